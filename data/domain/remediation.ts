import { lapse, nextItemNumber } from './checklist.js';
import type { Decision, Engagement, Instant, Item, Person } from './engagement.js';
import type { IsoDate, Locale, Side } from './responsibility.js';
import { isOpen, may, sideOf } from './rights.js';

/** One pasted line as it was understood. `side` is null where the line does not say it clearly: it is asked, not guessed. */
export interface DraftLine {
  readonly text: string;
  readonly side: Side | null;
  readonly due: IsoDate | null;
  /** What was written where a date belongs and could not be read as one. */
  readonly unreadDate?: string;
}

/** A paste is a meeting's outcome, not a database: beyond this it is cut into several. */
export const maxDraftLines = 100;
export const maxLineLength = 500;

const partyWords: Readonly<Record<Side, readonly string[]>> = {
  customer: ['customer', 'client', '고객', '고객사', '고객 측', 'cliente', 'a cliente', 'empresa', 'kund', 'kunden'],
  microsoft: [
    'microsoft',
    'ms',
    'fasttrack',
    'specialist',
    'fasttrack specialist',
    '마이크로소프트',
    '스페셜리스트',
    '전문가',
    'especialista',
    'specialisten',
  ],
};

/** "We" means the speaker's side, which only the roster knows. */
const ownWords = ['we', 'us', 'our side', '우리', '우리 쪽', '저희', 'nós', 'nos', 'a gente', 'vi', 'oss'];

function sideNamed(word: string, customer: string, own: Side | null): Side | null {
  const said = word.trim().toLowerCase().replace(/[.:]$/u, '');
  if (said === '') return null;
  if (said === customer.toLowerCase()) return 'customer';
  if (partyWords.customer.includes(said)) return 'customer';
  if (partyWords.microsoft.includes(said)) return 'microsoft';
  return ownWords.includes(said) ? own : null;
}

const pad = (n: number) => String(n).padStart(2, '0');

function realDate(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? `${year}-${pad(month)}-${pad(day)}` : null;
}

/**
 * A date as people in a language write it: `2026-12-03`, `3/12`, `12.3.2026`, `12월 3일`. Without a year it is the next such
 * day from `today`. English and Korean put the month first, Portuguese and Swedish the day. null when it is no date.
 */
export function dateWritten(text: string, locale: Locale, today: IsoDate): IsoDate | null {
  const said = text.trim();
  const iso = /^(\d{4})[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})\.?$/u.exec(said);
  if (iso !== null) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const korean = /^(?:(\d{4})년\s*)?(\d{1,2})월\s*(\d{1,2})일$/u.exec(said);
  const short = /^(\d{1,2})[-./]\s?(\d{1,2})(?:[-./]\s?(\d{4}|\d{2}))?\.?$/u.exec(said);
  const monthFirst = locale === 'en' || locale === 'ko';
  const found =
    korean !== null
      ? { year: korean[1], month: korean[2], day: korean[3] }
      : short !== null
        ? { year: short[3], month: monthFirst ? short[1] : short[2], day: monthFirst ? short[2] : short[1] }
        : null;
  if (found === null) return null;
  const month = Number(found.month);
  const day = Number(found.day);
  if (found.year !== undefined) {
    return realDate(found.year.length === 2 ? 2000 + Number(found.year) : Number(found.year), month, day);
  }
  const year = Number(today.slice(0, 4));
  const thisYear = realDate(year, month, day);
  return thisYear !== null && thisYear >= today ? thisYear : realDate(year + 1, month, day);
}

/** Pasted lines, `text | party | date` in any order after the text, as they were understood. Empty lines fall away. */
export function draftOf(
  pasted: string,
  engagement: Engagement,
  by: Person,
  locale: Locale,
  today: IsoDate,
): readonly DraftLine[] {
  const customer = engagement.details?.customer ?? '';
  const own = sideOf(engagement, by.id);
  return pasted
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*(?:[-*•·–]|\d{1,3}[.)])\s+/u, '').trim())
    .filter((line) => line !== '')
    .map((line): DraftLine => {
      const [text = '', ...rest] = line.split(/\s*[|\t]\s*/u).map((part) => part.trim());
      const said = rest.filter((part) => part !== '');
      const side = said.map((part) => sideNamed(part, customer, own)).find((found) => found !== null) ?? null;
      const dates = said.filter((part) => sideNamed(part, customer, own) === null && /\d/u.test(part));
      const due = dates.map((part) => dateWritten(part, locale, today)).find((date) => date !== null) ?? null;
      const unread = due === null ? dates[0] : undefined;
      return { text, side, due, ...(unread === undefined ? {} : { unreadDate: unread }) };
    })
    .filter((line) => line.text !== '');
}

/** Lines whose side is known by now become the engagement's remediation list; allowed in assess and in remediate. */
export function addRemediation(
  engagement: Engagement,
  draft: string,
  lines: readonly DraftLine[],
  by: Person,
  at: Instant,
): Decision {
  if (engagement.items.some((item) => item.draft === draft)) return { events: [] };
  const refusal = mayAdd(engagement, by) ?? (lines.some((line) => line.side === null) ? { code: 'need-party' } : null);
  if (refusal !== null) return { refusal };
  if (lines.length === 0) return { events: [] };
  const first = nextItemNumber(engagement);
  const items = lines.map(
    (line, index): Item => ({
      id: String(first + index),
      version: 0,
      phase: 'remediate',
      side: line.side ?? 'customer',
      text: line.text,
      section: 'remediation',
      draft,
      optional: false,
      undecided: false,
      ...(line.due === null ? {} : { due: line.due }),
      tick: null,
      removed: false,
    }),
  );
  const lapsed = engagement.phase === 'remediate' ? lapse(engagement, items, at, by) : [];
  return { events: [{ type: 'ItemsAdded', items, at, by }, ...lapsed] };
}

/** Why somebody cannot add remediation lines now; null when they can. */
export function mayAdd(engagement: Engagement, by: Person) {
  const closed = isOpen(engagement);
  if (closed !== null) return closed;
  if (engagement.phase === 'enable') return { code: 'phase-closed' };
  return may(engagement, 'remediation-save', by.id);
}
