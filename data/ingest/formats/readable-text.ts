import type { Block } from '../blocks/block.js';

/** The words of blocks in lines, by which a document's language is found. */
export function readableText(blocks: readonly Block[]): string {
  return blocks.flatMap(linesOfBlock).join('\n');
}

function linesOfBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.raw];
    case 'alert':
      return block.blocks.flatMap(linesOfBlock);
    case 'list':
      return block.items.flatMap((item) => [item.raw, ...item.blocks.flatMap(linesOfBlock)]);
    case 'table':
      return [...block.head, ...block.rows].flatMap(({ cells }) =>
        cells.flatMap(({ raw, continues }) => (continues === undefined && raw !== '' ? [raw] : [])),
      );
  }
}
