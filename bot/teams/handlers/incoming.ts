import type { Activity, TurnContext } from 'botbuilder';
import type { LookAt } from '../../../data/store/store.js';
import type { ExtensionSearch, FoundToInsert, InDialog } from '../../../dialogs/extension/extension.js';
import type { Reply, Turn } from '../../../dialogs/turn/turn.js';
import type { VerifiedActivity } from '../activity.js';
import type { ActivityKind, Classified } from '../classify.js';
import type { RateLimiter } from '../rate-limiter.js';
import type { TurnParts } from '../turn.js';

/** What the dialogs can do; `dialogs/index.ts` is it. */
export interface Dialogs {
  readonly handleMessage: (turn: Turn, text: string) => Promise<Reply>;
  readonly handleAction: (turn: Turn, verb: string, data: unknown) => Promise<Reply>;
  /** What the message extension finds while a message is written. */
  readonly searchToInsert?: (turn: Turn, search: ExtensionSearch, said: string) => Promise<FoundToInsert>;
  /** The form that makes an item of somebody's message. */
  readonly addInDialog?: (turn: Turn, said: string) => Promise<InDialog>;
  /** What the documents say to somebody's message, for the one who asks. */
  readonly answerInDialog?: (turn: Turn, said: string) => Promise<InDialog>;
  readonly greet: (turn: Turn) => Promise<Reply>;
  /** People left the conversation, or the team that is named. */
  readonly left?: (turn: Turn, people: readonly string[], team: string | null) => Promise<void>;
}

export interface DispatchParts extends TurnParts {
  readonly dialogs: Dialogs;
  /** null = no limit. */
  readonly rateLimiter: RateLimiter | null;
  /** Something may have changed, there or anywhere: cards may be stale. */
  readonly nudge: (at?: LookAt) => void;
  /** Sends a message in the activity's conversation when the turn is over. */
  readonly postAfter: (activity: VerifiedActivity, message: Partial<Activity>) => Promise<void>;
  /** Puts a message in the place of the one that was pressed, when the turn is over. */
  readonly replacePressed: (activity: VerifiedActivity, message: Partial<Activity>) => Promise<void>;
  /** Deletes the message that was pressed when the turn is over. */
  readonly deletePressed: (activity: VerifiedActivity) => Promise<void>;
}

/** One verified activity under way: what it is, and what its handler works with. */
export interface Incoming<K extends ActivityKind = ActivityKind> {
  readonly context: TurnContext;
  readonly activity: VerifiedActivity;
  readonly what: Classified<K>;
  readonly parts: DispatchParts;
  /** When Teams says that it happened. */
  readonly at: string;
  /** Puts work off until the answer has gone out. */
  readonly afterwards: (work: () => Promise<void>) => void;
  /** Whether nothing may be written in its conversation; null where that was not looked up. */
  readonly stopped: boolean | null;
}

/** Answers the activities of one kind. */
export type Handle<K extends ActivityKind> = (incoming: Incoming<K>) => Promise<void>;
