import type { Role } from '../member.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Side } from '../playbook/sides.js';
import type { Locale } from '../responsibility.js';
import type { FollowUp, ListQuestion } from './asked.js';

/** Everything that can be asked of the bot by name: its views and its functions. */
export const commandNames = [
  'start',
  'checklist',
  'add',
  'standing',
  'people',
  'ask-specialist',
  'status',
  'mine',
  'help',
  'pause',
  'resume',
  'export',
  'refresh',
  'questions',
  'meetings',
  'templates',
  'reminders',
] as const;
export type CommandName = (typeof commandNames)[number];

/** What words can ask to be done to an item, a person or the engagement. */
export const actNames = [
  'tick',
  'untick',
  'assign',
  'date',
  'note',
  'wait',
  'not-applicable',
  'remove',
  'remind',
  'undo',
  'cancel',
] as const;
export type ActName = (typeof actNames)[number];

/** What can be asked about an engagement and is answered from its own records, never from documents. */
export const factNames = [
  'person',
  'phase',
  'checkpoint',
  'history',
  'late',
  'open',
  'assigned',
  'exceptions',
  'blocking',
  'progress',
  'remediation',
  'meeting',
] as const;
export type FactName = (typeof factNames)[number];

/** What a message names, in the words that were typed. Parts that it does not name are null. */
export interface Named {
  /** The words about an item or a matter: "the firewall". */
  readonly item: string | null;
  /** A person's name; `me` where the writer means themself. */
  readonly person: string | null;
  readonly role: Role | 'lead' | null;
  /** `us` and `them` depend on who writes. */
  readonly side: Side | 'us' | 'them' | null;
  readonly phase: PhaseId | null;
  /** A date as it was typed: "next Friday". */
  readonly date: string | null;
  /** Free words of a note or a reason. */
  readonly words: string | null;
}

/** What a message is, decided once and before any document is searched. */
export type Message = (
  | { readonly is: 'courtesy'; readonly kind: 'greeting' | 'thanks' | 'goodbye' | 'agreement' | 'praise' | 'test' }
  | { readonly is: 'help' }
  /** `list` where a sentence asks for the writer's own items instead of naming the view of them. */
  | { readonly is: 'command'; readonly command: CommandName; readonly rest: string; readonly list?: ListQuestion }
  | { readonly is: 'act'; readonly act: ActName; readonly named: Named }
  /** `list` where the fact is a list of items: what is open, what stops the checkpoint. */
  | { readonly is: 'engagement'; readonly fact: FactName; readonly named: Named; readonly list: ListQuestion | null }
  /** A question for all duties of a party or phase. */
  | { readonly is: 'list'; readonly list: ListQuestion }
  /** A few words that go on from the answer before; `list` where they ask for a list when there is none. */
  | { readonly is: 'follow-up'; readonly followUp: FollowUp; readonly list: ListQuestion | null }
  | { readonly is: 'question' }
  /** None of these: up to two likely readings, likeliest first. */
  | { readonly is: 'other'; readonly likely: readonly ('question' | CommandName)[] }
) & {
  /** The language of the words; of very short ones the client's. */
  readonly locale: Locale;
};
