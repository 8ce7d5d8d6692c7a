import type { ConditionId, PartyId } from '../../domain/playbook/playbook.js';
import type { Block, ListItem } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { actorOf, committedIn, destinationIn, obligedIn, sends } from '../vocabulary/actors.js';
import { conditionOf } from '../vocabulary/conditions.js';
import { isConditional } from '../vocabulary/markers.js';
import { joinLeadIns, type LeadIn } from './lead-in.js';
import { excludedOr, ledInto, type Manner, mannerOf } from './manner.js';
import { takeOwnMarks } from './own-marks.js';
import { readAlert } from './prose.js';
import type { Reading } from './reading.js';

type List = Extract<Block, { type: 'list' }>;

export function readList(list: List, leadIn: LeadIn | undefined, reading: Reading): void {
  if (list.ordered) return; // numbered lists are steps to click through, never duties
  const manner = mannerOf(list, leadIn, reading);
  if (!manner) return;
  const from = manner.kind === 'item' ? reading.duties : 0;
  if (manner.kind === 'item') reading.duties += list.items.length;
  // Prose bullets are sentences of their own; the words above them are no part of what they say.
  const above = manner.kind === 'prose' ? undefined : leadIn;
  const condition = above ? conditionOf(plainText(above.english ?? above.text), true) : undefined;
  readItems(list.items, { manner, above, prefix: '', from, condition }, reading);
}

interface Level {
  readonly manner: Manner;
  readonly above: LeadIn | undefined;
  readonly prefix: string;
  readonly from: number;
  readonly condition: ConditionId | undefined;
}

function readItems(items: readonly ListItem[], level: Level, reading: Reading): void {
  for (const [index, item] of items.entries()) {
    const { raw } = takeOwnMarks(item.raw, reading.origin.sources, reading.origin.playbook);
    if (isLinkAlone(raw)) continue;
    const ordinal = `${level.prefix}${level.from + index + 1}`;
    const nested = item.blocks.filter((block) => block.type === 'list' && !block.ordered);
    const words = bilingual(raw);
    const said = words.english ?? words.text;
    const taken = takeItem(item, said, ordinal, nested.length > 0, level, reading);
    const inner: LeadIn = { text: words.text, ...(words.english ? { english: words.english } : {}) };
    const condition =
      conditionOf(plainText(said), isConditional(plainText(words.text), reading.origin.locale, words.english)) ??
      level.condition;
    // Only duties change hands within a list; a note or a route stays with the section it stands in.
    const manner =
      level.manner.kind === 'item'
        ? { ...level.manner, party: ledInto(inner, level.manner.party, reading) }
        : level.manner;
    let counted = 0;
    for (const block of item.blocks) {
      if (block.type === 'alert') readAlert(block, reading, taken ?? undefined);
      if (block.type !== 'list' || block.ordered) continue;
      readItems(
        block.items,
        { ...level, manner, above: joinLeadIns(level.above, inner), prefix: `${ordinal}.`, from: counted, condition },
        reading,
      );
      counted += block.items.length;
    }
  }
}

/** Adds one bullet; returns its party, or null when it was no statement. */
function takeItem(
  item: ListItem,
  said: string,
  ordinal: string,
  hasNested: boolean,
  level: Level,
  reading: Reading,
): PartyId | null {
  const { manner } = level;
  const common = {
    line: item.line,
    raw: item.raw,
    ordinal,
    ...(level.above ? { leadIn: level.above } : {}),
    condition: level.condition,
  };
  // A sentence with nested detail is a duty; a phrase that only opens the nested lines is their heading.
  const group = hasNested && !/[.。！!]\)?$/u.test(plainText(said));
  switch (manner.kind) {
    case 'routing': {
      if (!sends(said)) return null;
      const destination = destinationIn(/[:：](?!\/\/)(.+)$/u.exec(said)?.[1] ?? said);
      reading.add({ ...common, kind: 'routing', party: manner.party, conditional: true, destination });
      return manner.party;
    }
    case 'expectation': {
      const party = obligedIn(said) ?? manner.party ?? reading.vocabulary.first('customer');
      reading.add({ ...common, ...excludedOr('expectation', party, said, reading), group });
      return party;
    }
    case 'prose': {
      const actor = manner.onlyCommitted ? committedIn(said) : actorOf(said, reading.provider);
      // The reader is told what to expect; the one who delivers it is whose section this is.
      const party = actor === null || actor === 'customer' ? manner.party : actor;
      if (!party) return null;
      reading.add({ ...common, ...excludedOr('prose', party, said, reading), group });
      return party;
    }
    default: {
      const exclusion =
        !group && manner.kind !== 'out-of-scope' ? excludedOr(manner.kind, manner.party, said, reading) : manner;
      reading.add({ ...common, kind: exclusion.kind, party: exclusion.party, group });
      return exclusion.party;
    }
  }
}

/** A link and nothing more, or one that begins with a jump inside the page: navigation. */
function isLinkAlone(raw: string): boolean {
  const { text } = bilingual(raw);
  return /^\[[^\]]*\]\([^)]*\)[.\s]*$/.test(text) || /^\[[^\]]*\]\(#[^)]*\)/.test(text);
}
