import type { PartyId } from '../../domain/playbook/playbook.js';
import type { Block } from '../blocks/block.js';
import { bilingual, plainText, sentences } from '../blocks/inline.js';
import { actorOf, committedIn } from '../vocabulary/actors.js';
import { outOfScope } from '../vocabulary/markers.js';
import { pointer } from '../vocabulary/sections.js';
import type { Reading } from './reading.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type Alert = Extract<Block, { type: 'alert' }>;

/** A paragraph is evidence where it commits a party; most paragraphs introduce, explain or point elsewhere. */
export function readParagraph({ line, raw }: Paragraph, beforeList: boolean, reading: Reading): void {
  const { text, english } = bilingual(raw);
  const said = plainText(english ?? text);
  if (isNoText(text) || onlyPoints(said)) return;
  const party = whoSays(said, beforeList, reading);
  if (!party) return;
  const excluded = outOfScope.test(said);
  reading.add({ line, raw, kind: excluded ? 'out-of-scope' : 'prose', party: excluded ? reading.publisher : party });
}

function whoSays(said: string, beforeList: boolean, reading: Reading): PartyId | null {
  const { place, provider } = reading;
  if (!provider || place.role === 'aside' || place.role === 'expectations') return null;
  // Under a party's own heading the paragraph before the list says who that is, where the heading is a role's name.
  if (place.party && place.role === null) return beforeList && !place.phase && place.depth > 2 ? place.party : null;
  if (place.depth < 2) return committedIn(said);
  // A paragraph that opens a list which is not there opens a picture.
  if (!beforeList && /[:：]$/u.test(said)) return null;
  if (place.role === 'phases' && !place.phase) return null;
  const named = actorOf(said, provider);
  return named === reading.vocabulary.first('customer') && !place.phase ? null : named;
}

/**
 * A note inside a bullet restricts that bullet and belongs to its party; a note of its own is a statement where it
 * excludes something or commits a party.
 */
export function readAlert(alert: Alert, reading: Reading, bulletOf?: PartyId): void {
  const { place, provider } = reading;
  if (place.role === 'aside') return;
  for (const block of alert.blocks) {
    if (block.type !== 'paragraph') continue;
    const { text, english } = bilingual(block.raw);
    const said = plainText(english ?? text);
    if (isNoText(text) || onlyPoints(said)) continue;
    const excluded = outOfScope.test(said);
    const party =
      bulletOf ?? (excluded ? (place.party ?? reading.publisher) : (place.party ?? actorOf(said, provider)));
    if (!party || (!bulletOf && !provider && !(excluded && place.party))) continue;
    reading.add({ line: block.line, raw: block.raw, kind: excluded ? 'out-of-scope' : 'prose', party });
  }
}

function isNoText(text: string): boolean {
  return text === '' || /^(?:!\[[^\]]*\]\([^)]*\)|:::)/.test(text) || /^\\?\*/.test(text);
}

function onlyPoints(said: string): boolean {
  return sentences(said).every((sentence) => pointer.test(sentence.trim()));
}
