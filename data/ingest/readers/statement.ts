import { createHash } from 'node:crypto';
import { hasServiceSections } from '../../domain/playbook/phases.js';
import type { ConditionId, Involved, PartyId, PhaseId, Playbook } from '../../domain/playbook/playbook.js';
import type { Kind, Responsibility } from '../../domain/responsibility.js';
import type { DocumentPlace, Source } from '../blocks/block.js';
import { anchorOf, bilingual, plainText, slug, startsWithAnchor } from '../blocks/inline.js';
import type { DocumentProblem } from '../report/problem.js';
import { conditionOf } from '../vocabulary/conditions.js';
import { isConditional, isOptional } from '../vocabulary/markers.js';
import { headsOptional, onlyRecommends, saysNotAlways } from '../vocabulary/optional.js';
import type { LeadIn } from './lead-in.js';
import type { Place } from './outline.js';
import { type GivenMarks, type OwnMarks, takeOwnMarks, withinMarks } from './own-marks.js';

/** What all statements of one document share. */
export interface Origin {
  readonly file: string;
  readonly document: string;
  readonly locale: string;
  readonly sources: ReadonlyMap<string, Source>;
  /** Whose ids the marks of its lines name. */
  readonly playbook: Playbook;
  /** An article of the publisher's help, whose conditions are facts that Baton asks; any other team marks its lines itself. */
  readonly isHelp: boolean;
}

export interface FoundStatement extends Pick<DocumentPlace, 'line' | 'sheet' | 'page'> {
  readonly raw: string;
  readonly kind: Kind;
  readonly party: PartyId | null;
  /** Everybody whom the source names, where that is more than one party that does it. */
  readonly involved?: readonly Involved[];
  /** Where the statement's own row or column says another than its headings; null = said to be in none. */
  readonly phase?: PhaseId | null;
  readonly ordinal?: string;
  readonly group?: boolean;
  readonly leadIn?: LeadIn;
  readonly condition?: ConditionId | undefined;
  readonly optional?: boolean;
  readonly conditional?: boolean;
  readonly destination?: PartyId | undefined;
  /** What the headings of a marked document say of all their lines; nothing is then read out of the words. */
  readonly above?: GivenMarks;
}

/** A statement before it has its id. */
export interface StatementDraft extends Omit<Responsibility, 'id'> {
  readonly anchor?: string;
  readonly place: Place;
}

/** Turns what was found at a place into a statement; faults in a bullet's own marks become problems. */
export function toDraft(
  found: FoundStatement,
  place: Place,
  origin: Origin,
  problems: DocumentProblem[],
): StatementDraft | null {
  const marks = takeOwnMarks(found.raw, origin.sources, origin.playbook);
  for (const fault of marks.faults)
    problems.push({ file: origin.file, line: found.line, sentence: `this line ${fault}` });
  if (found.above !== undefined) return markedDraft({ ...found, above: found.above }, place, origin, marks, problems);
  const { text, english } = bilingual(marks.raw);
  if (text === '') return null;
  const anchor = startsWithAnchor(marks.raw) ? slug(anchorOf(marks.raw) ?? '') : '';
  const [words, englishWords] = [plainText(text), english === undefined ? undefined : plainText(english)];
  const conditional = found.conditional ?? isConditional(words, origin.locale, englishWords);
  const condition =
    conditionOf(englishWords ?? words, conditional) ?? conditionOf(words, conditional) ?? found.condition;
  return {
    document: origin.document,
    line: found.line,
    ...(found.sheet === undefined ? {} : { sheet: found.sheet }),
    ...(found.page === undefined ? {} : { page: found.page }),
    section: place.section,
    phase: found.phase === undefined ? place.phase : found.phase,
    party: found.party,
    ...(found.involved && found.involved.length > 0 ? { involved: found.involved } : {}),
    ordinal: found.ordinal ?? null,
    group: found.group ?? false,
    text,
    locale: origin.locale,
    ...(english ? { english } : {}),
    ...(found.leadIn ? { leadIn: found.leadIn.text } : {}),
    ...(found.leadIn?.english ? { englishLeadIn: found.leadIn.english } : {}),
    optional:
      found.optional ?? (isOptional(words, origin.locale, englishWords) || isMarked(words, found, place, origin)),
    conditional,
    ...(condition ? { condition } : {}),
    ...(place.workload ? { workload: place.workload } : {}),
    ...(place.stage ? { stage: place.stage } : {}),
    kind: found.kind,
    ...(found.destination ? { destination: found.destination } : {}),
    ...(anchor ? { topic: anchor } : {}),
    ...marks.given,
    ...(marks.cites ? { cites: marks.cites } : {}),
    ...(anchor ? { anchor } : {}),
    place,
  };
}

const ownerless =
  'this line does not say whose it is: add {does: PARTY} to it or to its heading, {party: PARTY} where nobody has to do it.';

/** A line of a marked document: what no mark says does not hold. */
function markedDraft(
  { above, ...found }: FoundStatement & { readonly above: GivenMarks },
  place: Place,
  { file, document, locale, playbook }: Origin,
  { raw, given, cites }: OwnMarks,
  problems: DocumentProblem[],
): StatementDraft | null {
  const { text } = bilingual(raw);
  if (text === '') return null;
  const all = withinMarks(above, given);
  const { phase = null, party = null, kind = found.kind } = all;
  if (kind !== 'out-of-scope' && party === null && !found.group)
    problems.push({ file, line: found.line, sentence: ownerless });
  const anchor = slug(anchorOf(raw) ?? '');
  return {
    document,
    line: found.line,
    section: place.section,
    phase,
    party: found.party,
    ordinal: found.ordinal ?? null,
    group: found.group ?? false,
    text,
    locale,
    ...(found.leadIn ? { leadIn: found.leadIn.text } : {}),
    optional: false,
    conditional: all.condition !== undefined,
    ...(phase !== null && hasServiceSections(playbook, phase)
      ? { stage: all.workload === undefined ? 'core' : 'service' }
      : {}),
    kind: found.kind,
    ...(anchor ? { topic: anchor } : {}),
    ...all,
    ...(cites ? { cites } : {}),
    ...(anchor ? { anchor } : {}),
    place,
  };
}

/** Whether any team's own line, its lead-in or a heading above it says that it need not be done. */
const isMarked = (words: string, { leadIn }: FoundStatement, place: Place, { isHelp }: Origin): boolean =>
  !isHelp &&
  (place.isOptional ||
    saysNotAlways(words) ||
    (leadIn !== undefined && (headsOptional(plainText(leadIn.text)) || onlyRecommends(plainText(leadIn.text)))));

/**
 * Gives every statement an id that does not move when other lines come or go: its own anchor, or its section with a
 * hash of what it says. Only statements that say the same in the same place are told apart by counting.
 */
export function identify(
  drafts: readonly StatementDraft[],
  file: string,
  problems: DocumentProblem[],
): Responsibility[] {
  const taken = new Map<string, number>();
  return drafts.map(({ anchor, place, ...statement }) => {
    const { phase, party, leadIn, text } = statement;
    const hash = createHash('sha256').update([phase, party, leadIn, text].map((part) => part ?? '').join('\n'));
    const wanted = `${statement.document}#${anchor ?? `${place.slug}/${hash.digest('hex').slice(0, 8)}`}`;
    const times = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, times);
    if (anchor && times === 2)
      problems.push({
        file,
        line: statement.line,
        sentence: `the anchor “${anchor}” is already used in this document: choose another.`,
      });
    return { id: times === 1 ? wanted : `${wanted}-${times}`, ...statement };
  });
}
