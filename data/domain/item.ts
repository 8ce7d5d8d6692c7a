import type { Role } from './member.js';
import type { Person, Tick } from './person.js';
import type { ConditionId, Involved, PartyId, PhaseId, PlaybookSide, ServiceId } from './playbook/playbook.js';
import type { IsoDate, Locale } from './responsibility.js';

export interface ItemText {
  readonly text: string;
  readonly leadIn?: string;
}

/** The copy in every language in which the documents had it when the list was opened. */
export type ItemTexts = Readonly<Partial<Record<Locale, ItemText>>>;

export interface ItemSource {
  readonly responsibility: string;
  readonly topic?: string;
  readonly document: string;
  readonly title: string;
  readonly edition: IsoDate | null;
  /** In a sheet its row, in a page its paragraph. */
  readonly line: number;
  readonly sheet?: string;
  readonly page?: number;
  readonly heading: string;
}

/** Who is to do an item: a person, or the people of a role. */
export type Assignee = { readonly person: Person } | { readonly role: Role };

/** What shows that an item is done: words, or the address of something. Links are https. */
export interface ItemEvidence {
  readonly text: string;
  readonly link?: string;
}

/** Everything an item says in words. */
export interface ItemWords extends ItemText {
  readonly texts?: ItemTexts;
}

/** What a copy has from the documents besides its words. */
export interface ItemCopy {
  readonly section: Item['section'];
  readonly optional: boolean;
  readonly undecided: boolean;
  readonly condition?: ConditionId;
  readonly source?: ItemSource;
}

/** What a change sets; a field that is not there stays as it was. null and false take something away. */
export interface ItemPatch {
  readonly assignees?: readonly Assignee[];
  readonly due?: IsoDate | null;
  readonly dueAfter?: number | null;
  readonly note?: string | null;
  readonly evidence?: readonly ItemEvidence[];
  /** The reason. */
  readonly notApplicable?: string | null;
  /** On the other side. */
  readonly waiting?: boolean;
  readonly words?: ItemWords;
  readonly removed?: boolean;
  /** Copied anew from the documents: earlier edits of its words are gone. */
  readonly copied?: ItemCopy;
}

/** One row of a checklist: a copy, taken when the phase opened. */
export interface Item {
  /** Unique in its engagement, never reused: a counter, not a position. */
  readonly id: string;
  /** Counts the changes of this item alone; a press carries the version it saw. */
  readonly version: number;
  readonly phase: PhaseId;
  readonly side: PlaybookSide;
  /** Who owes it, where that is another than the side's own party; always there for a party on neither side. */
  readonly party?: PartyId;
  /** Everybody whom the source names, where that is more than one party that does it. */
  readonly involved?: readonly Involved[];
  readonly text: string;
  /** `core`, a workload, or the engagement's own remediation list. */
  readonly section: 'core' | 'remediation' | ServiceId;
  readonly leadIn?: string;
  readonly texts?: ItemTexts;
  readonly optional: boolean;
  /** Depends on an open condition: marked, never blocking. */
  readonly undecided: boolean;
  readonly condition?: ConditionId;
  readonly due?: IsoDate;
  /** `due` is so many working days after the phase's beginning; it has no `due` before that. */
  readonly dueAfter?: number;
  readonly assignees?: readonly Assignee[];
  readonly note?: string;
  readonly evidence?: readonly ItemEvidence[];
  /** Closed without being done: never blocking, never counted. */
  readonly notApplicable?: Tick & { readonly reason: string };
  /** Since when it waits on the other side, and who said so. */
  readonly waiting?: Tick;
  /** Its words before the first edit. */
  readonly original?: ItemWords;
  /** Taken off by hand: a correction of the scope does not bring it back. */
  readonly takenOff?: Tick;
  readonly source?: ItemSource;
  /** The paste a remediation item came from: a repeated save adds nothing. */
  readonly draft?: string;
  /** Agreed to stay open when the phase is passed. */
  readonly exception?: ItemException;
  /** An exception of an earlier phase brought it here. */
  readonly carried?: Carried;
  readonly tick: Tick | null;
  /** Off the checklist by a correction, kept for the record. */
  readonly removed: boolean;
}

export type StandingState = 'to-arrange' | 'arranged' | 'not-needed' | 'continues';

/** One general responsibility: arranged once, never copied per phase, never blocking one. */
export interface StandingItem {
  readonly id: string;
  readonly version: number;
  readonly side: PlaybookSide;
  /** As on an item. */
  readonly party?: PartyId;
  readonly involved?: readonly Involved[];
  readonly text: string;
  readonly leadIn?: string;
  readonly texts?: ItemTexts;
  readonly source?: ItemSource;
  readonly state: StandingState;
  /** Who set the state, and when; null until then. */
  readonly marked: Tick | null;
}

/** Why a required item may stay open when its phase is passed, who sees to it, and until when. */
export interface ItemException extends Tick {
  readonly reason: string;
  readonly owner: Person;
  readonly due: IsoDate;
}

/** Where an item comes from that an exception brought into this phase. */
export interface Carried {
  readonly item: string;
  readonly phase: PhaseId;
  readonly reason: string;
  readonly owner: Person;
}
