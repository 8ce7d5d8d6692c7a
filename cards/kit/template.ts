import { Template } from 'adaptivecards-templating';
import { inItsWords } from './former-names.js';
import { finish, outlined } from './outline.js';

/** An Adaptive Card, ready to be sent. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
  readonly [key: string]: unknown;
}

/**
 * A JSON layout, compiled once, when it is first drawn: expanding a kept Template is four to five times as fast as
 * building it anew. What is bound is not looked at again, so a `${` that somebody typed stays text.
 */
export function layout(json: object): <Data extends object>(data: Data) => Card {
  const draw = drawing(json);
  return (data) => {
    const card = draw(data);
    if (!isCard(card)) throw new Error('A card layout must be an AdaptiveCard of version 1.5 with a body.');
    return inItsWords(card);
  };
}

/** A piece of a card, compiled in the same way, to be bound whole into a layout. */
export function part(json: object): <Data extends object>(data: Data) => object {
  const draw = drawing(json);
  return (data) => finish(draw(data) as object);
}

function drawing(json: object): (data: object) => unknown {
  let draw: ((data: object) => unknown) | undefined;
  return (data) => {
    draw ??= outlined(json, compiled);
    return draw(data);
  };
}

function compiled(json: object): (data: object) => unknown {
  const template = new Template(json);
  return (data) => template.expand({ $root: data });
}

/**
 * A piece that is drawn again only when what it shows differs from the last time; kept for as long as its owner lives. A
 * tick changes one row of a card, and its neighbours need not be drawn for it.
 */
export function keptPart(json: object): <Data extends object>(owner: object, data: Data) => object {
  const draw = part(json);
  const kept = new WeakMap<object, { readonly data: object; readonly piece: object }>();
  return (owner, data) => {
    const known = kept.get(owner);
    if (known !== undefined && isSame(known.data, data)) return known.piece;
    const piece = draw(data);
    kept.set(owner, { data, piece });
    return piece;
  };
}

/** The same values, and the same objects in the same order where a value is a list. */
function isSame(one: object, other: object): boolean {
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => {
      const beside: unknown = others.get(key);
      if (!Array.isArray(value) || !Array.isArray(beside)) return value === beside;
      return value.length === beside.length && value.every((element, at) => element === beside[at]);
    })
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
