import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Block } from '../../data/ingest/blocks/block.js';
import { formatOf } from '../../data/ingest/formats/formats.js';
import { readableText } from '../../data/ingest/formats/readable-text.js';
import { ingest } from '../../data/ingest/ingest.js';
import { drawnText, pdfOf, rowsXml, wordDocument, wordParagraph, workbook } from '../data/ingest/formats/written.js';
import { type Check, judgesTimes, scaled } from './check.js';
import { chance } from './crowd.js';

/** Milliseconds of the processor and bytes that one file may take. */
const longest = 2_000;
const largest = 300 * 1024 * 1024;

const folders = ['../fixtures/documents/', '../../../shared/eval/foreign/documents/'];

/** Files to change: those of the tests, built ones of each format, and public ones where they are beside the repository. */
function originals(): readonly (readonly [string, Buffer])[] {
  const found = folders.flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    return existsSync(path) ? readdirSync(path).map((name) => [name, readFileSync(join(path, name))] as const) : [];
  });
  const rows = [
    ['Task', 'We', 'You'],
    ['Call the vendor', 'R', 'I'],
    ['Order the lines', 'A', 'R'],
  ];
  return [
    ...found,
    ['built.xlsx', Buffer.from(workbook([{ name: 'Who', xml: rowsXml(rows) }]))],
    [
      'built.docx',
      Buffer.from(wordDocument(wordParagraph('We', 'Heading1') + wordParagraph('Call the vendor', '', [1, 0]))),
    ],
    ['built.pdf', Buffer.from(pdfOf([drawnText(50, 700, 'We', 16, 'F2') + drawnText(60, 660, '- Call the vendor')]))],
    ['built.csv', Buffer.from(rows.map((row) => row.join(';')).join('\r\n'))],
  ];
}

/** A file with bytes changed, cut, doubled, or taken from another one. */
function changed(bytes: Buffer, other: Buffer, next: () => number): Buffer {
  let file = Buffer.from(bytes);
  const place = () => Math.floor(next() * file.length);
  for (let times = 1 + Math.floor(next() * 6); times > 0; times--) {
    const at = place();
    const length = Math.floor(next() ** 3 * 4_000);
    switch (Math.floor(next() * 5)) {
      case 0:
        file[at] = Math.floor(next() * 256);
        break;
      case 1:
        file = Buffer.concat([file.subarray(0, at), file.subarray(at + length)]);
        break;
      case 2:
        file = Buffer.concat([file.subarray(0, at), file.subarray(Math.max(0, at - length))]);
        break;
      case 3: {
        const from = Math.floor(next() * other.length);
        file = Buffer.concat([file.subarray(0, at), other.subarray(from, from + length), file.subarray(at)]);
        break;
      }
      default: {
        const piece = file.subarray(at, at + 1 + Math.floor(next() * 40));
        const times = Math.min(3_000, Math.floor(200_000 / Math.max(1, piece.length)));
        file = Buffer.concat([file.subarray(0, at), ...Array.from({ length: times }, () => piece), file.subarray(at)]);
      }
    }
  }
  return file;
}

/** A text with a duty planted on one of its empty lines, outside of what a document says about itself. */
function planted(bytes: Buffer, next: () => number, number: number): { file: Buffer; duty: string } {
  const duty = `plantedduty${number}`;
  const lines = bytes.toString('utf8').split('\n');
  const begins = lines[0]?.startsWith('---') ? lines.findIndex((line, at) => at > 0 && line.startsWith('---')) + 1 : 0;
  const empty = lines.flatMap((line, at) => (at >= begins && line.trim() === '' ? [at] : []));
  lines.splice(empty[Math.floor(next() * empty.length)] ?? lines.length, 0, '', `- ${duty}`, '');
  return { file: Buffer.from(lines.join('\n')), duty };
}

const isText = (name: string): boolean => /\.(?:md|txt)$/u.test(name);

function holds(blocks: readonly Block[], duty: string): boolean {
  return readableText(blocks).includes(duty);
}

/** What strangers' files can do to the reading of documents. */
export const strangersFiles: Check = {
  name: 'strangers-files',
  target:
    '5,000 changed files of all formats: each read or refused in a sentence, none over 2 s or 300 MB, and a duty planted in a sound text is never lost without a word',
  run: async ({ scale, seed }) => {
    const next = chance(seed);
    const files = originals();
    const wrong: string[] = [];
    let [slowest, slowestName, most, refused, read, found] = [0, '', 0, 0, 0, 0];
    const count = scaled(5_000, scale);
    for (let n = 0; n < count; n++) {
      const [name, bytes] = files[n % files.length] ?? ['', Buffer.alloc(0)];
      const [, other] = files[Math.floor(next() * files.length)] ?? ['', Buffer.alloc(0)];
      // A PDF takes a thread of its own: fewer of them say as much.
      if (name.endsWith('.pdf') && n % 3 !== 0) continue;
      const file = changed(bytes, other, next);
      const began = process.cpuUsage();
      const before = process.memoryUsage.rss();
      try {
        const content = formatOf(name, file).read(file);
        if ('sentence' in content) refused += 1;
        else read += 1;
      } catch (error) {
        wrong.push(`${name} (file ${n}) threw ${error instanceof Error ? error.message : String(error)}`);
      }
      const { user, system } = process.cpuUsage(began);
      const took = (user + system) / 1_000;
      if (took > slowest) [slowest, slowestName] = [took, `${name}, file ${n}`];
      most = Math.max(most, process.memoryUsage.rss() - before);
      if (!isText(name)) continue;
      const sound = planted(bytes, next, n);
      const content = formatOf(name, sound.file).read(sound.file);
      if ('sentence' in content || content.faults.length > 0) continue;
      found += 1;
      if (!holds(content.blocks, sound.duty)) wrong.push(`${name} (file ${n}) lost what was planted`);
    }
    // One bad file never stops the others.
    const together = ingest([
      { name: 'bad.docx', bytes: Buffer.from('PK\u0003\u0004bad') },
      { name: 'good.md', bytes: Buffer.from('# Your responsibilities\n## Initiate phase\n- Call the vendor.\n') },
    ]);
    if (together.dataset.responsibilities.length !== 1) wrong.push('a bad file stopped a good one');
    const isInTime = !judgesTimes(scale) || (slowest < longest && most < largest);
    return {
      compared: { read, refused, planted: found },
      ok: wrong.length === 0 && isInTime,
      measured:
        `${read} read, ${refused} refused, ${found} planted duties looked for, slowest ${slowest.toFixed(0)} ms (${slowestName}), ` +
        `${Math.round(most / 1024 / 1024)} MB more after a file at most, ${wrong.length} wrong${wrong[0] === undefined ? '' : ` (${wrong.slice(0, 3).join('; ')})`}`,
    };
  },
};
