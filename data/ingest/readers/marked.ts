import type { Block, ListItem } from '../blocks/block.js';
import { anchorOf, bilingual, plainText, slug } from '../blocks/inline.js';
import { endsOpen, joinLeadIns, type LeadIn } from './lead-in.js';
import { type Heading, openHeading } from './outline.js';
import { type GivenMarks, takeAttributes, takeOwnMarks, withinMarks } from './own-marks.js';
import type { Reading } from './reading.js';

/**
 * Walks a document whose front matter, headings and bullets say all of themselves in marks. Every bullet is a statement;
 * what stands between them is for its readers, and holds no duties.
 */
export function readMarked(blocks: readonly Block[], ofAll: GivenMarks, reading: Reading): void {
  let open: readonly { readonly depth: number; readonly given: GivenMarks }[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') {
      const faults: string[] = [];
      const [raw, given] = takeAttributes(block.raw, reading.origin.playbook, faults);
      for (const fault of faults) reading.problem(block.line, `this heading ${fault}`);
      open = [...open.filter(({ depth }) => depth < block.depth), { depth: block.depth, given }];
      reading.path = openHeading(reading.path, headingOf(raw, block.depth));
    } else if (block.type === 'list') {
      const above = open.reduce<GivenMarks>((all, { given }) => withinMarks(all, given), ofAll);
      readItems(block.items, { above, prefix: '', from: reading.duties }, reading);
      reading.duties += block.items.length;
    } else if (block.type === 'table') {
      reading.problem(block.line, 'a marked document has no tables: write each row as a bullet with its marks.');
    } else reading.leaveOut({ line: block.line });
  }
}

/** A heading that is a place, and nothing else. */
const headingOf = (raw: string, depth: number): Heading => {
  const { text } = bilingual(raw);
  return {
    depth,
    text: plainText(text),
    english: plainText(text),
    slug: slug(anchorOf(raw) ?? text),
    phase: null,
    party: null,
    isBarren: false,
    role: null,
  };
};

interface Level {
  readonly above: GivenMarks;
  readonly prefix: string;
  readonly from: number;
  readonly leadIn?: LeadIn;
}

function readItems(items: readonly ListItem[], { above, prefix, from, leadIn }: Level, reading: Reading): void {
  for (const [index, item] of items.entries()) {
    const { raw, given } = takeOwnMarks(item.raw, reading.origin.sources, reading.origin.playbook);
    const { text } = bilingual(raw);
    const lists = item.blocks.flatMap((block) => (block.type === 'list' ? [block] : []));
    const opens = lists.length > 0 && endsOpen(text);
    const ordinal = `${prefix}${from + index + 1}`;
    const found = { line: item.line, raw: item.raw, kind: 'item', party: null, ordinal, group: opens, above } as const;
    reading.add(leadIn === undefined ? found : { ...found, leadIn });
    // What a line says of itself holds for those below it, apart from what it is called.
    const { topic, ...inherited } = given;
    const below = { above: withinMarks(above, inherited), prefix: `${ordinal}.`, from: 0 };
    const inner = opens ? joinLeadIns(leadIn, { text }) : undefined;
    for (const list of lists) readItems(list.items, inner === undefined ? below : { ...below, leadIn: inner }, reading);
  }
}
