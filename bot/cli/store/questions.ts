import { parseArgs } from 'node:util';
import { label } from '../../../cards/kit/markdown.js';
import { concernOf, type RightSide, rightSides, type Verdict } from '../../../data/domain/answer/feedback.js';
import type { JudgedQuestion } from '../../../data/store/store.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { withStore } from './with-store.js';

const usage = `baton questions [--since 2026-11-01|7d|24h] [--csv | --json]
Lists what was not answered or was disputed; without --since, of the last seven days.
Finds the store as the bot does: DATABASE_URL, else BATON_DATABASE_FILE (also from .env with node --env-file).`;

const options = {
  since: { type: 'string', default: '7d' },
  csv: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Questions that the documents or their topics should learn from. Exit 0 = none, 1 = some or no store, 2 = wrong use. */
export async function questions(args: string[], io: Io, now = Date.now()): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args, now);
  if (typeof call === 'string') {
    io.err(`baton questions: ${call}`);
    io.err(usage);
    return 2;
  }
  return await withStore('questions', io, async (store) => {
    const { listed, counts } = listedQuestions(await store.questions.judgedSince(call.since));
    write(call, listed, counts, io);
    return listed.length === 0 ? 0 : 1;
  });
}

interface Call {
  readonly since: string;
  readonly form: 'table' | 'csv' | 'json';
}

function parse(args: string[], now: number): Call | string {
  let values: { since: string; csv: boolean; json: boolean };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    return usageError(error);
  }
  if (values.csv && values.json) return 'choose one of --csv and --json.';
  const since = instantOf(values.since, now);
  if (since === null)
    return `--since ${label(values.since, 40)} is neither a day (2026-11-01) nor a time back (7d, 24h).`;
  return { since, form: values.csv ? 'csv' : values.json ? 'json' : 'table' };
}

const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** A day begins at midnight UTC, as everything in the store is written. */
function instantOf(text: string, now: number): string | null {
  const back = /^(\d{1,4})([hdw])$/u.exec(text);
  if (back !== null) return new Date(now - Number(back[1]) * (units[back[2] ?? ''] ?? 0)).toISOString();
  if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/u.test(text)) return null;
  const at = new Date(text);
  // JavaScript reads 2026-02-30 as a day in March, so the day is compared with what was written.
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text.slice(0, 10)) ? null : at.toISOString();
}

interface Listed {
  readonly at: string;
  readonly concern: 'unanswered' | 'disputed';
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** How often each side was said to be the right one. */
  readonly rightSides: Readonly<Record<RightSide, number>>;
  readonly locale: string;
  readonly parties: readonly string[];
  readonly citations: readonly string[];
  readonly datasetVersion: string;
  readonly text: string;
}

interface Counts {
  readonly asked: number;
  readonly unanswered: number;
  readonly disputed: number;
  readonly helpful: number;
}

/** The questions to look at, oldest first, and their share of all; no names. */
function listedQuestions(asked: readonly JudgedQuestion[]): {
  readonly listed: readonly Listed[];
  readonly counts: Counts;
} {
  const listed = asked.flatMap((question): readonly Listed[] => {
    const { at, locale, citations, datasetVersion, text, parties = [], verdicts } = question;
    const concern = concernOf(question.outcome, verdicts);
    const said = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
    const counted = { helpful: said('helpful'), 'wrong-side': said('wrong-side'), 'not-asked': said('not-asked') };
    const sides = Object.fromEntries(
      rightSides.map((side) => [side, question.rightSides.filter((one) => one === side).length]),
    ) as Record<RightSide, number>;
    return concern === null
      ? []
      : [{ at, concern, verdicts: counted, rightSides: sides, locale, parties, citations, datasetVersion, text }];
  });
  const of = (concern: Listed['concern']) => listed.filter((one) => one.concern === concern).length;
  const helpful = asked.filter(({ verdicts }) => verdicts.includes('helpful')).length;
  return { listed, counts: { asked: asked.length, unanswered: of('unanswered'), disputed: of('disputed'), helpful } };
}

const columns = [
  'at',
  'concern',
  'helpful',
  'wrong-side',
  'not-asked',
  'locale',
  'parties',
  'source',
  'question',
  'right-side',
] as const;

/** Which sides were said to be right, by how many. */
const sidesSaid = (sides: Listed['rightSides']): string =>
  rightSides.flatMap((side) => (sides[side] === 0 ? [] : [`${side} ×${sides[side]}`])).join(' ');

const cellsOf = ({
  at,
  concern,
  verdicts,
  rightSides: sides,
  locale,
  parties,
  citations,
  text,
}: Listed): readonly string[] => [
  at,
  concern,
  ...[verdicts.helpful, verdicts['wrong-side'], verdicts['not-asked']].map(String),
  locale,
  parties.join(' '),
  citations.join(' '),
  // Typed text as one line without control characters.
  label(text, 2000),
  sidesSaid(sides),
];

/** Quoted so that a spreadsheet takes no typed text for a formula. */
const quoted = (cell: string): string => `"${/^[=+\-@\t]/u.test(cell) ? `'${cell}` : cell}"`;
const csvLine = (cells: readonly string[]): string => cells.map((cell) => quoted(cell.replaceAll('"', '""'))).join(',');

function write({ since, form }: Call, listed: readonly Listed[], counts: Counts, io: Io): void {
  if (form === 'json') {
    io.out(JSON.stringify({ since, ...counts, questions: listed }));
    return;
  }
  const { asked, unanswered, disputed, helpful } = counts;
  io.err(`${asked} asked since ${since}: ${unanswered} unanswered, ${disputed} disputed, ${helpful} found helpful.`);
  if (form === 'csv') {
    io.out(csvLine(columns));
    for (const one of listed) io.out(csvLine(cellsOf(one)));
    return;
  }
  for (const { at, concern, verdicts, rightSides: sides, locale, parties, text } of listed) {
    const right = sidesSaid(sides);
    const said = [
      verdicts['wrong-side'] > 0
        ? `wrong side ×${verdicts['wrong-side']}${right === '' ? '' : `, right: ${right}`}`
        : '',
      verdicts['not-asked'] > 0 ? `not what was asked ×${verdicts['not-asked']}` : '',
    ].filter((part) => part !== '');
    const answered = parties.length === 0 ? '' : ` → ${parties.join(', ')}`;
    const day = `${at.slice(0, 10)} ${at.slice(11, 16)}`;
    const why = said.length === 0 ? '' : ` (${said.join(', ')})`;
    io.out(`${day}  ${concern.padEnd(10)}  ${locale.padEnd(5)}  ${label(text, 2000)}${answered}${why}`);
  }
}
