import { type DraftLine, maxDraftLines } from '../../domain/checklist/remediation.js';
import type { Engagement } from '../../domain/engagement.js';
import type { Person } from '../../domain/person.js';
import type { IsoDate } from '../../domain/responsibility.js';
import { sideOf } from '../../domain/roster.js';
import type { PastedRow } from './fields.js';
import { readPaste } from './read.js';

/** Pasted lines as they were understood, and those that only announce others. */
export interface PastedDraft {
  readonly lines: readonly DraftLine[];
  readonly headings: readonly string[];
}

/** Lines that are pasted into an engagement: “we” is the side of the paster, and names of the roster are its people. */
export function draftOf(pasted: string, engagement: Engagement, by: Person, tag: string, today: IsoDate): PastedDraft {
  const context = {
    customer: engagement.details?.customer ?? '',
    own: sideOf(engagement, by.id),
    tag,
    today,
    people: engagement.members.map(({ person: { id, name }, side }) => ({ id, name, side })),
  };
  const { rows, headings } = readPaste(pasted, context, maxDraftLines);
  return { lines: rows.map(lineOf), headings };
}

const lineOf = ({ text, side, date, other, person, unread }: PastedRow): DraftLine => ({
  text,
  side: side ?? person?.side ?? null,
  due: date ?? null,
  ...(other === undefined ? {} : { otherDue: other }),
  ...(person === undefined ? {} : { assignee: { id: person.id, name: person.name } }),
  ...(unread.length === 0 ? {} : { unread }),
});
