import type { Involved, PartyId } from '../../domain/playbook/playbook.js';
import type { Kind } from '../../domain/responsibility.js';
import type { Block, ListItem } from '../blocks/block.js';
import { clauseNumber } from '../blocks/clauses.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { actorOf } from '../vocabulary/actors.js';
import { announcesNoDuties } from '../vocabulary/labels.js';
import { outOfScope } from '../vocabulary/markers.js';
import { endsOpen, type LeadIn, saysFollowing } from './lead-in.js';
import { doing, heldBy } from './owners.js';
import type { Reading } from './reading.js';

/** How the bullets of one list are to be taken. */
export interface Manner {
  readonly kind: Kind;
  readonly party: PartyId | null;
  /** Everybody whom the place or the lead-in names, where that is more than one party that does it. */
  readonly involved?: readonly Involved[];
  /** Nothing above the list says whose it is: each item speaks for itself. */
  readonly isEachForItself?: boolean;
  /** Only bullets that commit a party by their own words: lists in introductions and free prose. */
  readonly onlyCommitted?: boolean;
}

type List = Extract<Block, { type: 'list' }>;

/** What a list is, by where it stands and what leads into it; null = nothing that anybody does. */
export function mannerOf(list: List, leadIn: LeadIn | undefined, reading: Reading): Manner | null {
  if (!reading.isHelp) return generalManner(list, leadIn, reading);
  const { place, provider } = reading;
  const { role, party, phase } = place;
  if (role === 'aside' || list.items.every((item) => isPhaseName(item, reading))) return null;
  if (role === 'out-of-scope' || (leadIn && excludes(leadIn)))
    return { kind: 'out-of-scope', party: reading.publisher };
  if (role === 'workflow') return { kind: 'routing', party: actorOf(place.heading, provider) ?? party };
  if (role === 'expectations') return { kind: 'expectation', party };
  if (role === 'phases') {
    const actor = leadIn ? actorOf(leadIn.english ?? leadIn.text, provider) : null;
    return phase ? { kind: 'phase-description', party: actor ?? provider } : null;
  }
  if (role === 'overview') return provider || party ? { kind: 'prose', party: party ?? provider } : null;
  if (party) return { kind: 'item', party: ledInto(leadIn, party, reading) };
  if (phase) {
    const where = place.section.at(-1) ?? phase;
    reading.problem(list.line, withoutParty(where));
    return null;
  }
  return provider ? { kind: 'prose', party: null, onlyCommitted: true } : null;
}

/** The same in a document of any team: whose a list is, is said by its lead-in, an owner's line or a heading, in this order. */
function generalManner(list: List, leadIn: LeadIn | undefined, reading: Reading): Manner | null {
  const { place, vocabulary } = reading;
  const said = leadIn ? plainText(leadIn.english ?? leadIn.text) : '';
  const nothing = (): null => {
    reading.leaveOut({ line: list.line, until: endOf(list.items) });
    return null;
  };
  if (place.role === 'aside' || list.items.every((item) => isPhaseName(item, reading))) return nothing();
  if (place.role === 'out-of-scope' || (leadIn && excludes(leadIn)))
    return { kind: 'out-of-scope', party: reading.publisher };
  const committed = said === '' ? null : vocabulary.committed(said, true);
  if (place.role === 'expectations' && committed === null) return { kind: 'expectation', party: place.party };
  if (committed) return itemsOf(doing(committed.parties));
  const labelled = said.length <= longestLabel ? vocabulary.partyHeading(said) : null;
  if (labelled) return { kind: 'item', party: labelled };
  const isContract = list.items.some(({ raw }) => clauseNumber.test(raw));
  if (place.isBarren && isContract) return { kind: 'item', party: null, isEachForItself: true };
  if (place.isBarren || (said !== '' && said.length <= longestLabel && announcesNoDuties(said))) return nothing();
  if (place.owners) return itemsOf(place.owners);
  // A title says whose a document is, but not of lists that a sentence about something else leads into.
  const isOnlyTitle = !reading.path.some(({ depth, party }) => depth > 1 && party !== null);
  if (isOnlyTitle && said.split(/\s+/u).length > longestOpening)
    return { kind: 'item', party: null, isEachForItself: true };
  if (place.party) return { kind: 'item', party: ledInto(leadIn, place.party, reading) };
  const isPlan = place.phase !== null || list.items.some(({ isTask }) => isTask);
  const owner = vocabulary.mapping.owner;
  if (reading.owners && isPlan) return itemsOf(reading.owners);
  if (owner && (isPlan || place.depth > 1)) return { kind: 'item', party: owner };
  return { kind: 'item', party: null, isEachForItself: true };
}

const longestLabel = 60;

/** Words of a lead-in that only says what the list is: "This includes:". */
const longestOpening = 4;

const itemsOf = (owners: readonly Involved[]): Manner => ({ kind: 'item', ...heldBy(owners) });

const endOf = (items: readonly ListItem[]): number =>
  Math.max(
    0,
    ...items.map(({ line, blocks }) =>
      Math.max(line, ...blocks.map((block) => (block.type === 'list' ? endOf(block.items) : block.line))),
    ),
  );

/** What is said of a list in a phase that is no party's. */
export const withoutParty = (where: string): string =>
  `nothing says whose the list under “${where}” is: name the party in a heading or with \`party:\` in the front matter.`;

/** A lead-in may hand part of a section to the other side; it does not split up a role. */
export function ledInto<P extends PartyId | null>(leadIn: LeadIn | undefined, party: P, reading: Reading): P | PartyId {
  if (!leadIn || party === null || !reading.vocabulary.leadsSide(party)) return party;
  return reading.vocabulary.sideLedInto(plainText(leadIn.english ?? leadIn.text)) ?? party;
}

/** What the offer leaves out is a statement about the offer, so its publisher's, in any party's section. */
export function excludedOr(
  kind: Kind,
  party: PartyId | null,
  said: string,
  reading: Reading,
): { kind: Kind; party: PartyId | null } {
  return outOfScope.test(said) ? { kind: 'out-of-scope', party: reading.publisher } : { kind, party };
}

/** Whether a lead-in says of the lines below it that the offer leaves them out, with a colon or "the following … ." */
function excludes(leadIn: LeadIn): boolean {
  return outOfScope.test(leadIn.english ?? leadIn.text) && (endsOpen(leadIn.text) || saysFollowing(leadIn.text));
}

/** A longer item says what is done in a phase: "Week 1: Draft the plan …". */
const longestPhase = 40;

function isPhaseName(item: ListItem, reading: Reading): boolean {
  const { text, english } = bilingual(item.raw);
  const words = plainText(english ?? text);
  return item.blocks.length === 0 && words.length <= longestPhase && reading.vocabulary.phase(words) !== null;
}
