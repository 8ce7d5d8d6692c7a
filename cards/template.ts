import { Template } from 'adaptivecards-templating';

/** An Adaptive Card, ready to be sent. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
  readonly [key: string]: unknown;
}

/**
 * A JSON layout, compiled once: expanding a kept Template is four to five times as fast as building it anew. What is
 * bound is not looked at again, so a `${` that somebody typed stays text.
 */
export function layout(json: object): <Data extends object>(data: Data) => Card {
  const template = new Template(json);
  return (data) => {
    const card = withoutEmpty(template.expand({ $root: data }));
    if (!isCard(card)) throw new Error('A card layout must be an AdaptiveCard of version 1.5 with a body.');
    return card;
  };
}

/**
 * Takes off what a binding left empty: the library writes `null` where a `$when` fails outside an array and where null
 * was bound, and Teams refuses a `selectAction` of null.
 */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined)
      .map(([key, part]) => [key, withoutEmpty(part)]),
  );
}

const isCard = (value: unknown): value is Card =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'AdaptiveCard' &&
  'version' in value &&
  value.version === '1.5' &&
  'body' in value &&
  Array.isArray(value.body);
