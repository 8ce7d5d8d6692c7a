import type { ConditionId, Involved, PartyId, PhaseId } from '../../domain/playbook/playbook.js';
import type { Kind } from '../../domain/responsibility.js';
import type { Block, ListItem } from '../blocks/block.js';
import { clauseNumber } from '../blocks/clauses.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { isPlaceholder } from '../tables/cell-names.js';
import { actorOf, committedIn, destinationIn, obligedIn, sends } from '../vocabulary/actors.js';
import { conditionOf } from '../vocabulary/conditions.js';
import { isLabelled } from '../vocabulary/labels.js';
import { declines, isConditional, isTemplateGap, outOfScope } from '../vocabulary/markers.js';
import { endsOpen, joinLeadIns, type LeadIn } from './lead-in.js';
import { excludedOr, ledInto, type Manner, mannerOf, withoutParty } from './manner.js';
import { takeOwnMarks } from './own-marks.js';
import { doing, heldBy, ownerInFront, ownersBelow, ownerWithin, toldTo } from './owners.js';
import { onlyPoints, readAlert } from './prose.js';
import type { Reading } from './reading.js';

type List = Extract<Block, { type: 'list' }>;

export function readList(list: List, leadIn: LeadIn | undefined, reading: Reading): void {
  // In help articles numbered lists are steps to click through, never duties.
  if (list.ordered && reading.isHelp) return;
  const manner = mannerOf(list, leadIn, reading);
  if (!manner) return;
  const from = manner.kind === 'item' ? reading.duties : 0;
  if (manner.kind === 'item') reading.duties += list.items.length;
  // Prose bullets are sentences of their own; the words above them are no part of what they say.
  const above = manner.kind === 'prose' ? undefined : leadIn;
  const condition = above ? conditionOf(plainText(above.english ?? above.text), true) : undefined;
  const before = reading.drafts.length;
  const named = !reading.isHelp && leadIn ? reading.vocabulary.phaseWithin(leadIn.text) : null;
  readItems(list.items, { manner, above, prefix: '', from, condition, ...inPhase(named) }, reading);
  const { phase, section } = reading.place;
  if (
    manner.isEachForItself &&
    phase !== null &&
    reading.vocabulary.knowsPhase(phase) &&
    reading.drafts.length === before
  )
    reading.problem(list.line, withoutParty(section.at(-1) ?? phase));
}

interface Level {
  readonly manner: Manner;
  readonly above: LeadIn | undefined;
  readonly prefix: string;
  readonly from: number;
  readonly condition: ConditionId | undefined;
  /** Where the words above say another phase than the headings. */
  readonly phase?: PhaseId;
}

const inPhase = (phase: PhaseId | null | undefined): { readonly phase?: PhaseId } => (phase ? { phase } : {});

function readItems(items: readonly ListItem[], level: Level, reading: Reading): void {
  if (!reading.isHelp) {
    readGeneralItems(items, level, reading);
    return;
  }
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

/** The items of any team's list: each with the owner that stands in or below it, else with the list's. */
function readGeneralItems(items: readonly ListItem[], level: Level, reading: Reading): void {
  const below = items.map((item) => ownersBelow(item, reading));
  const isOwned = below.some((one) => one !== null);
  for (const [index, item] of items.entries()) {
    const { raw } = takeOwnMarks(item.raw, reading.origin.sources, reading.origin.playbook);
    const bare = raw.replace(clauseNumber, '');
    const isClause = bare !== raw;
    const words = bilingual(bare);
    const said = plainText(words.english ?? words.text);
    const lists = item.blocks.flatMap((block) => (block.type === 'list' ? [block] : []));
    // Details of an owned item say its state, its date, its evidence.
    const nested = below[index]
      ? []
      : lists.map((list) => (isOwned ? list.items.filter(({ raw: inner }) => !isLabelled(inner)) : list.items));
    const hasNested = nested.some(({ length }) => length > 0);
    const ordinal = `${level.prefix}${level.from + index + 1}`;
    const within = (level.manner.isEachForItself ? ownerInFront(bare, reading) : null) ?? ownerWithin(bare, reading);
    const held = heldHere(
      said,
      isClause,
      hasNested,
      below[index]?.owners ?? within?.owners ?? null,
      isOwned && item.isTask === true,
      level,
      reading,
    );
    const inner: LeadIn = { text: words.text, ...(words.english ? { english: words.english } : {}) };
    const condition =
      conditionOf(said, isConditional(plainText(words.text), reading.origin.locale, words.english)) ?? level.condition;
    if (below[index])
      for (const list of lists) reading.leaveOut({ line: list.line, until: list.items.at(-1)?.line ?? list.line });
    const phase = (isClause ? reading.vocabulary.phaseWithin(said) : null) ?? level.phase;
    const isName = !hasNested && below[index] === null && reading.vocabulary.party(said) !== null;
    const isNothing =
      isName ||
      isStruck(raw) ||
      (/^\p{L}/u.test(said) && isPlaceholder(said)) ||
      isLinkAlone(raw) ||
      isTemplateGap(said) ||
      onlyPoints(said);
    if (isNothing) reading.leaveOut({ line: item.line });
    else if (
      held &&
      !(hasNested && endsOpen(said) && opensOnly(said, isClause || level.manner.isEachForItself === true, reading))
    )
      reading.add({
        line: item.line,
        ...placeOf(item),
        raw: within && below[index] === null ? within.raw : takenRaw(item.raw),
        ...(held.kind === 'out-of-scope' ? { kind: held.kind, party: held.party } : held),
        ordinal,
        ...(level.above ? { leadIn: level.above } : {}),
        condition: level.condition,
        ...inPhase(phase),
        group: hasNested && !/[.。！!]\)?$/u.test(said),
      });
    const committed = hasNested ? reading.vocabulary.committed(said, true) : null;
    const manner =
      committed && (endsOpen(said) || isClause)
        ? {
            kind: 'item' as const,
            ...heldBy(doing(committed.parties)),
          }
        : hasNested && outOfScope.test(said) && endsOpen(said)
          ? { kind: 'out-of-scope' as const, party: reading.publisher }
          : mannerBelow(held, inner, level, reading);
    let counted = 0;
    for (const block of item.blocks) if (block.type === 'alert') readAlert(block, reading, held?.party ?? undefined);
    for (const list of nested) {
      const above = isClause ? inner : joinLeadIns(level.above, inner);
      readItems(
        list,
        { ...level, manner, above, prefix: `${ordinal}.`, from: counted, condition, ...inPhase(phase) },
        reading,
      );
      counted += list.length;
    }
  }
}

/** "~~Old task~~": taken back. */
const isStruck = (raw: string): boolean => /^~~[^~]+~~[.;]?$/u.test(raw.trim());

/** A sentence that gives its party the lines below it, and says no duty of its own: "Supplier is responsible for:". */
const opensOnly = (said: string, mayCommit: boolean, reading: Reading): boolean =>
  mayCommit && reading.vocabulary.committed(said, true) !== null;

interface Held {
  readonly kind: Kind;
  readonly party: PartyId | null;
  readonly involved?: readonly Involved[];
}

/** Whose an item is: its own owner's, then what its list says, then the party that its own sentence commits. */
function heldHere(
  said: string,
  isClause: boolean,
  hasNested: boolean,
  owners: readonly Involved[] | null,
  isUnowned: boolean,
  level: Level,
  reading: Reading,
): Held | null {
  const { manner } = level;
  if (owners && owners.length > 0) return { kind: 'item', ...heldBy(owners) };
  const own = manner.isEachForItself || isClause ? reading.vocabulary.committed(said, hasNested) : null;
  if (own) {
    const kind = isClause || /[.。]\s*$/u.test(said) ? 'prose' : 'item';
    const refused = declines(said) || outOfScope.test(said);
    return refused ? { kind: 'out-of-scope', party: reading.publisher } : { kind, ...heldBy(doing(own.parties)) };
  }
  if (!manner.isEachForItself) {
    if (manner.kind === 'item' && !hasNested && outOfScope.test(said))
      return { kind: 'out-of-scope', party: reading.publisher };
    if (manner.kind === 'item' && manner.party && !manner.involved)
      return { kind: 'item', ...heldBy(toldTo([manner.party], said)) };
    return { kind: manner.kind, party: manner.party, ...(manner.involved ? { involved: manner.involved } : {}) };
  }
  if (outOfScope.test(said) && !hasNested) return { kind: 'out-of-scope', party: reading.publisher };
  // Among tasks that have owners, one without is a duty of no one yet.
  return isUnowned ? { kind: 'item', party: null } : null;
}

function mannerBelow(held: Held | null, inner: LeadIn, level: Level, reading: Reading): Manner {
  const { manner } = level;
  if (manner.kind !== 'item') return manner;
  if (held?.kind === 'item' && manner.isEachForItself) return { ...held, isEachForItself: held.party === null };
  return { ...manner, party: ledInto(inner, manner.party, reading) };
}

const placeOf = ({ sheet, page }: ListItem) => ({
  ...(sheet === undefined ? {} : { sheet }),
  ...(page === undefined ? {} : { page }),
});

const takenRaw = (raw: string): string => raw.replace(clauseNumber, '');

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
