import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ingest } from '../../../../data/ingest/ingest.js';
import { drawnText, pdfOf, rowsXml, wordDocument, wordParagraph, workbook } from '../formats/written.js';

// Documents as people write them, with names that no playbook knows among names that all do. What a duty's reader
// cannot read must at least be reported: silence is the one answer that is always wrong.

interface Tongue {
  /** Parties that documents of this language name; the first two are what any playbook calls its sides. */
  readonly parties: readonly string[];
  readonly phases: readonly string[];
  readonly duties: readonly string[];
  readonly heading: (party: string) => string;
  readonly task: string;
  readonly owner: string;
  readonly phase: string;
  readonly notes: readonly string[];
  readonly aside: string;
}

const tongues: readonly Tongue[] = [
  {
    parties: ['Customer', 'Supplier', 'Harbour Office', 'Night Crew', 'Ropeworks Ltd', 'Mara Olsen'],
    phases: ['Mooring', 'Phase 2: Loading', 'Departure'],
    duties: [
      'Check the ropes of the pier',
      'Provide two tugs for the entry',
      'Approve the loading plan',
      'Count the crates on the quay',
      'Keep the lamp lit overnight',
      'Hand over the cargo papers',
    ],
    heading: (party) => `${party} responsibilities`,
    task: 'Task',
    owner: 'Responsible',
    phase: 'Phase',
    notes: ['This plan is reviewed each spring.', 'Draft, version 3.'],
    aside: 'Remarks',
  },
  {
    parties: ['Kunde', 'Dienstleister', 'Hafenamt', 'Nachtschicht', 'Seilerei Brandt GmbH', 'Jana Petersen'],
    phases: ['Anlegen', 'Phase 2: Beladung', 'Abfahrt'],
    duties: [
      'Taue am Pier prüfen',
      'Zwei Schlepper für die Einfahrt stellen',
      'Ladeplan freigeben',
      'Kisten auf dem Kai zählen',
      'Laterne über Nacht brennen lassen',
      'Frachtpapiere übergeben',
    ],
    heading: (party) => `Aufgaben ${party}`,
    task: 'Aufgabe',
    owner: 'Verantwortlich',
    phase: 'Phase',
    notes: ['Der Plan wird jedes Frühjahr geprüft.', 'Entwurf, Fassung 3.'],
    aside: 'Bemerkungen',
  },
  {
    parties: ['고객사', '공급사', '항만 사무소', '야간 근무조', '한빛로프', '정하늘'],
    phases: ['정박', '2단계: 적재', '출항'],
    duties: [
      '부두 밧줄 점검',
      '입항용 예인선 두 척 제공',
      '적재 계획 승인',
      '부두 위 상자 수량 확인',
      '야간 등불 유지',
      '화물 서류 인계',
    ],
    heading: (party) => `${party} 담당 업무`,
    task: '업무',
    owner: '담당자',
    phase: '단계',
    notes: ['이 계획은 매년 봄에 검토합니다.', '초안 제3판.'],
    aside: '비고',
  },
  {
    parties: ['Cliente', 'Fornecedor', 'Capitania', 'Turno da noite', 'Cordoaria Lima Ltda', 'Rui Tavares'],
    phases: ['Atracação', 'Fase 2: Carregamento', 'Partida'],
    duties: [
      'Verificar as cordas do cais',
      'Fornecer dois rebocadores para a entrada',
      'Aprovar o plano de carga',
      'Contar as caixas no cais',
      'Manter a lanterna acesa à noite',
      'Entregar os papéis da carga',
    ],
    heading: (party) => `Responsabilidades do ${party}`,
    task: 'Tarefa',
    owner: 'Responsável',
    phase: 'Fase',
    notes: ['O plano é revisto em cada primavera.', 'Rascunho, versão 3.'],
    aside: 'Observações',
  },
];

type Part =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'note'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'nested'; readonly opener: string; readonly items: readonly string[] }
  | { readonly is: 'lines'; readonly lines: readonly string[] }
  | { readonly is: 'table'; readonly rows: readonly (readonly string[])[] };

interface Written {
  readonly parts: readonly Part[];
  readonly planted: readonly string[];
}

const some = <T>(values: readonly T[], least: number, most = values.length) =>
  fc.shuffledSubarray([...values], { minLength: least, maxLength: most });

/** Lists under the headings of parties, with notes between. */
const lists = (tongue: Tongue): fc.Arbitrary<Written> =>
  fc
    .tuple(some(tongue.parties, 2, 3), some(tongue.duties, 6), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
    .map(([parties, duties, mess]) => ({
      parts: parties.flatMap((party, at): readonly Part[] => [
        { is: 'heading', text: tongue.heading(party) },
        ...(mess[at] ? [{ is: 'note' as const, text: tongue.notes[at % 2] ?? '' }] : []),
        { is: 'list', items: duties.filter((_, index) => index % parties.length === at) },
      ]),
      planted: duties,
    }));

/** Lists within lists under the headings of parties. */
const nested = (tongue: Tongue): fc.Arbitrary<Written> =>
  fc.tuple(some(tongue.parties, 2, 3), some(tongue.duties, 6), fc.nat(5)).map(([parties, duties, turn]) => ({
    parts: parties.flatMap((party, at): readonly Part[] => [
      { is: 'heading', text: tongue.heading(party) },
      {
        is: 'nested',
        opener: `${duties[(turn + at) % duties.length] ?? ''}:`,
        items: duties.filter((_, index) => index % parties.length === at),
      },
    ]),
    planted: duties,
  }));

/** Lines that each begin with the name of the one who does it, under the heading of a phase. */
const namedLines = (tongue: Tongue): fc.Arbitrary<Written> =>
  fc
    .tuple(some(tongue.parties, 2, 3), some(tongue.duties, 6), fc.constantFrom(': ', ' – ', ' — '))
    .map(([parties, duties, between]) => ({
      parts: tongue.phases.slice(1, 2).flatMap((phase): readonly Part[] => [
        { is: 'heading', text: phase },
        { is: 'lines', lines: duties.map((duty, at) => `**${parties[at % parties.length]}**${between}${duty}`) },
      ]),
      planted: duties,
    }));

/** What may stand in and about a table: an empty row, a legend, a column that no one knows. */
const mess = fc.record({
  emptyRow: fc.boolean(),
  legend: fc.boolean(),
  aside: fc.boolean(),
  note: fc.boolean(),
  heading: fc.boolean(),
});

function tabled(
  tongue: Tongue,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  planted: readonly string[],
  messy: { readonly [part in 'emptyRow' | 'legend' | 'aside' | 'note' | 'heading']: boolean },
): Written {
  const wide = (row: readonly string[], aside: string) => (messy.aside ? [...row, aside] : row);
  const filled = rows.map((row) => wide(row, ''));
  const empty = messy.emptyRow ? [filled[0]?.map(() => '') ?? []] : [];
  return {
    parts: [
      ...(messy.heading ? [{ is: 'heading' as const, text: 'RACI' }] : []),
      ...(messy.note ? [{ is: 'note' as const, text: tongue.notes[0] ?? '' }] : []),
      { is: 'table', rows: [wide(head, tongue.aside), ...filled.slice(0, 2), ...empty, ...filled.slice(2)] },
      ...(messy.legend
        ? [{ is: 'note' as const, text: 'R = Responsible, A = Accountable, C = Consulted, I = Informed' }]
        : []),
    ],
    planted,
  };
}

const matrices = (tongue: Tongue): fc.Arbitrary<Written> =>
  fc
    .tuple(some(tongue.parties, 2, 4), some(tongue.duties, 3), fc.nat(3), mess)
    .map(([parties, duties, turn, messy]) => {
      const rows = duties.map((duty, at) => [
        duty,
        ...parties.map((_, index) => ['R', 'A', 'C', 'I'][(at + index + turn) % 4] ?? ''),
      ]);
      return tabled(tongue, [tongue.task, ...parties], rows, duties, messy);
    });

const ownerColumns = (tongue: Tongue): fc.Arbitrary<Written> =>
  fc
    .tuple(some(tongue.parties, 1, 4), some(tongue.duties, 3), fc.boolean(), mess)
    .map(([parties, duties, phased, messy]) => {
      const rows = duties.map((duty, at) => [
        ...(phased ? [tongue.phases[at % 3] ?? ''] : []),
        duty,
        parties[at % parties.length] ?? '',
      ]);
      const head = [...(phased ? [tongue.phase] : []), tongue.task, tongue.owner];
      return tabled(tongue, head, rows, duties, messy);
    });

/** One of the parties is known: a table of which no head is has the form of any table. */
const partyColumns = (tongue: Tongue): fc.Arbitrary<Written> =>
  fc.tuple(some(tongue.parties.slice(1), 1, 2), some(tongue.duties, 6), mess).map(([others, duties, messy]) => {
    const parties = [tongue.parties[0] ?? '', ...others];
    const width = parties.length;
    const rows = Array.from({ length: duties.length / width }, (_, at) => [
      tongue.phases[at % 3] ?? '',
      ...duties.slice(at * width, (at + 1) * width),
    ]);
    return tabled(tongue, [tongue.phase, ...parties], rows, duties, messy);
  });

const markdownOf = ({ parts }: Written): string =>
  parts
    .map((part) => {
      if (part.is === 'heading') return `## ${part.text}`;
      if (part.is === 'note') return part.text;
      if (part.is === 'list') return part.items.map((item) => `- ${item}`).join('\n');
      if (part.is === 'nested') return [`- ${part.opener}`, ...part.items.map((item) => `  - ${item}`)].join('\n');
      if (part.is === 'lines') return part.lines.join('  \n');
      const [head = [], ...rows] = part.rows.map((row) => `| ${row.join(' | ')} |`);
      return [head, `|${part.rows[0]?.map(() => '---|').join('')}`, ...rows].join('\n');
    })
    .join('\n\n');

const bold = (line: string): string => line.replace(/\*\*(.+?)\*\*/gu, '<b>$1</b>');

const htmlOf = ({ parts }: Written): string =>
  `<html><body>${parts
    .map((part) => {
      if (part.is === 'heading') return `<h2>${part.text}</h2>`;
      if (part.is === 'note') return `<p>${part.text}</p>`;
      if (part.is === 'list') return `<ul>${part.items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
      if (part.is === 'nested')
        return `<ul><li>${part.opener}<ul>${part.items.map((item) => `<li>${item}</li>`).join('')}</ul></li></ul>`;
      if (part.is === 'lines') return `<p>${part.lines.map(bold).join('<br>')}</p>`;
      return `<table>${part.rows.map((row, at) => `<tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`;
    })
    .join('')}</body></html>`;

/** As rows of a sheet, where lists stand below their headings. */
const rowsOf = ({ parts }: Written): readonly (readonly string[])[] =>
  parts.flatMap((part) => {
    if (part.is === 'table') return part.rows;
    if (part.is === 'list') return part.items.map((item) => [item]);
    if (part.is === 'nested') return [part.opener, ...part.items].map((item) => [item]);
    return part.is === 'lines' ? part.lines.map((line) => [line]) : [[part.text]];
  });

const csvOf = (written: Written): string =>
  rowsOf(written)
    .map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))
    .join('\n');

const docxOf = ({ parts }: Written): Uint8Array =>
  wordDocument(
    parts
      .map((part) => {
        if (part.is === 'heading') return wordParagraph(part.text, 'Heading1');
        if (part.is === 'note') return wordParagraph(part.text);
        if (part.is === 'list') return part.items.map((item) => wordParagraph(item, '', [1, 0])).join('');
        if (part.is === 'nested')
          return (
            wordParagraph(part.opener, '', [1, 0]) + part.items.map((item) => wordParagraph(item, '', [1, 1])).join('')
          );
        if (part.is === 'lines') return part.lines.map((line) => wordParagraph(line.replaceAll('**', ''))).join('');
        return `<w:tbl>${part.rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
      })
      .join(''),
  );

/** A page: headings in bold, each line below the one before; a table is lines of cells in columns. */
const pdfOfWritten = ({ parts }: Written): Uint8Array => {
  let y = 800;
  const line = (x: number, text: string, font = 'F1') => drawnText(x, y, text, font === 'F2' ? 14 : 10, font);
  const drawn = parts.map((part) => {
    y -= 30;
    if (part.is === 'heading') return line(50, part.text, 'F2');
    if (part.is === 'note') return line(50, part.text);
    const rows = part.is === 'table' ? part.rows : rowsOf({ parts: [part], planted: [] });
    const sign = part.is === 'list' || part.is === 'nested' ? '- ' : '';
    return rows
      .map((row) => {
        y -= 16;
        const texts = row.map((cell) => cell.replaceAll('**', '').replace(/ [–—] /u, ': '));
        return texts.map((text, at) => (text === '' ? '' : line(50 + at * 190, sign + text))).join('');
      })
      .join('');
  });
  return pdfOf([drawn.join('')]);
};

const formats: Readonly<Record<string, (written: Written) => string | Uint8Array>> = {
  'plan.md': markdownOf,
  'plan.html': htmlOf,
  'plan.csv': csvOf,
  'plan.xlsx': (written) => workbook([{ name: 'Plan', xml: rowsXml(rowsOf(written)) }]),
  'plan.docx': docxOf,
  'plan.pdf': pdfOfWritten,
};

/** Planted duties that are in no statement, and not in a place that the report names. */
function silentlyLost(name: string, written: Written): readonly string[] {
  const content = formats[name]?.(written) ?? '';
  const { dataset, reports, problems } = ingest([
    { name, bytes: typeof content === 'string' ? Buffer.from(content) : content },
  ]);
  const said = dataset.responsibilities.map(({ text }) => text);
  const lost = written.planted.filter((duty) => !said.some((text) => text.includes(duty)));
  if (lost.length === 0 || problems.length > 0) return [];
  const unread = reports.flatMap((report) => report.unread);
  // Where a duty stands is known in texts, whose lines are counted here.
  const lines = typeof content === 'string' ? content.split('\n') : null;
  if (lines === null || name.endsWith('.html')) return unread.length > 0 ? [] : lost;
  return lost.filter((duty) => {
    const at = lines.findIndex((line) => line.includes(duty)) + 1;
    return !unread.some(({ line, until }) => line <= at && at <= (until ?? line));
  });
}

/** The pages that tests write know the letters of English alone. */
const tonguesOf = (name: string): readonly Tongue[] => (name.endsWith('.pdf') ? tongues.slice(0, 1) : tongues);

const forms = { lists, nested, namedLines, matrices, ownerColumns, partyColumns };
const seed = 15;
const isSheet = /csv|xlsx/u;
const hasEmptyRow = ({ parts }: Written): boolean =>
  parts.some((part) => part.is === 'table' && part.rows.some((row) => row.every((cell) => cell === '')));

describe('planted duties are read or reported', () => {
  for (const [form, arbitrary] of Object.entries(forms))
    for (const name of Object.keys(formats)) {
      // A sheet knows no headings and lists.
      if (!/matrices|Columns/u.test(form) && isSheet.test(name)) continue;
      it(`where ${form.replace(/[A-Z]/u, (letter) => ` ${letter.toLowerCase()}`)} stand in ${name}`, () => {
        fc.assert(
          fc.property(fc.constantFrom(...tonguesOf(name)).chain(arbitrary), (written) => {
            // In a sheet, rows of new names below an empty row may as well be another table.
            fc.pre(!isSheet.test(name) || form === 'matrices' || !hasEmptyRow(written));
            assert.deepEqual(silentlyLost(name, written), [], markdownOf(written));
          }),
          { seed, numRuns: 8 },
        );
      });
    }
});
