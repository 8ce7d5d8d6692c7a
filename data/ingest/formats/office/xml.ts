import { type MarkupElement, type MarkupNode, parseMarkup } from '../markup/tree.js';
import type { PackageParts, PackageRefusal } from './zip.js';

/** A part of a document of text: a paragraph of Word takes about 20 nodes. */
const xmlBounds = { xml: true, deepest: 120, most: 600_000 } as const;

/** A part as a tree; null where the package has none of this name. */
export function xmlPart(parts: PackageParts, name: string): readonly MarkupNode[] | PackageRefusal | null {
  const text = parts.text(name);
  if (text === null || typeof text !== 'string') return text;
  // Nothing that an office program writes declares entities.
  const tree = parseMarkup(text, xmlBounds);
  if (Array.isArray(tree)) return tree;
  return {
    sentence:
      tree.tooMuch === 'deep'
        ? 'its parts stand too deep inside one another: copy its text into a new document.'
        : 'more text than a document of responsibilities has: divide it.',
  };
}

/** A name without its prefix: programs choose prefixes freely. */
export const localName = ({ name }: MarkupElement): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its name without prefix. */
export function attributeOf({ attributes }: MarkupElement, wanted: string): string | undefined {
  for (const [name, value] of Object.entries(attributes))
    if (name === wanted || name.endsWith(`:${wanted}`)) return value;
  return undefined;
}

export const elementsOf = (nodes: readonly MarkupNode[]): readonly MarkupElement[] =>
  nodes.filter((node) => node.type === 'element');

export const childrenNamed = (element: MarkupElement, name: string): readonly MarkupElement[] =>
  elementsOf(element.children).filter((child) => localName(child) === name);

export const childNamed = (element: MarkupElement | undefined, name: string): MarkupElement | undefined =>
  element === undefined ? undefined : childrenNamed(element, name)[0];

/** All elements of a name, in order, not those inside one another. */
export function allNamed(nodes: readonly MarkupNode[], name: string): readonly MarkupElement[] {
  return elementsOf(nodes).flatMap((element) =>
    localName(element) === name ? [element] : allNamed(element.children, name),
  );
}

/** The targets of a part's relations by id, as names of parts. */
export function relationsOf(parts: PackageParts, part: string): ReadonlyMap<string, { target: string; type: string }> {
  const slash = part.lastIndexOf('/') + 1;
  const tree = xmlPart(parts, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (tree === null || !Array.isArray(tree)) return new Map();
  return new Map(
    allNamed(tree, 'Relationship').map(({ attributes }) => {
      const { Id = '', Target = '', Type = '' } = attributes;
      const target = Target.startsWith('/') ? Target.slice(1) : resolved(part.slice(0, slash) + Target);
      return [Id, { target, type: Type.slice(Type.lastIndexOf('/') + 1) }];
    }),
  );
}

/** The target of the first relation of a type. */
export const targetOf = (relations: ReturnType<typeof relationsOf>, wanted: string): string | undefined =>
  [...relations.values()].find(({ type }) => type === wanted)?.target;

function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
