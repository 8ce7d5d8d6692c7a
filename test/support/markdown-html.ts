import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/**
 * Markdown as a generous reader has it: CommonMark with GitHub's tables, strikes and bare links. Only the syntax counts:
 * the tree's later search for links in finished text knows nothing of escapes.
 */
export const treeOf = (text: string) =>
  fromMarkdown(text, {
    extensions: [gfm()],
    mdastExtensions: gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  });

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

const inside = (node: Parents): string => node.children.map(html).join('');

/** What a card's Markdown becomes; HTML stays text, as in Teams. */
function html(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'html':
      return escaped(node.value);
    case 'inlineCode':
    case 'code':
      return `<code>${escaped(node.value)}</code>`;
    case 'break':
      return '<br>';
    case 'paragraph':
      return `<p>${inside(node)}</p>`;
    case 'strong':
      return `<strong>${inside(node)}</strong>`;
    case 'emphasis':
      return `<em>${inside(node)}</em>`;
    case 'delete':
      return `<del>${inside(node)}</del>`;
    case 'heading':
      return `<h${node.depth}>${inside(node)}</h${node.depth}>`;
    case 'link':
      return `<a href="${escaped(node.url)}">${inside(node)}</a>`;
    case 'image':
      return `<img alt="${escaped(node.alt ?? '')}">`;
    case 'list':
      return node.ordered ? `<ol>${inside(node)}</ol>` : `<ul>${inside(node)}</ul>`;
    case 'listItem':
      return `<li>${inside(node)}</li>`;
    case 'blockquote':
      return `<blockquote>${inside(node)}</blockquote>`;
    case 'root':
      return inside(node);
    default:
      return 'children' in node ? inside(node) : `<hr data-type="${node.type}">`;
  }
}

export const htmlOf = (text: string): string => html(treeOf(text));
