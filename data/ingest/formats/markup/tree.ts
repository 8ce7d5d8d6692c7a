import { Parser } from 'htmlparser2';

/** Text of a markup document, entities decoded; `at` is the offset of its first character in the source. */
export interface TextNode {
  readonly type: 'text';
  readonly at: number;
  text: string;
}

export interface MarkupElement {
  readonly type: 'element';
  readonly at: number;
  /** Lower case in HTML; with its prefix in XML. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MarkupNode[];
  /** Whether an element that begins a line of its own is anywhere inside. */
  holdsBlocks: boolean;
}

export type MarkupNode = TextNode | MarkupElement;

export interface MarkupBounds {
  readonly xml?: boolean;
  /** Elements inside one another. */
  readonly deepest: number;
  /** Elements and texts together, because each costs memory whatever it holds. */
  readonly most: number;
}

/** HTML of people nests less than 60 elements; the walk over a tree uses the stack. */
export const htmlBounds: MarkupBounds = { deepest: 150, most: 300_000 };

/** A tree that would be too much, and where it became so. */
export interface TooMuchMarkup {
  readonly tooMuch: 'deep' | 'many';
  readonly at: number;
}

const blockElements: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td ' +
    'tfoot th thead title tr ul'
  ).split(' '),
);

/** Parses HTML or XML into a tree; `base` is added to all offsets. Stops at once where the tree would be too much. */
export function parseMarkup(source: string, bounds: MarkupBounds, base = 0): MarkupNode[] | TooMuchMarkup {
  const root: MarkupNode[] = [];
  const open: MarkupElement[] = [];
  let count = 0;
  let refused: TooMuchMarkup | null = null;
  const add = (node: MarkupNode): void => {
    count += 1;
    (open.at(-1)?.children ?? root).push(node);
    const tooMuch = open.length >= bounds.deepest ? 'deep' : count > bounds.most ? 'many' : null;
    if (tooMuch === null) return;
    refused = { tooMuch, at: node.at };
    parser.pause();
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const node: MarkupElement = {
          type: 'element',
          at: base + parser.startIndex,
          name,
          attributes,
          children: [],
          holdsBlocks: false,
        };
        add(node);
        open.push(node);
      },
      ontext: (text) => {
        const last = (open.at(-1)?.children ?? root).at(-1);
        if (last?.type === 'text') last.text += text;
        else add({ type: 'text', at: base + parser.startIndex, text });
      },
      onclosetag: () => {
        const closed = open.pop();
        const parent = open.at(-1);
        if (closed && parent && (closed.holdsBlocks || blockElements.has(closed.name))) parent.holdsBlocks = true;
      },
    },
    { xmlMode: bounds.xml === true, decodeEntities: true },
  );
  parser.write(source);
  if (refused === null) parser.end();
  return refused ?? root;
}

/** All text inside, as it is written. */
export function textOf(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : textOf(node.children))).join('');
}

export const tooMuchMarkup = ({ tooMuch }: TooMuchMarkup): string =>
  tooMuch === 'deep'
    ? `more than ${htmlBounds.deepest} tags inside one another: save it as text or Markdown.`
    : `more than ${htmlBounds.most} tags: split it into several files.`;
