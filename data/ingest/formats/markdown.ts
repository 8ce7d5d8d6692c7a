import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, ListItem } from '../blocks/block.js';
import type { ContentFault, Format } from './format.js';
import { cutFrontMatter, readFrontMatter } from './front-matter.js';

type Node = ReturnType<typeof fromMarkdown>['children'][number];

// Beyond these the parser's time or stack could grow without use: the longest public document has 92 kB, three levels.
const longest = 1024 * 1024;
const mostLines = 20_000;
const deepest = 24;
// Inside one line, and over lines without an empty one between them, the parser's time grows with the square.
const longestLine = 50_000;
const mostTogether = 1_000;
// What is longer is cut here and refused as a statement later; no pattern ever meets it whole.
const longestBlock = 10_000;

// Indented code is off because documents indent nested bullets by anything from 2 to 8 spaces and none shows code.
// Inline parsing is off because text is cut out of the source: side-by-side spans, anchors and links stay as written.
const off = [
  'codeIndented',
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'definition',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'setextUnderline',
  'emailAutolink',
  'protocolAutolink',
  'wwwAutolink',
  'strikethrough',
  'tasklistCheck',
  'gfmFootnoteCall',
  'gfmFootnoteDefinition',
  'gfmPotentialFootnoteCall',
];

/** Markdown with tables, alerts and front matter, in UTF-8. */
export const markdown: Format = {
  extensions: ['.md', '.txt'],
  read: (bytes) => {
    const written = decoded(bytes);
    if (written === null) return { sentence: 'not UTF-8: open it in an editor and save it as UTF-8.' };
    if (written.trim() === '') return { line: 1, sentence: 'the document is empty: write it or remove it.' };
    const { yaml, body, unclosed } = cutFrontMatter(written.replace(/^\uFEFF/, '').replace(/\u00a0/g, ' '));
    const { properties, faults } = readFrontMatter(yaml ?? '');
    const refused = tooMuch(body);
    return {
      properties,
      blocks: refused === null ? toBlocks(body) : [],
      text: body,
      faults: [...(unclosed ? [unclosedFrontMatter] : []), ...faults, ...(refused === null ? [] : [refused])],
    };
  },
};

const unclosedFrontMatter: ContentFault = {
  line: 1,
  sentence: 'the front matter is not closed: end it with a line of three hyphens.',
};

function decoded(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without its mark passes as UTF-8 with a zero after every letter.
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

/** Why a text is not read at all, or null. Linear, and done before any parsing. */
function tooMuch(body: string): ContentFault | null {
  if (body.length > longest)
    return { line: 1, sentence: `longer than ${longest} characters: split it into several files.` };
  const lines = body.split('\n');
  if (lines.length > mostLines)
    return { line: mostLines, sentence: `more than ${mostLines} lines: split it into several files.` };
  let together = 0;
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine)
      return { line: index + 1, sentence: `a line of more than ${longestLine} characters: break it up.` };
    together = line.trim() === '' ? 0 : together + 1;
    if (together > mostTogether)
      return {
        line: index + 1,
        sentence: `more than ${mostTogether} lines without an empty one: set paragraphs apart.`,
      };
    const lead = /^(?:[ \t]|[-*+>](?=[ \t>]|$)|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
    const markers = lead.replace(/[ \t]/g, '').length;
    const indent = lead.replace(/\t/g, '    ').length;
    if (markers > deepest || (indent > deepest * 8 && line.trim() !== ''))
      return { line: index + 1, sentence: `nested more than ${deepest} levels deep: flatten the list.` };
  }
  return null;
}

function toBlocks(body: string): readonly Block[] {
  const tables = gfmFromMarkdown().filter((extension) => extension.enter?.['table' as keyof typeof extension.enter]);
  const tree = fromMarkdown(body, { extensions: [gfm(), { disable: { null: off } }], mdastExtensions: tables });
  return convert(tree.children, body);
}

function convert(nodes: readonly Node[], body: string): Block[] {
  return nodes.flatMap((node): Block[] => {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case 'heading': {
        const raw = slice(node, body)
          .replace(/^#{1,6}\s*/, '')
          .replace(/\s+#+\s*$/, '');
        return [{ type: 'heading', line, depth: node.depth, raw }];
      }
      case 'paragraph':
        return [toParagraph(slice(node, body), line)];
      case 'list': {
        const items = node.children.map((item) => toItem(item, body));
        return [{ type: 'list', line, ordered: node.ordered === true, items }];
      }
      case 'blockquote':
        return [toAlert(convert(node.children, body), line)];
      case 'table': {
        const [header, ...rows] = node.children.map((row) => ({
          line: row.position?.start.line ?? line,
          cells: row.children.map((cell) => ({
            line: cell.position?.start.line ?? line,
            raw: slice(cell, body)
              .replace(/^\||\|$/g, '')
              .trim(),
            blocks: [],
          })),
        }));
        return [{ type: 'table', line, head: header === undefined ? [] : [header], rows }];
      }
      default:
        return []; // HTML blocks, code, rules: no duties
    }
  });
}

/** Some editions write `###Heading` without the space; to Markdown that is a paragraph, to a reader a heading. */
function toParagraph(raw: string, line: number): Block {
  const heading = /^(#{2,6})([^#\s].*)$/.exec(raw);
  if (heading?.[1] && heading[2]) return { type: 'heading', line, depth: heading[1].length, raw: heading[2] };
  return { type: 'paragraph', line, raw };
}

function toItem(item: { children: readonly Node[]; position?: Node['position'] }, body: string): ListItem {
  const blocks = convert(item.children, body);
  const [first, ...rest] = blocks;
  const line = item.position?.start.line ?? 1;
  if (first?.type === 'paragraph') return { line: first.line, raw: first.raw, blocks: rest };
  return { line, raw: '', blocks };
}

/** `> [!NOTE]` on a line of its own: the alert's text begins on the next one. */
function toAlert(blocks: readonly Block[], line: number): Block {
  const [first, ...rest] = blocks;
  const tag = first?.type === 'paragraph' ? /^\[!(\w+)\][ \t]*(\n?)/.exec(first.raw) : null;
  if (first?.type !== 'paragraph' || !tag) return { type: 'alert', line, tag: '', blocks };
  const raw = first.raw.slice(tag[0].length);
  const text: Block[] = raw === '' ? [] : [{ type: 'paragraph', line: first.line + (tag[2] ? 1 : 0), raw }];
  return { type: 'alert', line, tag: (tag[1] ?? '').toUpperCase(), blocks: [...text, ...rest] };
}

/** The source of a node; continuation lines lose the indentation and quote marks of what they stand in. */
function slice(node: { position?: Node['position'] }, body: string): string {
  const { start, end } = node.position ?? {};
  const from = start?.offset ?? 0;
  return body.slice(from, Math.min(end?.offset ?? 0, from + longestBlock)).replace(/\r?\n[ \t>]*/g, '\n');
}
