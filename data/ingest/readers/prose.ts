import type { PartyId } from '../../domain/playbook/playbook.js';
import type { Block } from '../blocks/block.js';
import { bilingual, plainText, sentences } from '../blocks/inline.js';
import { actorOf, committedIn } from '../vocabulary/actors.js';
import { declines, isTemplateGap, outOfScope } from '../vocabulary/markers.js';
import { saysNoName } from '../vocabulary/names.js';
import { pointer } from '../vocabulary/sections.js';
import { endsOpen, leadInOf } from './lead-in.js';
import { doing, heldBy, ownerInFront } from './owners.js';
import type { Reading } from './reading.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type Alert = Extract<Block, { type: 'alert' }>;

/** A paragraph is evidence where it commits a party; most paragraphs introduce, explain or point elsewhere. */
export function readParagraph({ line, raw }: Paragraph, beforeList: boolean, isAlone: boolean, reading: Reading): void {
  if (!reading.isHelp && reading.place.role !== 'aside' && readTasks(line, raw, reading)) return;
  const { text, english } = bilingual(raw);
  const said = plainText(english ?? text);
  if (isNoText(text) || onlyPoints(said)) return;
  if (!reading.isHelp) {
    readCommitments(line, raw, beforeList, isAlone, reading);
    return;
  }
  const party = whoSays(said, beforeList, reading);
  if (!party) return;
  const excluded = outOfScope.test(said);
  reading.add({ line, raw, kind: excluded ? 'out-of-scope' : 'prose', party: excluded ? reading.publisher : party });
}

/** Lines that each name a party and its task: a list whose writer broke lines instead. True where they were read. */
function readTasks(line: number, raw: string, reading: Reading): boolean {
  const tasks = raw.split('\n').map((one) => ownerInFront(one, reading));
  if (reading.place.isBarren || !tasks.every((task) => task !== null)) return false;
  for (const [index, task] of tasks.entries()) {
    reading.duties += 1;
    const kind = outOfScope.test(task.raw) ? 'out-of-scope' : 'item';
    const held = kind === 'item' ? heldBy(task.owners) : { party: reading.publisher };
    reading.add({ line: line + index, raw: task.raw, kind, ...held, ordinal: String(reading.duties) });
  }
  return true;
}

/** What any team's paragraph commits a party to, sentence by sentence; most paragraphs explain. */
function readCommitments(line: number, raw: string, beforeList: boolean, isAlone: boolean, reading: Reading): void {
  const { place, vocabulary } = reading;
  if (place.role === 'aside') return;
  let at = line;
  let found = false;
  const parts = raw
    .split('\n')
    .flatMap((one, index) => sentences(one).map((sentence) => ({ sentence, line: line + index })));
  const whole = sentences(raw.replace(/\n/gu, ' '));
  const byLine = parts.length === whole.length;
  for (const [index, sentence] of (byLine ? parts.map((part) => part.sentence) : whole).entries()) {
    if (byLine) at = parts[index]?.line ?? line;
    const { text, english } = bilingual(sentence);
    const said = plainText(english ?? text);
    const isLast = index === whole.length - 1;
    if (endsOpen(said) || pointer.test(said) || isTemplateGap(said)) continue;
    if (isLast && beforeList && leadInOf(sentence, vocabulary) !== undefined) continue;
    // Below a party's heading a sentence that tells what a party does is meant as its duty.
    const actors = place.party === null && !place.owners ? null : vocabulary.actors(said);
    const committed = vocabulary.committed(said) ?? (actors === null ? null : { parties: actors });
    const excluded = outOfScope.test(said) || (committed !== null && declines(said));
    if (excluded && (committed !== null || place.party !== null || place.role === 'out-of-scope'))
      reading.add({ line: at, raw: sentence, kind: 'out-of-scope', party: reading.publisher });
    else if (committed && !excluded)
      reading.add({
        line: at,
        raw: sentence,
        kind: 'prose',
        ...heldBy(doing(committed.parties)),
      });
    else continue;
    found = true;
  }
  const said = plainText(bilingual(raw).text);
  if (found || !isAlone || place.isBarren || place.role !== null || place.depth < 2 || leadInOf(raw)) return;
  const owners = place.owners ?? (place.party === null ? null : doing([place.party]));
  if (owners === null || said.length > longestDuty || explains(said) || isTemplateGap(said)) return;
  reading.duties += 1;
  reading.add({ line, raw, kind: 'item', ...heldBy(owners), ordinal: String(reading.duties) });
}

/** A longer paragraph explains; a duty of one party under its heading is a sentence. */
const longestDuty = 250;

/** "This section describes …", "The following …": a paragraph that begins with an article or a pronoun tells of things. */
const explains = (said: string): boolean => {
  const [first = ''] = said.toLowerCase().split(/[\s,]+/u);
  return (
    saysNoName(first) ||
    /^(?:these|there|it|note|este|esta|denna|detta|dieser?|dieses|ce|cette|deze|dit|this|here|when|if)$/u.test(first) ||
    !/\s|\p{Lo}/u.test(said)
  );
};

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

export function onlyPoints(said: string): boolean {
  return sentences(said).every((sentence) => pointer.test(sentence.trim()));
}
