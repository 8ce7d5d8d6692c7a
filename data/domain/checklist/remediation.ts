import type { Decision } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Item } from '../item.js';
import type { Instant, Person } from '../person.js';
import { ownListFrom } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Side } from '../playbook/sides.js';
import type { IsoDate } from '../responsibility.js';
import { isOpen, may } from '../rights.js';
import { lapse, nextItemNumber } from './checklist.js';
import { mayItem } from './item-rights.js';

/** One pasted line as it was understood. `side` is null where the line does not say it clearly: it is asked, not guessed. */
export interface DraftLine {
  readonly text: string;
  readonly side: Side | null;
  readonly due: IsoDate | null;
  /** The day that the same numbers are where day and month change places. */
  readonly otherDue?: IsoDate;
  /** The person of the roster whom the line names. */
  readonly assignee?: Person;
  /** Parts that could not be placed, as they were written: they are shown, and go into the item's note. */
  readonly unread?: readonly string[];
}

/** A paste is a meeting's outcome, not a database: beyond this it is cut into several. */
export const maxDraftLines = 100;
export const maxLineLength = 500;

/** Lines whose side is known by now become the engagement's remediation list; allowed up to the phase that has it. */
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
  const phase = listedIn(engagement);
  if (phase === null) return { refusal: { code: 'phase-closed' } };
  const first = nextItemNumber(engagement);
  const items = lines.map(
    (line, index): Item => ({
      id: String(first + index),
      version: 0,
      phase,
      side: line.side ?? 'customer',
      text: line.text,
      section: 'remediation',
      draft,
      optional: false,
      undecided: false,
      ...(line.due === null ? {} : { due: line.due }),
      ...saidBeside(engagement, line, by),
      tick: null,
      removed: false,
    }),
  );
  const lapsed = engagement.phase === phase ? lapse(engagement, items, at, by) : [];
  return { events: [{ type: 'ItemsAdded', items, at, by }, ...lapsed] };
}

/** What of a line is neither duty, side nor day. A person whom the adder may not name is kept in words. */
function saidBeside(engagement: Engagement, line: DraftLine, by: Person): Pick<Item, 'assignees' | 'note'> {
  const { assignee, unread = [], side } = line;
  const person = assignee === undefined ? null : engagement.members.find((one) => one.person.id === assignee.id);
  const named = person != null && mayItem(engagement, 'assign', side ?? 'customer', by.id) === null;
  const words = [...(assignee === undefined || named ? [] : [assignee.name]), ...unread];
  return {
    ...(named ? { assignees: [{ person: person.person }] } : {}),
    ...(words.length === 0 ? {} : { note: words.join(', ') }),
  };
}

/** The phase on whose list lines of the people go now; null where no list of their own is to come any more. */
const listedIn = ({ playbook, phase }: Engagement): PhaseId | null => ownListFrom(playbook, phase);

/** Why a person cannot add remediation lines now; null when they can. */
export function mayAdd(engagement: Engagement, by: Person) {
  const closed = isOpen(engagement);
  if (closed !== null) return closed;
  if (listedIn(engagement) === null) return { code: 'phase-closed' };
  return may(engagement, 'remediation-save', by.id);
}
