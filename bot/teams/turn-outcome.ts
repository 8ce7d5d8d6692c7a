import { ActivityTypes, type TurnContext } from 'botbuilder';
import { isVerb } from '../../cards/kit/verbs.js';
import type { VerifiedActivity } from './activity.js';

/**
 * `refresh` a client that drew a card anew by itself · `invoke` one that Baton never offered · `members` people who came
 * or went · `other` typing, reactions and whatever Teams invents.
 */
export const turnKinds = ['message', 'press', 'refresh', 'invoke', 'installation', 'members', 'other'] as const;
export type TurnKind = (typeof turnKinds)[number];

/** `failed` an error of ours, or an answer that the connector didn't take. */
export const turnOutcomes = ['answered', 'too-fast', 'not-offered', 'failed'] as const;
export type TurnOutcome = (typeof turnOutcomes)[number];

/** A client that draws a card anew by itself, because somebody looks at it (Universal Actions, 2026). */
export const isAutomatic = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'trigger' in value && value.trigger === 'automatic';

const byType: ReadonlyMap<string, TurnKind> = new Map([
  [ActivityTypes.Message, 'message'],
  [ActivityTypes.InstallationUpdate, 'installation'],
  [ActivityTypes.ConversationUpdate, 'members'],
]);

export function turnKindOf({ type, name, value }: VerifiedActivity): TurnKind {
  if (type !== ActivityTypes.Invoke) return byType.get(type) ?? 'other';
  if (name !== 'adaptiveCard/action') return 'invoke';
  return isAutomatic(value) ? 'refresh' : 'press';
}

const known: ReadonlySet<string> = new Set(Object.values(ActivityTypes));

/** An activity's type as a log line names it: only one that Bot Framework defines, because any other is a sender's text. */
export const typeForLog = (type: string): string => (known.has(type) ? type : 'other');

/** The pressed button, where it is one of ours: whatever else is sent in its place stays out of logs and spans. */
export function verbOf({ type, value }: VerifiedActivity): string | null {
  if (type !== 'invoke' || typeof value !== 'object' || value === null || !('action' in value)) return null;
  const { action } = value;
  if (typeof action !== 'object' || action === null || !('verb' in action)) return null;
  return typeof action.verb === 'string' && isVerb(action.verb) ? action.verb : null;
}

const outcomeKey = Symbol('outcome');

/** Says how a turn ends that is not simply answered. */
export function endsAs(context: TurnContext, outcome: TurnOutcome): void {
  context.turnState.set(outcomeKey, outcome);
}

export const turnOutcomeOf = (context: TurnContext): TurnOutcome =>
  context.turnState.get<TurnOutcome | undefined>(outcomeKey) ?? 'answered';
