import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { day } from '../../../cards/kit/i18n.js';
import type { PartyId } from '../../../data/domain/playbook/playbook.js';
import { mainParty } from '../../../data/domain/playbook/sides.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import type { PastedRow } from '../../../data/language/paste/fields.js';
import { readPaste } from '../../../data/language/paste/read.js';
import { firstPlaybook } from '../../../data/playbooks/shipped.js';
import { localeOf } from '../../teams/text/text.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const usage = `Usage: baton add --preview FILE --locale TAG [--today DATE] [--customer NAME] [--json]
  FILE      lines as they are pasted after “@Baton add”; - reads standard input
  TAG       the language tag of the paster's client (en-GB): its country orders day and month
  --today   YYYY-MM-DD; today, if it is left out`;

const options = {
  preview: { type: 'string' },
  locale: { type: 'string' },
  today: { type: 'string' },
  customer: { type: 'string', default: 'Contoso' },
  json: { type: 'boolean', default: false },
} as const;

/** Sides by the names that the shipped playbook gives to their parties. */
const partyOf = (side: PastedRow['side']): PartyId | null =>
  side === undefined || side === null ? null : mainParty(firstPlaybook(), side);

/** What a line became, as machines read it: `unread` are its parts that could not be placed. */
const recordOf = ({ text, side, date, unread }: PastedRow) => ({
  text,
  party: partyOf(side),
  date: date ?? null,
  unread,
});

/**
 * `baton add`: what `add` would make of a text that the customer's project manager pastes; nothing is saved. Exit 0 = there
 * are lines, 1 = none was found, 2 = wrong use.
 */
export async function add(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  let values: ReturnType<typeof parsed>;
  try {
    values = parsed(args);
  } catch (error) {
    return wrong(usageError(error), io);
  }
  const { preview, locale, today = new Date().toISOString().slice(0, 10), customer } = values;
  if (preview === undefined) return wrong('--preview names the file with the lines.', io);
  if (locale === undefined || !isTag(locale)) return wrong('--locale is a language tag, such as en-GB.', io);
  if (!isDay(today)) return wrong('--today is a day, such as 2026-11-30.', io);
  let pasted: string;
  try {
    pasted = readFileSync(preview === '-' ? 0 : preview, 'utf8');
  } catch (error) {
    return wrong(`${preview}: cannot be read (${codeOf(error)}). Check the path.`, io);
  }
  const { rows, headings } = readPaste(pasted.replace(/^\ufeff/u, ''), {
    customer,
    own: 'customer',
    tag: locale,
    today,
    people: [],
  });
  if (values.json) io.out(JSON.stringify(rows.map(recordOf)));
  else write(rows, headings, localeOf(locale), io);
  return rows.length === 0 ? 1 : 0;
}

const parsed = (args: string[]) => parseArgs({ args, options }).values;

function write(rows: readonly PastedRow[], headings: readonly string[], locale: Locale, io: Io): void {
  for (const { text, side, date, other, unread } of rows) {
    io.out(text);
    io.out(`    party: ${partyOf(side) ?? 'not said'} · date: ${date === undefined ? 'none' : day(date, locale)}`);
    if (other !== undefined) io.out(`    the same numbers are ${day(other, locale)} elsewhere`);
    if (unread.length > 0) io.out(`    not understood: ${unread.map((part) => `“${part}”`).join(', ')}`);
  }
  if (headings.length > 0) io.out(`titles, no lines: ${headings.map((one) => `“${one}”`).join(', ')}`);
  if (rows.length === 0) io.err('baton add: there is no line. Write one thing a line: text | party | date.');
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

function wrong(sentence: string, io: Io): number {
  io.err(`baton add: ${sentence}`);
  io.err(usage);
  return 2;
}
