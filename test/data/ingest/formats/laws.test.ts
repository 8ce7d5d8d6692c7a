import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readableText } from '../../../../data/ingest/formats/readable-text.js';
import { drawnText, pdfOf, readAs, rowsXml, wordDocument, wordParagraph, workbook } from './written.js';

/** Milliseconds of the processor that one file may take. */
const longest = 2_000;

function isReadOrRefused(name: string, bytes: Uint8Array): boolean {
  const begun = process.cpuUsage();
  const read = readAs(name, bytes);
  const isSaid = !('sentence' in read) || /[.!]$/u.test(read.sentence);
  const { user, system } = process.cpuUsage(begun);
  return isSaid && (user + system) / 1_000 < longest;
}

/** All words of a file, or what a person is told instead. */
function saidOf(name: string, content: string | Uint8Array): string {
  const read = readAs(name, content);
  if ('sentence' in read) return 'refused';
  return read.faults.length > 0 ? 'refused' : readableText(read.blocks);
}

/** Duties that cannot be anything else: two words with a number of their own. */
const duties = fc
  .array(fc.constantFrom('mow', 'dig', 'sow', 'prune', 'water', 'weed'), { minLength: 1, maxLength: 8 })
  .map((verbs) => verbs.map((verb, at) => `${verb} bed${at + 1}x`));
const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const keepsAll = (
  name: string,
  file: (duties: readonly string[], choice: readonly number[]) => string | Uint8Array,
  runs: number,
) =>
  fc.assert(
    fc.property(duties, fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }), (planted, choice) => {
      const said = saidOf(name, file(planted, choice));
      if (said === 'refused') return true;
      const missing = planted.filter((duty) => !said.includes(duty));
      assert.deepEqual(missing, []);
      return true;
    }),
    { numRuns: runs },
  );

describe('no format loses a duty without a word', () => {
  it('where Markdown has it in any form', () => {
    const forms: readonly ((duty: string) => string)[] = [
      (duty) => `- ${duty}`,
      (duty) => `${duty}\n---`,
      (duty) => `| ${duty} | R |`,
      (duty) => `<table><tr><td rowspan=2>${duty}</td><td>R</td></tr>`,
      (duty) => `\t• ${duty}`,
      (duty) => `<ul><li><p>${duty}</p>\n\n</ul>`,
    ];
    keepsAll(
      'a.md',
      (planted, choice) =>
        planted.map((duty, at) => forms[choice[at] ?? 0]?.(duty)).join(choice[7] === 0 ? '\n' : '\n\n'),
      200,
    );
  });

  it('where a page has it in any element', () => {
    const tags = ['li', 'td', 'p', 'h3', 'span', 'pre'];
    keepsAll(
      'a.html',
      (planted, choice) =>
        `<html>${planted.map((duty, at) => `<${tags[choice[at] ?? 0]}><b>${duty}</b>${at % 2 === 0 ? '' : `</${tags[choice[at] ?? 0]}>`}`).join('\n')}`,
      200,
    );
  });

  it('where a table as text has it between any signs', () => {
    const between = [';', ',', '\t', '|', ';;', ',\n'];
    keepsAll(
      'a.csv',
      (planted, choice) => planted.map((duty) => `"${duty}"${between[choice[0] ?? 0]}x`).join('\n'),
      200,
    );
  });

  it('where a sheet has it in any cell', () => {
    keepsAll(
      'a.xlsx',
      (planted, choice) => {
        const rows = planted.flatMap((duty, at) => [
          ...Array.from({ length: (choice[at] ?? 0) % 3 }, () => []),
          [
            ...Array.from({ length: choice[at] ?? 0 }, () => (at % 2 === 0 ? '' : 'x')),
            duty,
            choice[at] === 1 ? 'R' : '',
          ],
        ]);
        return workbook([{ name: 'A', xml: rowsXml(rows) }]);
      },
      60,
    );
  });

  it('where a Word document has it in paragraphs, lists and cells', () => {
    const forms: readonly ((duty: string) => string)[] = [
      (duty) => wordParagraph(duty),
      (duty) => wordParagraph(duty, 'Heading1'),
      (duty) => wordParagraph(duty, '', [1, 2]),
      (duty) => wordParagraph(`• ${duty}`),
      (duty) => `<w:tbl><w:tr><w:tc>${wordParagraph(duty)}</w:tc><w:tc>${wordParagraph('R')}</w:tc></w:tr></w:tbl>`,
      (duty) => `<w:sdt><w:sdtContent>${wordParagraph(duty)}</w:sdtContent></w:sdt>`,
    ];
    keepsAll(
      'a.docx',
      (planted, choice) => wordDocument(planted.map((duty, at) => forms[choice[at] ?? 0]?.(duty)).join('')),
      60,
    );
  });

  it('where a PDF draws it anywhere on its pages', () => {
    keepsAll(
      'a.pdf',
      (planted, choice) =>
        pdfOf([
          planted
            .map((duty, at) =>
              drawnText(
                40 + (choice[at] ?? 0) * 80,
                800 - at * 60 - (choice[at] ?? 0) * 5,
                duty,
                8 + (choice[at] ?? 0),
              ),
            )
            .join(''),
        ]),
      4,
    );
  });
});

describe('a file of a stranger', () => {
  const names = pick('a.md', 'a.html', 'a.csv', 'a.xlsx', 'a.docx', 'a.txt', 'a.tsv');

  it('is read or refused in a sentence, whatever its bytes are', () => {
    fc.assert(
      fc.property(names, fc.uint8Array({ maxLength: 2_000 }), (name, bytes) => isReadOrRefused(name, bytes)),
      { numRuns: 300 },
    );
  });

  it('is read or refused in a sentence, whatever its text is', () => {
    const word = pick(
      '<table>',
      '<td',
      ' colspan=9999',
      '>',
      '</',
      '|',
      '\n',
      '-',
      '- ',
      '\t',
      '"',
      ';',
      '**',
      '`',
      '<!--',
      'a',
      '[',
      '](',
      '&#',
      '    ',
      '> ',
      '+--+',
      '===',
      '1. ',
      '<li>',
      '\u00a0',
      '•',
    );
    fc.assert(
      fc.property(names, fc.array(word, { maxLength: 400 }), (name, words) =>
        isReadOrRefused(name, Buffer.from(words.join(''))),
      ),
      { numRuns: 300 },
    );
  });

  it('is read or refused in a sentence where bytes of it were changed, cut or doubled', () => {
    const sound: readonly (readonly [string, Uint8Array])[] = [
      [
        'a.xlsx',
        workbook([
          {
            name: 'A',
            xml: rowsXml([
              ['Task', 'We'],
              ['Call', 'R'],
            ]),
          },
        ]),
      ],
      ['a.docx', wordDocument(wordParagraph('Call', '', [1, 0]))],
      ['a.html', Buffer.from('<html><table><tr><td rowspan="2">Call</td><td>R</td></tr></table></html>')],
    ];
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), value: fc.nat(255), how: fc.nat(2) });
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        ([name, bytes], changes) => {
          let changed = Buffer.from(bytes);
          for (const { at, value, how } of changes) {
            const place = Math.floor(at * changed.length);
            if (how === 0) changed[place] = value;
            else if (how === 1)
              changed = Buffer.concat([changed.subarray(0, place), changed.subarray(place + (value % 40))]);
            else changed = Buffer.concat([changed.subarray(0, place), changed.subarray(Math.max(0, place - value))]);
          }
          return isReadOrRefused(name, changed);
        },
      ),
      { numRuns: 200 },
    );
  });
});
