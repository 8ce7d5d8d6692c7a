import { parseArgs } from 'node:util';
import { label } from '../../../cards/kit/markdown.js';
import type { ConcernGroup } from '../../../data/domain/answer/concerns.js';
import {
  type Concern,
  concernOf,
  type RightSide,
  rightSides,
  type Verdict,
} from '../../../data/domain/answer/feedback.js';
import type { JudgedQuestion } from '../../../data/store/store.js';
import { questionsToLookAt } from '../../../dialogs/questions/open-questions.js';
import { knowledgeNamed } from '../playbook/knowledge-named.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { withStore } from './with-store.js';

const usage = `baton questions [--since 2026-11-01|7d|24h] [--playbook DIR] [--csv | --json]
Lists what was not answered, had several answers of which none was meant, or was disputed, by the nearest statement of the
documents, the most frequent first; without --since, of the last seven days. \`baton wording\` turns a question into a wording
of a statement, or says that the documents don't cover it.
  --playbook  the folder of a playbook, in place of the documents that the bot has
Finds the store as the bot does: DATABASE_URL, else BATON_DATABASE_FILE (also from .env with node --env-file).`;

const options = {
  since: { type: 'string', default: '7d' },
  playbook: { type: 'string' },
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
    const asked = await store.questions.judgedSince(call.since);
    const { listed, counts } = listedQuestions(asked);
    const groups =
      call.form === 'csv' || listed.length === 0
        ? []
        : await questionsToLookAt(await knowledgeNamed(call.playbook), store, asked);
    write(call, { listed, counts, groups }, io);
    return listed.length === 0 ? 0 : 1;
  });
}

interface Call {
  readonly playbook?: string;
  readonly since: string;
  readonly form: 'table' | 'csv' | 'json';
}

function parse(args: string[], now: number): Call | string {
  let values: { since: string; playbook?: string; csv: boolean; json: boolean };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    return usageError(error);
  }
  if (values.csv && values.json) return 'choose one of --csv and --json.';
  const since = instantOf(values.since, now);
  if (since === null)
    return `--since ${label(values.since, 40)} is neither a day (2026-11-01) nor a time back (7d, 24h).`;
  const playbook = values.playbook === undefined ? {} : { playbook: values.playbook };
  return { ...playbook, since, form: values.csv ? 'csv' : values.json ? 'json' : 'table' };
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
  readonly id: string;
  readonly at: string;
  readonly concern: Concern;
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
  readonly noneOfThese: number;
  readonly disputed: number;
  readonly helpful: number;
}

const countedSides = (said: readonly RightSide[]) =>
  Object.fromEntries(rightSides.map((side) => [side, said.filter((one) => one === side).length])) as Record<
    RightSide,
    number
  >;

/** The questions to look at, oldest first, and their share of all; no names. */
function listedQuestions(asked: readonly JudgedQuestion[]): {
  readonly listed: readonly Listed[];
  readonly counts: Counts;
} {
  const listed = asked.flatMap((question): readonly Listed[] => {
    const { id, at, locale, citations, datasetVersion, text, parties = [], verdicts } = question;
    const concern = concernOf(question.outcome, verdicts);
    const said = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
    const counted = { helpful: said('helpful'), 'wrong-side': said('wrong-side'), 'not-asked': said('not-asked') };
    const sides = countedSides(question.rightSides);
    return concern === null
      ? []
      : [{ id, at, concern, verdicts: counted, rightSides: sides, locale, parties, citations, datasetVersion, text }];
  });
  const of = (concern: Listed['concern']) => listed.filter((one) => one.concern === concern).length;
  const helpful = asked.filter(({ verdicts }) => verdicts.includes('helpful')).length;
  const [unanswered, noneOfThese, disputed] = [of('unanswered'), of('none-of-these'), of('disputed')];
  return { listed, counts: { asked: asked.length, unanswered, noneOfThese, disputed, helpful } };
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

interface Found {
  readonly listed: readonly Listed[];
  readonly counts: Counts;
  readonly groups: readonly ConcernGroup<JudgedQuestion>[];
}

function write({ since, form }: Call, { listed, counts, groups }: Found, io: Io): void {
  if (form === 'json') {
    const said = new Map(listed.map((one) => [one.id, one]));
    io.out(
      JSON.stringify({ since, ...counts, groups: groups.map((group) => groupJson(group, said)), questions: listed }),
    );
    return;
  }
  const { asked, unanswered, noneOfThese, disputed, helpful } = counts;
  io.err(
    `${asked} asked since ${since}: ${unanswered} unanswered, ${noneOfThese} with no fitting answer, ${disputed} disputed, ${helpful} found helpful.`,
  );
  if (form === 'csv') {
    io.out(csvLine(columns));
    for (const one of listed) io.out(csvLine(cellsOf(one)));
    return;
  }
  for (const group of groups) writeGroup(group, io);
}

function groupJson(
  { statement, times, questions: asked }: ConcernGroup<JudgedQuestion>,
  said: ReadonlyMap<string, Listed>,
) {
  const near =
    statement === null
      ? null
      : { id: statement.id, text: statement.text, party: statement.party, phase: statement.phase };
  return {
    statement: near,
    times,
    questions: asked.map(({ newest: { id, text, locale }, concern, times: often }) => {
      const { verdicts, rightSides: sides } = said.get(id) ?? {};
      return { id, text, locale, concern, times: often, verdicts, rightSides: sides };
    }),
  };
}

/** As much of an id as tells questions apart; `baton wording` takes it. */
const shownOfId = 10;

function writeGroup({ statement, times, questions: asked }: ConcernGroup<JudgedQuestion>, io: Io): void {
  const near =
    statement === null
      ? 'near no statement'
      : `${label(statement.text, 200)} (${[statement.party ?? 'no party', statement.id].join(', ')})`;
  io.out(`${times}×  ${near}`);
  for (const { newest, concern, times: often } of asked) {
    const parties = newest.parties ?? [];
    const answered = parties.length === 0 ? '' : ` → ${parties.join(', ')}`;
    const why = whyDisputed(newest);
    const place = `${newest.id.slice(0, shownOfId).padEnd(shownOfId)}  ${newest.locale.padEnd(5)}`;
    io.out(`    ${often}×  ${concern.padEnd(13)}  ${place}  ${label(newest.text, 2000)}${answered}${why}`);
  }
}

function whyDisputed({ verdicts, rightSides: sides }: JudgedQuestion): string {
  const said = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const right = sidesSaid(countedSides(sides));
  const why = [
    said('wrong-side') > 0 ? `wrong side ×${said('wrong-side')}${right === '' ? '' : `, right: ${right}`}` : '',
    said('not-asked') > 0 ? `not what was asked ×${said('not-asked')}` : '',
  ].filter((part) => part !== '');
  return why.length === 0 ? '' : ` (${why.join(', ')})`;
}
