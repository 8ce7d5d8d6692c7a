import type { PartyId } from '../../domain/playbook/playbook.js';
import type { Kind } from '../../domain/responsibility.js';
import type { Block, ListItem } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { actorOf } from '../vocabulary/actors.js';
import { outOfScope } from '../vocabulary/markers.js';
import { endsOpen, type LeadIn } from './lead-in.js';
import type { Reading } from './reading.js';

/** How the bullets of one list are to be taken. */
export interface Manner {
  readonly kind: Kind;
  readonly party: PartyId | null;
  /** Only bullets that commit a party by their own words: lists in introductions and free prose. */
  readonly onlyCommitted?: boolean;
}

type List = Extract<Block, { type: 'list' }>;

/** What a list is, by where it stands and what leads into it; null = nothing that anybody does. */
export function mannerOf(list: List, leadIn: LeadIn | undefined, reading: Reading): Manner | null {
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
    reading.problem(
      list.line,
      `nothing says whose the list under “${where}” is: name the party in a heading or with \`party:\` in the front matter.`,
    );
    return null;
  }
  return provider ? { kind: 'prose', party: null, onlyCommitted: true } : null;
}

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

function excludes(leadIn: LeadIn): boolean {
  return outOfScope.test(leadIn.english ?? leadIn.text) && endsOpen(leadIn.text);
}

function isPhaseName(item: ListItem, reading: Reading): boolean {
  const { text, english } = bilingual(item.raw);
  return item.blocks.length === 0 && reading.vocabulary.phase(plainText(english ?? text)) !== null;
}
