import { lapse, nextItemNumber } from './checklist.js';
import type { Decision, Engagement, Instant, Item, Person } from './engagement.js';
import type { IsoDate, Side } from './responsibility.js';
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

/** Pasted lines, `text | party | date` in any order after the text, as they were understood. Empty lines fall away. */
export function draftOf(
  pasted: string,
  engagement: Engagement,
  by: Person,
  read: (written: string) => IsoDate | null,
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
      const due = dates.map(read).find((date) => date !== null) ?? null;
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
