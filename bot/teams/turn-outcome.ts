import type { TurnContext } from 'botbuilder';
import type { Classified } from './classify.js';

/**
 * `refresh` a client that drew a card anew by itself · `extension` a search or a command of the message extension · `invoke` one that Baton never
 * offered · `members` people who came
 * or went · `other` edits, deletions, typing, reactions and whatever Teams invents.
 */
export const turnKinds = [
  'message',
  'press',
  'refresh',
  'extension',
  'invoke',
  'installation',
  'members',
  'other',
] as const;
export type TurnKind = (typeof turnKinds)[number];

/** `failed` an error of ours, or an answer that the connector didn't take. */
export const turnOutcomes = ['answered', 'too-fast', 'not-offered', 'failed'] as const;
export type TurnOutcome = (typeof turnOutcomes)[number];

/** The kind of a turn as metrics and spans count it. */
export function turnKindOf(what: Classified): TurnKind {
  switch (what.kind) {
    case 'message':
    case 'refresh':
    case 'invoke':
      return what.kind;
    case 'extension-search':
    case 'message-command':
      return 'extension';
    case 'action':
    case 'dialog-opened':
    case 'dialog-submitted':
      return 'press';
    case 'installed':
    case 'removed':
      return what.report;
    case 'reinstated':
    case 'members-left':
    case 'renamed':
    case 'conversation-changed':
      return 'members';
    case 'message-edited':
    case 'message-deleted':
    case 'unknown':
      return 'other';
  }
}

const outcomeKey = Symbol('outcome');

/** Notes how a turn ends that is not simply answered. */
export function endsAs(context: TurnContext, outcome: TurnOutcome): void {
  context.turnState.set(outcomeKey, outcome);
}

export const turnOutcomeOf = (context: TurnContext): TurnOutcome =>
  context.turnState.get<TurnOutcome | undefined>(outcomeKey) ?? 'answered';
