import { LRUCache } from 'lru-cache';

type Draw = (data: object) => unknown;
/** A layout as the library expands it. */
type Compile = (json: object) => Draw;
type Fill = (values: readonly unknown[]) => unknown;

/** A value that a layout binds; `each` draws what is repeated for each entry of it. */
interface Bound {
  /** What the binding is called in the layout that is expanded. */
  readonly key: string;
  /** What it is called in the data. */
  readonly name: string;
  readonly each: Draw | null;
}

/** Where a value goes in an outline. */
class Gap {
  constructor(
    readonly at: number,
    /** One for each entry of a list. */
    readonly several: boolean,
    /** They were drawn here, and have nothing empty in them. */
    readonly drawn: boolean,
  ) {}
}

/** Outlines of one layout that are kept: 1,000 answers in every language and place came to 59 of the answer's. */
const mostOutlines = 200;

/** Expressions that bind a value whole or ask only whether it is there: a name, compared with null, or a list counted. */
const whole = /^\$\{(?:(\w+)|(\w+) [!=]= null|count\((\w+)\) > 0|if\((\w+) [!=]= null, '[^']*', '[^']*'\))\}$/u;
const nameIn = (expression: string): string | undefined => whole.exec(expression)?.slice(1).find(Boolean);

/**
 * What the library makes of a layout depends on which values are there, not on what they say. So it expands a layout once
 * for every combination of what is there, with gaps for the values, and a card is such an outline with its gaps filled:
 * an expansion evaluates every binding anew, and took an answer's card from 65 µs to 140. A layout with an expression that
 * needs the values themselves is expanded each time.
 */
export function outlined(json: object, compile: Compile): Draw {
  const bound: Bound[] = [];
  const once = withoutRepeats(json, bound, compile);
  if (once !== null) return byOutline(compile(once), bound);
  const expand = compile(json);
  return (data) => withoutEmpty(expand(data));
}

function byOutline(expand: Draw, bound: readonly Bound[]): Draw {
  const outlines = new LRUCache<string, Fill>({ max: mostOutlines });
  return (data) => {
    const values: unknown[] = [];
    let shape = '';
    for (const { name, each } of bound) {
      const value = (data as Readonly<Record<string, unknown>>)[name];
      const shown = each !== null && Array.isArray(value) ? value.map(each).filter(isThere) : value;
      values.push(shown);
      shape += shapeOf(shown);
    }
    let fill = outlines.get(shape);
    if (fill === undefined) {
      const gaps = bound.map(({ key, each }, at) => [key, gapFor(values[at], at, each !== null)]);
      const outline = withoutEmpty(expand(Object.fromEntries(gaps)));
      fill = filling(outline) ?? (() => outline);
      outlines.set(shape, fill);
    }
    return fill(values);
  };
}

/**
 * The layout with a binding where something is repeated, and what it binds. What is repeated is drawn by outlines of its
 * own, so that the shapes of rows don't multiply those of their card. null where an expression needs the values themselves.
 */
function withoutRepeats(json: object, bound: Bound[], compile: Compile): object | null {
  // Inside a piece that is drawn alone, both would mean something else.
  if (/\$(?:root|index)\b/u.test(JSON.stringify(json))) return null;
  const bind = (name: string, each: Draw | null): string => {
    const known = bound.find((one) => each === null && one.each === null && one.name === name);
    const key = each === null ? name : `${name}_${bound.length}`;
    if (known === undefined) bound.push({ key, name, each });
    return `\${${key}}`;
  };
  let all = true;
  const cut = (node: unknown, inList = false): unknown => {
    if (Array.isArray(node)) return node.map((entry) => cut(entry, true));
    if (typeof node === 'string' && node.includes('${')) {
      const name = nameIn(node);
      if (name === undefined) all = false;
      else bind(name, null);
    }
    if (typeof node !== 'object' || node === null) return node;
    if (!('$data' in node)) return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, cut(value)]));
    const { $data, ...repeated } = node;
    const list = typeof $data === 'string' ? nameIn($data) : undefined;
    if (list !== undefined && inList) return bind(list, outlined(repeated, compile));
    all = false;
    return node;
  };
  const once = cut(json) as object;
  return all ? once : null;
}

/** All that an expression that asks only whether a value is there can see of it, in one letter. */
function shapeOf(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'e' : 's';
  if (value === null) return 'n';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Array.isArray(value)) return value.length === 0 ? 'o' : 'l';
  return value === undefined ? 'u' : 's';
}

/** What stands in the place of a value while the library expands: of one shape with it. */
function gapFor(value: unknown, at: number, drawn: boolean): unknown {
  const shape = shapeOf(value);
  return shape === 's' ? new Gap(at, false, drawn) : shape === 'l' ? [new Gap(at, true, drawn)] : value;
}

/** How a part of an outline is filled; null for one without gaps: all cards share it, so it is frozen. */
function filling(node: unknown): Fill | null {
  if (node instanceof Gap) {
    const { at, drawn } = node;
    return drawn ? (values) => values[at] : (values) => withoutEmpty(values[at]);
  }
  if (typeof node !== 'object' || node === null) return null;
  const entries = Object.entries(node).flatMap(([key, value]) => {
    const fill = filling(value);
    return fill === null ? [] : [{ key, fill }];
  });
  if (entries.length === 0) {
    Object.freeze(node);
    return null;
  }
  if (Array.isArray(node)) return fillingList(node, new Map(entries.map(({ key, fill }) => [Number(key), fill])));
  return (values) => {
    const filled: Record<string, unknown> = { ...node };
    for (const { key, fill } of entries) filled[key] = fill(values);
    return filled;
  };
}

function fillingList(list: readonly unknown[], fills: ReadonlyMap<number, Fill>): Fill {
  const parts = list.map((part, at) => ({ part, fill: fills.get(at), several: part instanceof Gap && part.several }));
  return (values) => {
    const filled: unknown[] = [];
    for (const { part, fill, several } of parts) {
      const entry = fill === undefined ? part : fill(values);
      if (several) for (const one of entry as readonly unknown[]) filled.push(one);
      else filled.push(entry);
    }
    return filled;
  };
}

const isThere = (value: unknown): boolean => value !== null;

/** Pieces that have nothing empty in them any more. */
const finished = new WeakSet<object>();

/** A piece that is bound into layouts from now on, and need not be looked through there. */
export function finish<Piece extends object>(piece: Piece): Piece {
  finished.add(piece);
  return piece;
}

/**
 * Takes off what a binding left empty: the library writes `null` where a `$when` fails outside an array and where null
 * was bound, and Teams refuses a `selectAction` of null.
 */
function withoutEmpty(value: unknown): unknown {
  // Loops instead of chains of arrays: this looks at every part of every card.
  if (Array.isArray(value)) {
    const kept: unknown[] = [];
    for (const entry of value) if (entry !== null) kept.push(withoutEmpty(entry));
    return kept;
  }
  if (typeof value !== 'object' || value === null || value instanceof Gap || finished.has(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, bound] of Object.entries(value)) {
    if (bound === null || bound === undefined) continue;
    kept[key] = typeof bound === 'object' ? withoutEmpty(bound) : bound;
  }
  return kept;
}
