import type { Involved, PartyId, PhaseId, ServiceId } from '../../domain/playbook/playbook.js';
import type { SectionRole } from '../../language/words/document-words.js';
import { anchorOf, bilingual, plainText, slug } from '../blocks/inline.js';
import { workloadNamed } from '../vocabulary/conditions.js';
import { announcesNoDuties } from '../vocabulary/labels.js';
import { headsOptional } from '../vocabulary/optional.js';
import { afterPhase, coreWords } from '../vocabulary/phases.js';
import { roleNamed } from '../vocabulary/sections.js';
import type { DocumentVocabulary } from '../vocabulary/vocabulary.js';

/** One heading and what its words say; a bold line that stands for a heading is one, too, below every real one. */
export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly english: string;
  readonly slug: string;
  readonly phase: PhaseId | null;
  readonly party: PartyId | null;
  /** Who owns what is under it, where a line there says so ("Owner: …"). */
  readonly owners?: readonly Involved[];
  /** What is under it is no duty: an agenda, criteria, prices. */
  readonly isBarren: boolean;
  readonly role: SectionRole | null;
  readonly stage?: 'core' | 'service';
  readonly workload?: ServiceId;
}

export const boldDepth = 7;

// A side-by-side heading with its anchor and spans has 300 characters.
const longestHeading = 1_000;

/** Where a statement stands: what all headings above it say together. */
export interface Place {
  readonly section: readonly string[];
  readonly slug: string;
  /** The innermost heading in the document's English where it has one. */
  readonly heading: string;
  /** Depth of the innermost heading; 0 or 1 = the introduction. */
  readonly depth: number;
  readonly phase: PhaseId | null;
  readonly party: PartyId | null;
  /** The owners that a line says, in force instead of a party's heading. */
  readonly owners: readonly Involved[] | null;
  readonly isBarren: boolean;
  /** A heading says that what is under it need not be done. */
  readonly isOptional: boolean;
  readonly role: SectionRole | null;
  readonly stage?: 'core' | 'service';
  readonly workload?: ServiceId;
}

export interface Defaults {
  readonly party: PartyId | null;
  readonly phase: PhaseId | null;
  readonly workload?: ServiceId;
}

/**
 * Reads a heading. The anchor's words come first, because they are English and the same in every translation; then the
 * English beside the text; then the text itself.
 */
export function toHeading(whole: string, depth: number, vocabulary: DocumentVocabulary): Heading {
  const raw = whole.slice(0, longestHeading);
  const { text, english } = bilingual(raw);
  const anchor = anchorOf(raw);
  const readings = [anchor?.replace(/[-_]+/g, ' '), english, text]
    .filter((words) => words !== undefined && words !== '')
    .map((words) => plainText(words ?? ''));
  const first = <T>(read: (words: string) => T | null | undefined) =>
    readings.map(read).find((found) => found !== null && found !== undefined);
  const party = first((words) => vocabulary.partyHeading(words)) ?? null;
  // A title may say "overview" or end in a question mark without the whole document being an aside.
  const named = depth === 1 ? first((words) => onlyWhole(roleNamed(words))) : first(roleNamed);
  // "Your responsibilities in all phases" is a party's section before it is about phases.
  const role = party !== null && named !== 'aside' && named !== 'out-of-scope' ? null : named;
  const phase = role === 'phases' ? null : first((words) => vocabulary.phase(words));
  const service = phase === 'enable' ? afterPhase(plainText(english ?? text)) : null;
  const workload = workloadNamed(service ?? plainText(english ?? text));
  return {
    depth,
    text: plainText(text),
    english: plainText(english ?? text),
    slug: slug(anchor ?? english ?? text),
    phase: phase ?? null,
    party,
    isBarren: party === null && !phase && readings.some(announcesNoDuties),
    role: role ?? null,
    ...(service ? { stage: coreWords.test(service) ? 'core' : 'service' } : {}),
    ...(workload ? { workload } : {}),
  };
}

function onlyWhole(role: SectionRole | null): SectionRole | null {
  return role === 'aside' || role === 'overview' ? null : role;
}

/** The headings in force once `heading` opens: deeper and equal ones end. */
export function openHeading(path: readonly Heading[], heading: Heading): readonly Heading[] {
  const above = path.filter((open) => open.depth < heading.depth);
  const sibling = path.find((open) => open.depth === heading.depth);
  // Some editions list the services of enable as headings of the same level as enable itself: they belong to it.
  const isService =
    sibling?.phase === 'enable' &&
    heading.depth > 1 &&
    heading.depth < boldDepth &&
    !heading.phase &&
    !heading.party &&
    !heading.role;
  return [...above, isService ? { ...heading, phase: 'enable', stage: 'service' } : heading];
}

export function placeOf(path: readonly Heading[], defaults: Defaults): Place {
  let { phase, party, workload } = defaults;
  let role: SectionRole | null = null;
  let stage: 'core' | 'service' | undefined;
  let owners: readonly Involved[] | null = null;
  let isBarren = false;
  for (const heading of path) {
    // A party's own section ends the meaning of the headings around it: "Your responsibilities" inside "Phases".
    role = heading.role ?? (heading.party ? null : role);
    party = heading.party ?? party;
    if (heading.owners) owners = heading.owners;
    else if (heading.party) owners = null;
    if (heading.party || heading.phase || heading.owners) isBarren = false;
    else isBarren ||= heading.isBarren && heading.depth > 1;
    if (heading.phase) [phase, stage] = [heading.phase, heading.phase === 'enable' ? 'core' : undefined];
    stage = heading.stage ?? (phase === 'enable' && heading.workload && !heading.phase ? 'service' : stage);
    workload = heading.depth > 1 && heading.workload ? heading.workload : workload;
  }
  if (phase === 'enable') stage ??= 'core';
  const named = path.filter((heading) => heading.depth > 1 && heading.depth < boldDepth);
  return {
    section: named.map((heading) => heading.text),
    slug: named.map((heading) => heading.slug).join('.') || 'intro',
    heading: path.at(-1)?.english ?? '',
    depth: named.at(-1)?.depth ?? 0,
    phase,
    party,
    owners,
    isBarren,
    isOptional: path.some(({ depth, text }) => depth > 1 && headsOptional(text)),
    role,
    ...(stage ? { stage } : {}),
    ...(workload ? { workload } : {}),
  };
}
