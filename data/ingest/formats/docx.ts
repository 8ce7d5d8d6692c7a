import type { Block } from '../blocks/block.js';
import type { ContentFault, Format } from './format.js';
import { type MarkupNode, textOf } from './markup/tree.js';
import { wordBlocks } from './office/word-body.js';
import { WordStyles } from './office/word-styles.js';
import { allNamed, attributeOf, localName, relationsOf, targetOf, xmlPart } from './office/xml.js';
import { isPackageWith, PackageParts } from './office/zip.js';
import { plainProperties } from './plain-properties.js';
import { readableText } from './readable-text.js';
import { tooLargeTable } from './text/cells.js';

/**
 * Word's documents. Read by own code over an XML parser, because converters to HTML lose the paragraph's number, text
 * boxes and the bounds on what a file unpacks to.
 */
export const docx: Format = {
  extensions: ['.docx'],
  isSigned: (bytes) => isPackageWith(bytes, 'word/document.xml'),
  read: (bytes) => {
    const parts = PackageParts.open(bytes);
    if ('sentence' in parts) return parts;
    const main = targetOf(relationsOf(parts, ''), 'officeDocument') ?? 'word/document.xml';
    const document = xmlPart(parts, main);
    if (document === null) return { sentence: 'no document in it: open it in Word and save it as .docx.' };
    if ('sentence' in document) return document;
    const relations = relationsOf(parts, main);
    const part = (type: string): readonly MarkupNode[] => {
      const tree = xmlPart(parts, targetOf(relations, type) ?? '');
      return tree === null || 'sentence' in tree ? [] : tree;
    };
    const faults: ContentFault[] = [];
    const [body] = allNamed(document, 'body');
    const found = wordBlocks(body?.children ?? [], {
      styles: new WordStyles(part('styles'), part('numbering')),
      notes: new Map([...notesOf(part('footnotes')), ...notesOf(part('endnotes'))]),
      tooLarge: (line) => faults.push({ line, sentence: tooLargeTable }),
    });
    if (found.length === 0 && faults.length === 0)
      faults.push({ sentence: 'no text in it: pictures of text are not read, type it.' });
    const blocks = underTitle(found);
    const core = xmlPart(parts, 'docProps/core.xml');
    const title = core === null || 'sentence' in core ? '' : textOf(allNamed(core, 'title')).trim();
    const hasTitle = blocks.some((block) => block.type === 'heading' && block.depth === 1);
    return { properties: plainProperties(hasTitle ? undefined : title), blocks, text: readableText(blocks), faults };
  },
};

/**
 * The title is the only heading above all others. A document whose one heading of the first level comes first has it as
 * its title; else headings of the first level are chapters.
 */
function underTitle(blocks: readonly Block[]): readonly Block[] {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const isOwnTitle = !depths.includes(1) && depths[0] === 2 && depths.filter((depth) => depth === 2).length === 1;
  if (!isOwnTitle) return blocks;
  return blocks.map((block) => (block.type === 'heading' ? { ...block, depth: block.depth - 1 } : block));
}

function notesOf(tree: readonly MarkupNode[]): readonly (readonly [string, readonly MarkupNode[]])[] {
  return [...allNamed(tree, 'footnote'), ...allNamed(tree, 'endnote')]
    .filter((note) => attributeOf(note, 'type') === undefined)
    .map((note) => [`${localName(note)} ${attributeOf(note, 'id') ?? ''}`, note.children] as const);
}
