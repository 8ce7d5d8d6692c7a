import type { PhaseId } from '../../domain/playbook/playbook.js';
import type { Block } from '../blocks/block.js';
import { clauseNumber, withClauses } from '../blocks/clauses.js';
import { anchorOf, bilingual, plainText } from '../blocks/inline.js';
import { endsOpen, joinLeadIns, type LeadIn, leadInOf } from './lead-in.js';
import { readList } from './lists.js';
import { boldDepth, openHeading, toHeading } from './outline.js';
import { readOwnedHeading, readOwnerHeading, readOwnerParagraph } from './owners.js';
import { readAlert, readParagraph } from './prose.js';
import type { Reading } from './reading.js';
import { readTable } from './tables.js';

/** Walks a document once, in order; headings say where each of the other blocks stands. */
export function extract(written: readonly Block[], reading: Reading): void {
  const blocks = reading.isHelp ? written : withClauses(written);
  const alone = aloneIn(blocks);
  let heading: Extract<Block, { type: 'heading' }> | undefined;
  for (const [index, block] of blocks.entries()) {
    const [before, after] = [blocks[index - 1], blocks[index + 1]];
    switch (block.type) {
      case 'heading': {
        if (!reading.isHelp && readOwnerHeading(block, reading)) break;
        const named = toHeading(block.raw, block.depth, reading.vocabulary);
        // An article is about all phases, or about what one of them is also called: "Data migration".
        const next = reading.isHelp && named.depth === 1 ? { ...named, phase: null } : named;
        // "The following are excluded:" may stand before the headings of what it lists.
        const isNested = before?.type === 'paragraph' && next.depth > (reading.path.at(-1)?.depth ?? 0);
        const isOpen = before?.type === 'paragraph' && endsOpen(plainText(bilingual(before.raw).text));
        if (!isNested || !isOpen || next.phase !== null || next.party !== null) reading.opening = undefined;
        reading.path = openHeading(reading.path, next);
        heading = block;
        reading.headingLine = block.line;
        break;
      }
      case 'paragraph':
        if (isBoldLine(block.raw)) {
          if (!reading.isHelp && readOwnerParagraph(block, after, reading)) break;
          reading.path = openHeading(reading.path, toHeading(block.raw, boldDepth, reading.vocabulary));
        } else {
          reading.opening = leadInOf(block.raw);
          if (!reading.isHelp && readOwnerParagraph(block, after, reading)) break;
          readParagraph(block, after?.type === 'list', alone.has(block), reading);
        }
        break;
      case 'list':
        if (!reading.isHelp && heading && readOwnedHeading(block, heading, before === heading, reading)) break;
        readList(block, leadInto(before, reading), reading);
        if (!reading.isHelp) reading.opening = openedBy(block) ?? (isLabel(before) ? reading.opening : undefined);
        break;
      case 'alert':
        readAlert(block, reading);
        for (const inner of block.blocks) if (inner.type === 'list') readList(inner, undefined, reading);
        break;
      case 'table':
        reading.opening = undefined;
        readTable(block, reading, phaseSaid(before, reading));
        break;
    }
  }
}

/** The phase in which a sentence above a table says that it holds, where no heading says one. */
const phaseSaid = (before: Block | undefined, reading: Reading): PhaseId | null =>
  before?.type === 'paragraph' && !reading.isHelp && reading.place.phase === null
    ? reading.vocabulary.phaseWithin(before.raw)
    : null;

/** What leads into a list: the sentence above it, and above the label between them. */
function leadInto(before: Block | undefined, reading: Reading): LeadIn | undefined {
  const direct =
    before?.type === 'paragraph' ? leadInOf(before.raw, reading.isHelp ? undefined : reading.vocabulary) : undefined;
  if (reading.isHelp) return direct;
  if (reading.opening === undefined) return direct;
  if (direct !== undefined && isLabel(before)) return joinLeadIns(reading.opening, direct);
  return isLabel(before) || before?.type === 'heading' ? reading.opening : direct;
}

/** A clause that ends with a colon may open a list behind a label: its items are none of its own. */
function openedBy(list: Extract<Block, { type: 'list' }>): LeadIn | undefined {
  const last = list.items.at(-1);
  return last && last.blocks.length === 0 && clauseNumber.test(last.raw) && endsOpen(last.raw)
    ? leadInOf(last.raw)
    : undefined;
}

const isLabel = (block: Block | undefined): boolean => block?.type === 'paragraph' && isBoldLine(block.raw);

/** Blocks whose section holds nothing but paragraphs; in one walk, because a long document has thousands of them. */
function aloneIn(blocks: readonly Block[]): ReadonlySet<Block> {
  const alone = new Set<Block>();
  let section: Block[] | null = [];
  const end = (): void => {
    for (const block of section ?? []) alone.add(block);
    section = [];
  };
  for (const block of blocks) {
    if (block.type === 'heading' || isLabel(block)) end();
    else if (block.type === 'paragraph') section?.push(block);
    else section = null;
  }
  end();
  return alone;
}

/** A paragraph that is bold from end to end serves as a heading in documents that ran out of levels. */
function isBoldLine(raw: string): boolean {
  const { text } = bilingual(raw);
  return (
    /^(?:[^\p{L}\p{N}*]{1,4}\s)?\*\*[^*]+\*\*[:：]?$/u.test(text) &&
    anchorOf(raw) === undefined &&
    plainText(text).length <= 80
  );
}
