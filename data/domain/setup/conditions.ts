import type { Decision } from '../decision.js';
import type { ConditionAnswer, Details, Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item, StandingItem } from '../item.js';
import type { Instant, Person } from '../person.js';
import type { ConditionId } from '../playbook/playbook.js';
import type { Dataset } from '../responsibility.js';
import { may } from '../rights.js';
import { detailsEvents } from './scope.js';

export type Answers = Details['conditions'];

/** The answers as they would be: what is not said stays. */
export const answersWith = (
  engagement: Engagement,
  said: { readonly [Name in ConditionId]?: ConditionAnswer | undefined },
): Answers =>
  Object.fromEntries(
    engagement.playbook.conditions.map(({ id }) => [id, said[id] ?? engagement.details?.conditions[id] ?? 'later']),
  );

/** What another set of answers does to the lists. */
export interface Effects {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  /** On the list already, and required from now on. */
  readonly decided: readonly Item[];
  readonly standing: readonly StandingItem[];
}

/** Names the effects of a preview, so that a save does what was seen or asks again. */
export const conditionKey = ({ added, removed, decided, standing }: Effects): string =>
  [added.length, removed.map(({ id }) => id).join('-'), decided.map(({ id }) => id).join('-'), standing.length].join(
    '.',
  );

export function effectsOf(engagement: Engagement, events: readonly Event[]): Effects {
  const item = (id: string) => engagement.items.filter((one) => one.id === id);
  const revised = events.filter((event) => event.type === 'ItemRevised');
  return {
    added: [
      ...events.flatMap((event) => (event.type === 'ItemsAdded' ? event.items : [])),
      ...revised.flatMap((event) => (event.removed ? [] : item(event.item).filter((one) => one.removed))),
    ],
    removed: revised.flatMap((event) => (event.removed ? item(event.item).filter((one) => !one.removed) : [])),
    decided: revised.flatMap((event) =>
      event.removed || event.undecided ? [] : item(event.item).filter((one) => !one.removed && one.undecided),
    ),
    standing: events.flatMap((event) => (event.type === 'StandingListOpened' ? event.items : [])),
  };
}

/** What applies to the customer, said again: adds what it brings in and takes off what it rules out, unless it is done. */
export function saveConditions(
  engagement: Engagement,
  dataset: Dataset,
  answers: Answers,
  by: Person,
  at: Instant,
  expected?: string,
): Decision {
  const denied = may(engagement, 'condition', by.id);
  if (denied !== null) return { refusal: denied };
  const { details } = engagement;
  if (details === null) return { refusal: { code: 'not-set-up', names: { name: engagement.starter.name } } };
  if (engagement.playbook.conditions.every(({ id }) => details.conditions[id] === answers[id])) return { events: [] };
  const events = detailsEvents(engagement, dataset, { ...details, conditions: answers }, at, by);
  return expected !== undefined && conditionKey(effectsOf(engagement, events)) !== expected
    ? { refusal: { code: 'changed-meanwhile' } }
    : { events };
}
