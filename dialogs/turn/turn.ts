import type { Card } from '../../cards/kit/template.js';
import type { Verb, VerbData } from '../../cards/kit/verbs.js';
import type { Answer, Asker, InPhase, Match, Matter, Question } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Role } from '../../data/domain/member.js';
import type { GroupRoles } from '../../data/domain/people/group-roles.js';
import type { Instant, Person } from '../../data/domain/person.js';
import type { PhaseId, Playbook } from '../../data/domain/playbook/playbook.js';
import type { Dataset, Locale } from '../../data/domain/responsibility.js';
import type { Store } from '../../data/store/store.js';

/** What Baton knows from the documents of one playbook: one dataset, its index behind one question. */
export interface Knowledge {
  readonly dataset: Dataset;
  readonly answer: (question: Question) => Answer;
  /** The answer that shows one statement, for "nearest" buttons, or where it sends `asker`; null for an unknown id. */
  readonly about: (responsibility: string, locale: Locale, asker?: Asker) => Answer | null;
  /** The matter that one statement belongs to, with every part of the other side; null for an unknown id. */
  readonly matter: (responsibility: string, locale: Locale) => Matter | null;
  /** A question again within one phase; `responsibility` led its answer, null where there was none. */
  readonly inPhase: (question: Question, phase: PhaseId, responsibility: string | null) => InPhase;
  /** Every duty that the documents name, once. */
  readonly duties: (locale: Locale) => readonly Match[];
  /** The deployment no longer has these documents: nothing is known from them. */
  readonly isGone?: true;
  /** Titles of documents in which something could not be read, so that what was not found may be there. */
  readonly unread?: readonly string[];
}

/** What Baton knows, playbook by playbook. */
export interface Library {
  /** Those that an engagement can begin with, the usual one first; never empty. */
  readonly playbooks: readonly Playbook[];
  /** What the documents of an engagement's playbook say. */
  readonly of: (engagement: Pick<Engagement, 'playbook'>) => Knowledge;
}

/** A person in a conversation, with the addresses that Teams vouches for. */
export interface PersonHere extends Person {
  readonly addresses?: readonly string[];
  /** Without an account of any directory, as people in a meeting can be. */
  readonly isVisitor?: true;
}

/** One thing said or pressed, by a verified person, in a place. */
export interface Turn {
  readonly person: Person;
  /** Named in the settings as an owner of the documents. */
  readonly isOwner?: true;
  /** Whose directory the person is of, where Teams says it. */
  readonly tenant?: string;
  /** Whose directory the conversation is of. */
  readonly home?: string;
  /** The sender's language, of the four that Baton speaks. */
  readonly locale: Locale;
  /** The language tag of the sender's client, as it says it (`en-GB`): its country orders day and month of a date. */
  readonly tag: string;
  /** The language in which the presser has the card before them, where they asked for another than everybody's. */
  readonly reads?: Locale;
  readonly place: 'personal' | 'channel' | 'group';
  /** The conversation without its thread: a channel's own id, a chat's id. */
  readonly conversation: string;
  /** The conversation as Teams named it, with the thread (`;messageid=`) in a channel. */
  readonly thread: string;
  /** The message whose card was pressed; null when something was said, or when a client drew a card anew by itself. */
  readonly pressed: string | null;
  /** The message that was said, and once it is sent the one that answers it; absent where a button was pressed. */
  readonly exchange?: { readonly message: string; answer?: string };
  readonly now: Instant;
  /** What the message holds besides words and Baton cannot see; absent where there is nothing. */
  readonly unseen?: 'picture' | 'file';
  /** A new id, lower-case letters and digits. */
  readonly newId: () => string;
  /**
   * The first five hundred people in the conversation, the bot left out: more than a field can offer. Throws `RosterUnread`
   * where Teams does not say, as the three below.
   */
  readonly members: () => Promise<readonly PersonHere[]>;
  /** One person of the conversation by id or address, however many there are; null where no such person is there. */
  readonly member: (id: string) => Promise<PersonHere | null>;
  /** Everybody in the conversation who has this name or this address. */
  readonly called: (said: string) => Promise<readonly PersonHere[]>;
  /** Whether the sender has no account of any directory. */
  readonly isVisitor: () => Promise<boolean>;
  /** How many people there are in another conversation, the bot left out; null where Teams does not say. */
  readonly peopleIn: (conversation: string) => Promise<number | null>;
  /**
   * What the directory's groups say of the sender and these roles; null where no role is decided by groups. `hurried`:
   * while the directory is away its answer is not waited for.
   */
  readonly groupRoles: ((roles: readonly Role[], hurried?: boolean) => Promise<GroupRoles>) | null;
  readonly store: Store;
  /** Of the playbook that the turn is about; an engagement in hand may have another: see `library`. */
  readonly knowledge: Knowledge;
  readonly library: Library;
  /** The address under which a calendar with this secret is read; absent where Baton does not know its own. */
  readonly calendarAt?: (secret: string) => string;
  /** Says that an engagement or an inquiry was saved, and with which version: a press can be followed to its edits. */
  readonly changed: (of: string, version: number) => void;
  /** One line for the operator: ids and codes only, never texts or names. */
  readonly log: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
}

/** What goes back. A press is answered with `card` in place; what was said is answered with a message. */
export interface Reply {
  readonly card?: Card;
  /** A sentence beside or instead of a card. */
  readonly sentence?: string;
  /** Runs after the reply has gone out, in the background. */
  readonly after?: () => Promise<void>;
  /** The dialog looked something up and asked for no card: none is stale because of it. */
  readonly onlyRead?: true;
  /** After a press: the message under it is removed, so that nothing is left of it. */
  readonly takeBack?: true;
  /** After a press: sent as a new message in the conversation, the pressed card stays. */
  readonly message?: Card;
  /** What was said asked several things: further answers, each a message of its own after the first. */
  readonly more?: readonly Card[];
}

export type Phrase = (turn: Turn, rest: string) => Promise<Reply>;
export type Press<V extends Verb> = (turn: Turn, data: VerbData<V>) => Promise<Reply>;
