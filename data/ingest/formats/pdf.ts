import type { Format } from './format.js';
import { pageBlocks } from './pdf/page-blocks.js';
import { linesOfPages } from './pdf/page-lines.js';
import { readPages } from './pdf/pages.js';
import { plainProperties } from './plain-properties.js';
import { readableText } from './readable-text.js';
import { latinStart } from './text/decode.js';

/** Pages of text. Their form is guessed from positions: paragraphs, headings by type, lists, columns. */
export const pdf: Format = {
  extensions: ['.pdf'],
  isSigned: (bytes) => latinStart(bytes, 1_024).includes('%PDF-'),
  read: (bytes) => {
    const pages = readPages(bytes);
    if ('sentence' in pages) return pages;
    if (pages.every(({ texts }) => texts.length === 0))
      return { sentence: 'no text in it: it is a picture of pages; use the document that it was made from.' };
    const blocks = pageBlocks(linesOfPages(pages));
    return { properties: plainProperties(), blocks, text: readableText(blocks), faults: [] };
  },
};
