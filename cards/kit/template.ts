import { Template } from 'adaptivecards-templating';
import { withFormerMembers } from './former-names.js';

/** An Adaptive Card, ready to be sent. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
  readonly [key: string]: unknown;
}

/**
 * Draws cards from a JSON layout. A bound value is not expanded again, so a `${` that a person typed stays text.
 * Throws for a layout that is no Adaptive Card of version 1.5.
 */
export function layout(json: object): <Data extends object>(data: Data) => Card {
  const draw = part(json);
  return (data) => {
    const card = withoutEmpty(draw(data));
    if (!isCard(card)) throw new Error('A card layout must be an AdaptiveCard of version 1.5 with a body.');
    return withFormerMembers(card);
  };
}

/** Draws a piece of a card, to be bound whole into a layout, which takes off what is empty in it. */
export function part(json: object): <Data extends object>(data: Data) => object {
  let template: Template | undefined;
  return (data) => {
    // At the first card, because parsing all layouts would make each start wait.
    template ??= new Template(json);
    return template.expand({ $root: data }) as object;
  };
}

/**
 * The same without null: the library writes `null` where a `$when` fails outside an array and where null was bound, and
 * Teams refuses a `selectAction` of null.
 */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, bound]) => bound !== null && bound !== undefined);
  return Object.fromEntries(kept.map(([key, bound]) => [key, withoutEmpty(bound)]));
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
