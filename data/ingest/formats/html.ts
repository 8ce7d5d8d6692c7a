import type { ContentFault, Format } from './format.js';
import { markupBlocks } from './markup/blocks.js';
import { htmlBounds, type MarkupElement, type MarkupNode, parseMarkup, textOf, tooMuchMarkup } from './markup/tree.js';
import { plainProperties } from './plain-properties.js';
import { readableText } from './readable-text.js';
import { tooLargeTable } from './text/cells.js';
import { decodeAny, latinStart } from './text/decode.js';
import { lineFinder } from './text/places.js';

/** Pages of browsers, wikis and word processors. */
export const html: Format = {
  extensions: ['.html', '.htm'],
  isSigned: (bytes) =>
    /^(?:\ufeff|\s|<\?xml[^>]*>|<!--[^>]*>)*<(?:!doctype\s+html|html)\b/iu.test(latinStart(bytes, 2_000)),
  read: (bytes) => {
    const text = decodeAny(bytes, namedEncoding(bytes));
    if (text === null) return { sentence: 'not a text: open it in a browser and save it as a web page.' };
    const faults: ContentFault[] = [];
    const tree = parseMarkup(text, htmlBounds);
    const lineAt = lineFinder(text);
    if (!Array.isArray(tree)) return { line: lineAt(tree.at), sentence: tooMuchMarkup(tree) };
    const blocks = markupBlocks(contentOf(tree), {
      keepsAnchors: false,
      lineAt,
      tooLarge: (line) => faults.push({ line, sentence: tooLargeTable }),
    });
    if (blocks.length === 0 && faults.length === 0)
      faults.push({ line: 1, sentence: 'no text in it: save the page as it is shown, or paste its text into a file.' });
    const title = textOf(found(tree, ({ name }) => name === 'title')?.children ?? []);
    const locale = found(tree, ({ name }) => name === 'html')?.attributes.lang;
    const hasTitle = blocks.some((block) => block.type === 'heading' && block.depth === 1);
    const properties = plainProperties(hasTitle ? undefined : title.replace(/\s+/gu, ' ').trim(), locale?.trim());
    return { properties, blocks, text: readableText(blocks), faults };
  },
};

/** The part of a page that is its text, where the page says so: wikis put menus, trees and comments around it. */
function contentOf(tree: readonly MarkupNode[]): readonly MarkupNode[] {
  for (const is of contents) {
    const content = found(tree, is);
    if (content && textOf(content.children).trim() !== '') return content.children;
  }
  const body = found(tree, ({ name }) => name === 'body');
  const all = body?.children ?? tree;
  return all.filter((node) => node.type === 'text' || node.name !== 'footer');
}

const contents: readonly ((element: MarkupElement) => boolean)[] = [
  ({ attributes }) => /^(?:main-content|mw-content-text|wiki-content)$/u.test(attributes.id ?? ''),
  ({ attributes }) => /(?:^|\s)(?:wiki-content|markdown-body)(?:\s|$)/u.test(attributes.class ?? ''),
  ({ name, attributes }) => name === 'main' || attributes.role === 'main',
];

/** The first element of a kind, from the outside in. */
function found(nodes: readonly MarkupNode[], is: (element: MarkupElement) => boolean): MarkupElement | null {
  let level = nodes;
  while (level.length > 0) {
    const elements = level.filter((node) => node.type === 'element');
    const here = elements.find(is);
    if (here) return here;
    level = elements.flatMap(({ children }) => children);
  }
  return null;
}

function namedEncoding(bytes: Uint8Array): string | undefined {
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu.exec(latinStart(bytes, 4_000))?.[1];
}
