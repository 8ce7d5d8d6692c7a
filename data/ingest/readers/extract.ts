import type { Block } from '../blocks/block.js';
import { anchorOf, bilingual, plainText } from '../blocks/inline.js';
import { leadInOf } from './lead-in.js';
import { readList } from './lists.js';
import { boldDepth, openHeading, toHeading } from './outline.js';
import { readAlert, readParagraph } from './prose.js';
import type { Reading } from './reading.js';
import { readTable } from './tables.js';

/** Walks a document once, in order; headings say where each of the other blocks stands. */
export function extract(blocks: readonly Block[], reading: Reading): void {
  for (const [index, block] of blocks.entries()) {
    const [before, after] = [blocks[index - 1], blocks[index + 1]];
    switch (block.type) {
      case 'heading':
        reading.path = openHeading(reading.path, toHeading(block.raw, block.depth, reading.vocabulary));
        break;
      case 'paragraph':
        if (isBoldLine(block.raw))
          reading.path = openHeading(reading.path, toHeading(block.raw, boldDepth, reading.vocabulary));
        else readParagraph(block, after?.type === 'list', reading);
        break;
      case 'list':
        readList(block, before?.type === 'paragraph' ? leadInOf(before.raw) : undefined, reading);
        break;
      case 'alert':
        readAlert(block, reading);
        for (const inner of block.blocks) if (inner.type === 'list') readList(inner, undefined, reading);
        break;
      case 'table':
        readTable(block, reading);
        break;
    }
  }
}

/** A paragraph that is bold from end to end serves as a heading in documents that ran out of levels. */
function isBoldLine(raw: string): boolean {
  const { text } = bilingual(raw);
  return /^\*\*[^*]+\*\*[:：]?$/u.test(text) && anchorOf(raw) === undefined && plainText(text).length <= 80;
}
