import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Sample, Scrape } from './scrape.js';

// The part of PromQL that deploy/monitoring uses, over two scrapes: Prometheus' own grammar, and as little arithmetic as its
// queries need. A range, however long, has the two scrapes in it, and a rate is what happened between them: Prometheus
// would stretch it to the range's ends. What is not known here throws, so that no query passes unread.

/** A series in a result: it has lost its name. */
export type Series = Omit<Sample, 'name'>;
type Value = number | readonly Series[];
/** Series with what they were in the first scrape; absent there where they are new. */
type Range = readonly (Series & { readonly before: number | undefined })[];

export interface Selector {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly op: string; readonly value: string }[];
}

/** Where an expression is not PromQL; empty when all of it is. */
export function syntaxErrors(expr: string): readonly string[] {
  const errors: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) errors.push(`at ${from}: ${expr.slice(from, Math.max(to, from + 20))}`);
    },
  });
  return errors;
}

/** Every selector of an expression, and the labels that results are grouped by with the selectors below. */
export function usedIn(expr: string): {
  readonly selectors: readonly Selector[];
  readonly groupings: readonly { readonly labels: readonly string[]; readonly selectors: readonly Selector[] }[];
} {
  const text = (node: SyntaxNode) => expr.slice(node.from, node.to);
  const root = parser.parse(expr).topNode;
  const below = (node: SyntaxNode) => all(node, 'VectorSelector').map((found) => selectorOf(found, text));
  const groupings = all(root, 'AggregateExpr').map((node) => ({
    labels: groupedBy(node, text),
    selectors: below(node),
  }));
  return { selectors: below(root), groupings };
}

/** What an expression comes to at the second of two scrapes. */
export function evaluate(expr: string, scrapes: readonly [Scrape, Scrape]): Value {
  const [before, now] = scrapes;
  const text = (node: SyntaxNode) => expr.slice(node.from, node.to);

  const select = (node: SyntaxNode): Range => {
    const { name, matchers } = selectorOf(node, text);
    const key = ({ labels }: Series) => JSON.stringify(Object.entries(labels).sort());
    const earlier = new Map(before.samples.filter((one) => one.name === name).map((one) => [key(one), one.value]));
    return now.samples
      .filter(
        (one) => one.name === name && matchers.every((matcher) => matches(one.labels[matcher.label] ?? '', matcher)),
      )
      .map(({ labels, value }) => ({ labels, value, before: earlier.get(key({ labels, value })) }));
  };

  const vector = (node: SyntaxNode): readonly Series[] => {
    const value = at(node);
    if (typeof value === 'number') throw new Error(`a vector is expected: ${text(node)}`);
    return value;
  };
  const scalar = (node: SyntaxNode): number => {
    const value = at(node);
    if (typeof value !== 'number') throw new Error(`a number is expected: ${text(node)}`);
    return value;
  };

  const call = (node: SyntaxNode): Value => {
    const name = text(part(node, 'FunctionIdentifier'));
    const [first, second, ...more] = operands(part(node, 'FunctionCallBody'));
    if (first === undefined || more.length > 0) throw new Error(`not known here: ${text(node)}`);
    if (name === 'rate' || name === 'increase') {
      const per = name === 'rate' ? now.at - before.at : 1;
      return select(part(first, 'VectorSelector')).map(({ labels, value, before: was = value }) => ({
        labels,
        value: (value < was ? value : value - was) / per,
      }));
    }
    if (name === 'absent') return vector(first).length === 0 ? [{ labels: {}, value: 1 }] : [];
    if (second === undefined) throw new Error(`not known here: ${text(node)}`);
    if (name === 'clamp_min') {
      const least = scalar(second);
      return vector(first).map(({ labels, value }) => ({ labels, value: Math.max(least, value) }));
    }
    if (name === 'histogram_quantile') return quantiles(scalar(first), vector(second));
    throw new Error(`not known here: ${name}`);
  };

  const aggregate = (node: SyntaxNode): Value => {
    const [inner] = operands(part(node, 'FunctionCallBody'));
    if (inner === undefined) throw new Error(`nothing to add up: ${text(node)}`);
    const groups = grouped(vector(inner), groupedBy(node, text));
    const op = text(part(node, 'AggregateOp'));
    return groups.map(({ labels, values }) => ({ labels, value: over(op, values) }));
  };

  const binary = (node: SyntaxNode): Value => {
    const [left, right] = operands(node);
    if (left === undefined || right === undefined || operands(node).length !== 2) throw new Error(text(node));
    const op = expr.slice(left.to, right.from).trim();
    const [a, b] = [at(left), at(right)];
    if (op === 'and') {
      if (typeof a === 'number' || typeof b === 'number') throw new Error(`"and" joins vectors: ${text(node)}`);
      return a.filter((one) => partnerOf(one, b) !== undefined);
    }
    if (typeof a === 'number' && typeof b === 'number') return arithmetic(op, a, b);
    if (typeof a === 'number') throw new Error(`write the vector first: ${text(node)}`);
    return a.flatMap(({ labels, value }) => {
      const other = typeof b === 'number' ? b : partnerOf({ labels, value }, b)?.value;
      if (other === undefined) return [];
      if (Object.hasOwn(comparisons, op)) return comparisons[op]?.(value, other) ? [{ labels, value }] : [];
      return [{ labels, value: arithmetic(op, value, other) }];
    });
  };

  const at = (node: SyntaxNode): Value => {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return Number(text(node));
      case 'ParenExpr':
        return at(operands(node)[0] ?? node);
      case 'VectorSelector':
        return select(node);
      case 'FunctionCall':
        return call(node);
      case 'AggregateExpr':
        return aggregate(node);
      case 'BinaryExpr':
        return binary(node);
      default:
        throw new Error(`not known here: ${node.name} ${text(node)}`);
    }
  };
  const [whole] = operands(parser.parse(expr).topNode);
  if (whole === undefined || syntaxErrors(expr).length > 0) throw new Error(`not PromQL: ${expr}`);
  return at(whole);
}

const expressions = new Set([
  ...['NumberDurationLiteral', 'ParenExpr', 'VectorSelector', 'MatrixSelector', 'FunctionCall', 'AggregateExpr'],
  ...['BinaryExpr', 'UnaryExpr', 'SubqueryExpr', 'OffsetExpr', 'StringLiteral', 'StepInvariantExpr'],
]);

function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

const operands = (node: SyntaxNode) => children(node).filter(({ name }) => expressions.has(name));

const all = (node: SyntaxNode, name: string): readonly SyntaxNode[] =>
  children(node).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

function part(node: SyntaxNode, name: string): SyntaxNode {
  const [found] = all(node, name);
  if (found === undefined) throw new Error(`${node.name} without ${name}`);
  return found;
}

type Text = (node: SyntaxNode) => string;

function selectorOf(node: SyntaxNode, text: Text): Selector {
  const matchers = all(node, 'UnquotedLabelMatcher').map((matcher) => ({
    label: text(part(matcher, 'LabelName')),
    op: text(part(matcher, 'MatchOp')),
    value: JSON.parse(text(part(matcher, 'StringLiteral'))) as string,
  }));
  return { name: text(part(node, 'Identifier')), matchers };
}

function groupedBy(node: SyntaxNode, text: Text): readonly string[] {
  const modifier = children(node).find(({ name }) => name === 'AggregateModifier');
  if (modifier === undefined) return [];
  if (children(modifier)[0]?.name !== 'By') throw new Error(`not known here: ${text(modifier)}`);
  return all(modifier, 'LabelName').map(text);
}

function matches(value: string, matcher: Selector['matchers'][number]): boolean {
  if (matcher.op === '=') return value === matcher.value;
  if (matcher.op === '!=') return value !== matcher.value;
  const pattern = new RegExp(`^(?:${matcher.value})$`, 'u');
  return pattern.test(value) === (matcher.op === '=~');
}

function grouped(series: readonly Series[], by: readonly string[]) {
  const groups = new Map<string, { readonly labels: Record<string, string>; readonly values: number[] }>();
  for (const { labels, value } of series) {
    const kept = Object.fromEntries(by.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]])));
    const key = JSON.stringify(kept);
    const group = groups.get(key) ?? { labels: kept, values: [] };
    group.values.push(value);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function over(op: string, values: readonly number[]): number {
  if (op === 'sum') return values.reduce((sum, value) => sum + value, 0);
  if (op === 'min') return Math.min(...values);
  if (op === 'max') return Math.max(...values);
  if (op === 'count') return values.length;
  throw new Error(`not known here: ${op}`);
}

const sameLabels = (a: Series, b: Series): boolean =>
  JSON.stringify(Object.entries(a.labels).sort()) === JSON.stringify(Object.entries(b.labels).sort());

const partnerOf = (one: Series, others: readonly Series[]) => others.find((other) => sameLabels(one, other));

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '==': (a, b) => a === b,
};

function arithmetic(op: string, a: number, b: number): number {
  if (op === '/') return a / b;
  if (op === '*') return a * b;
  throw new Error(`not known here: ${op}`);
}

/** As Prometheus does it: evenly inside the bucket in which the quantile lies; what is beyond the last one is at its edge. */
function quantiles(q: number, buckets: readonly Series[]): readonly Series[] {
  const groups = new Map<string, { readonly labels: Record<string, string>; readonly at: [number, number][] }>();
  for (const { labels, value } of buckets) {
    const { le = '', ...rest } = labels;
    const group = groups.get(JSON.stringify(rest)) ?? { labels: rest, at: [] };
    group.at.push([le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le), value]);
    groups.set(JSON.stringify(rest), group);
  }
  return [...groups.values()].map(({ labels, at }) => {
    const sorted = at.sort(([a], [b]) => a - b);
    const rank = q * (sorted.at(-1)?.[1] ?? 0);
    const found = sorted.findIndex(([, count]) => count >= rank);
    const [edge = Number.NaN, count = 0] = sorted[found] ?? [];
    const [low, below] = sorted[found - 1] ?? [0, 0];
    if (rank === 0) return { labels, value: Number.NaN };
    if (edge === Number.POSITIVE_INFINITY) return { labels, value: low };
    return { labels, value: low + (edge - low) * ((rank - below) / (count - below)) };
  });
}
