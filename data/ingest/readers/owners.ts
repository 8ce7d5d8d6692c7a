import type { Involved, PartyId } from '../../domain/playbook/playbook.js';
import type { Block, ListItem } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { isPlaceholder } from '../tables/cell-names.js';
import { involvementSaid } from '../tables/table-words.js';
import { isLabelled, ownerLine, ownersIn } from '../vocabulary/labels.js';
import type { Reading } from './reading.js';

// "Owner: …" says who does something: an item, a section, a whole document, or what a heading names.

type Heading = Extract<Block, { type: 'heading' }>;
type Paragraph = Extract<Block, { type: 'paragraph' }>;
type List = Extract<Block, { type: 'list' }>;

/** "## Owner: Customer Success": a heading that names the owner of what it stands in. */
export function readOwnerHeading(heading: Heading, reading: Reading): boolean {
  const line = ownerLine(heading.raw);
  if (line === null) return false;
  const { involved, unknown } = ownersIn(line, reading.vocabulary);
  if (involved.length === 0) return false;
  for (const name of unknown) reportUnknown(heading.line, name, reading);
  const above = reading.path.filter(({ depth }) => depth < heading.depth);
  if (above.length > 0) reading.path = above;
  reading.own(involved);
  reading.leaveOut({ line: heading.line });
  return true;
}

/** "**Responsible:** Sales" in a paragraph: who owns the section that it stands in. */
export function readOwnerParagraph({ line, raw }: Paragraph, after: Block | undefined, reading: Reading): boolean {
  const lines = raw.split('\n').map((one) => ownerLine(one));
  const owner = lines.find((one) => one !== null);
  if (!owner || reading.place.isBarren) return false;
  const found = lines.flatMap((one) => (one ? [ownersIn(one, reading.vocabulary)] : []));
  const involved = found.flatMap((one) => one.involved);
  const unknown = found.flatMap((one) => one.unknown);
  const last = reading.path.at(-1);
  for (const name of unknown) reportUnknown(line, name, reading);
  if (involved.length === 0) return false;
  reading.leaveOut({ line, until: line + lines.length - 1 });
  // Nothing but the owner under a heading: the heading is what is owned.
  if (
    last &&
    last.depth > 1 &&
    (after === undefined || (after.type === 'heading' && after.depth <= last.depth)) &&
    last.party === null
  )
    addHeading(last.text, reading.headingLine, involved, reading);
  else reading.own(involved);
  return true;
}

/**
 * A list under a heading that holds nothing but labels, an owner's among them: the heading is what is owned, and the labels
 * say by whom. True where it was read.
 */
export function readOwnedHeading(list: List, heading: Heading, isFirst: boolean, reading: Reading): boolean {
  if (!isFirst || !list.items.every((item) => isLabelled(item.raw) && item.blocks.length === 0)) return false;
  const lines = list.items.flatMap((item) => {
    const line = ownerLine(item.raw);
    return line ? [{ item, line }] : [];
  });
  if (lines.length === 0) return false;
  const involved: Involved[] = [];
  for (const { item, line } of lines) {
    const found = ownersIn(line, reading.vocabulary);
    for (const one of found.involved)
      if (!involved.some((other) => other.party === one.party && other.involvement === one.involvement))
        involved.push(one);
    for (const name of found.unknown) reportUnknown(item.line, name, reading);
  }
  if (involved.length === 0) return false;
  addHeading(heading.raw, heading.line, involved, reading);
  reading.leaveOut({ line: list.line, until: list.items.at(-1)?.line ?? list.line });
  return true;
}

function addHeading(text: string, line: number, involved: readonly Involved[], reading: Reading): void {
  reading.duties += 1;
  reading.add({
    line,
    raw: text,
    kind: 'item',
    ...heldBy(involved),
    ordinal: String(reading.duties),
  });
}

/** Parties as those who do something. */
export const doing = (parties: readonly PartyId[]): readonly Involved[] =>
  parties.map((party) => ({ party, involvement: 'does' }));

/** What a line of their own tells parties: who is to approve or sign does no more than that. */
export function toldTo(parties: readonly PartyId[], said: string): readonly Involved[] {
  const told = involvementSaid(said);
  if (!told.includes('approves')) return doing(parties);
  return parties.flatMap((party) => told.map((involvement) => ({ party, involvement })));
}

/** A statement's party and everybody who is named in it. */
export function heldBy(involved: readonly Involved[]): { party: PartyId | null; involved?: readonly Involved[] } {
  const doer = involved.find(({ involvement }) => involvement === 'does' || involvement === 'guides');
  const isPlain = involved.length === 1 && doer?.involvement === 'does';
  return { party: doer?.party ?? null, ...(isPlain ? {} : { involved }) };
}

/** Owners of an item, out of the labels below it; null where none names one. The labels are details and no duties. */
export function ownersBelow(item: ListItem, reading: Reading): { owners: readonly Involved[] } | null {
  const lines = item.blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.map((inner) => ({ line: inner.line, raw: inner.raw }));
    if (block.type === 'paragraph') return block.raw.split('\n').map((raw, at) => ({ line: block.line + at, raw }));
    return [];
  });
  const owners: Involved[] = [];
  let isOwned = false;
  for (const { line, raw } of lines) {
    const owner = ownerLine(raw);
    if (owner === null) continue;
    isOwned = true;
    const { involved, unknown } = ownersIn(owner, reading.vocabulary);
    owners.push(...involved);
    for (const name of unknown) reportUnknown(line, name, reading);
  }
  return isOwned ? { owners } : null;
}

/** The owner that stands behind an item's own words: "Send the list (owner: QA)", "Send the list — @DBA". */
export function ownerWithin(raw: string, reading: Reading): { raw: string; owners: readonly Involved[] } | null {
  const { text } = bilingual(raw);
  const plain = plainText(text);
  const inBrackets = /^(.+?)\s*[([（]([^()[\]（）]{2,60})[)\]）]\s*\.?$/su.exec(plain);
  const behindDash = /^(.+?)\s+(?:[-–—|→]|@)\s*@?([^–—|@]{2,40})$/su.exec(plain);
  for (const [, words, names] of [inBrackets, behindDash].filter((one) => one !== null)) {
    if (words === undefined || names === undefined) continue;
    const line = ownerLine(names);
    const found = line ? ownersIn(line, reading.vocabulary) : null;
    if (found && found.involved.length > 0 && found.unknown.length === 0) return { raw: words, owners: found.involved };
    const { parties, unknown } = reading.vocabulary.partiesIn(names.replace(/@/gu, ''));
    if (line === null && parties.length > 0 && unknown.length === 0) return { raw: words, owners: doing(parties) };
  }
  return null;
}

// "Supplier: Contoso Ltd" names a party, "Supplier: keep the lines staffed" gives it a task.
const fewestWords = 3;
const fewestLetters = 8;

/**
 * The party that stands before a task of a phase: "**Supplier** – run the first day", "고객사: 참석자를 정한다". Only in a
 * phase, because elsewhere such lines introduce the parties.
 */
export function ownerInFront(raw: string, reading: Reading): { raw: string; owners: readonly Involved[] } | null {
  if (reading.place.phase === null) return null;
  const plain = plainText(bilingual(raw).text);
  const [, names, task] =
    /^[^\p{L}\p{N}@]{0,6}@?([^:：–—]{2,60}?)\s*(?:[:：]|\s[-–—](?=\s))\s*(.+)$/su.exec(plain) ?? [];
  if (names === undefined || task === undefined || isPlaceholder(task)) return null;
  const isTask = task.trim().split(/\s+/u).length >= fewestWords || /\p{Lo}/u.test(task);
  if (!isTask || task.length < fewestLetters || ownerLine(raw) !== null) return null;
  const { parties, unknown } = reading.vocabulary.partiesIn(names);
  if (parties.length === 0 || unknown.length > 0) return null;
  return { raw: task, owners: toldTo(parties, task) };
}

function reportUnknown(line: number, name: string, reading: Reading): void {
  if (!/\p{L}/u.test(name) || reading.vocabulary.isNoParty(name)) return;
  reading.unread({
    line,
    what: 'item',
    name,
    reason: 'the owner is no party of the playbook',
    cure: { parties: [name] },
  });
}
