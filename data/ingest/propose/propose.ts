import type { Block } from '../blocks/block.js';
import type { SourceFile } from '../files.js';
import type { DocumentContent } from '../formats/format.js';
import { formatOf } from '../formats/formats.js';
import { ingest } from '../ingest.js';
import type { DocumentMapping, Mapping } from '../mapping/mapping.js';
import type { DocumentReport } from '../report/document-report.js';
import { legendOf } from '../tables/legend.js';
import { cellKey, markWord } from '../tables/table-words.js';
import { nameForms, nameKey, namesApart } from '../vocabulary/names.js';
import { DocumentVocabulary } from '../vocabulary/vocabulary.js';
import { announcedPhases } from './announced-phases.js';
import { draftPlaybook, type PlaybookDraft } from './draft.js';
import { mentionsIn, type PartyMention } from './mentions.js';
import { nameWithin } from './name-within.js';
import { phaseHeadings, stagesAround } from './phase-headings.js';
import { partiesRead, phasesRead } from './read-names.js';
import { hasSideWord as hasSide } from './side-of-words.js';
import { makersOf, sharesName, statedSides } from './stated-sides.js';
import { isNoName, namesInTable, organisationsIn } from './table-names.js';

/** A draft of a team's playbook, and what reading the documents by it leaves unread. */
export interface Proposal extends PlaybookDraft {
  /** Words of matrices. */
  readonly mapping: Mapping;
  readonly reports: readonly DocumentReport[];
}

/**
 * Drafts a playbook of documents alone: parties with the side that words tell of, phases in their order. `id` is the
 * playbook's, `name` what people call it.
 */
export function propose(files: readonly SourceFile[], id: string, name: string): Proposal {
  const contents = files.flatMap((file) => {
    const content = formatOf(file.name, file.bytes).read(file.bytes);
    return 'sentence' in content ? [] : [content];
  });
  const evidence = { id, name, titles: contents.flatMap(titlesOf) };
  const empty = draftPlaybook({ ...evidence, locale: 'en', parties: [], phases: [] }).playbook;
  // No name is known yet: what looks like one is asked of the form alone.
  const vocabulary = new DocumentVocabulary({ ...empty, parties: [], phases: [] });
  const tables = contents.flatMap(({ blocks }) => {
    const legend = legendOf(blocks);
    return blocks.flatMap((block) => (block.type === 'table' ? [namesInTable(block, vocabulary, legend)] : []));
  });
  const inTables = tables.flatMap(({ parties }) => parties);
  const mentioned = accepted(contents.flatMap(({ blocks }) => mentionsIn(blocks)));
  const announced = contents.flatMap(({ blocks }) => announcedPhases(blocks));
  const letters = [...new Set(tables.flatMap((table) => table.letters))];
  const meant = meaningsOf(letters);
  const sides = {
    groups: groupsOf(contents, inTables),
    stated: contents.flatMap(({ blocks }) => statedSides(blocks)),
    makers: contents.flatMap(({ blocks }) => makersOf(blocks)),
  };
  const words = sides.stated.flatMap(({ word }) => (word !== undefined && isUsed(word, contents) ? [word] : []));
  const named = apart([...new Set([...inTables.map(({ name: one }) => one), ...mentioned, ...words])], announced);
  // Readers find more names once they know some: who stands as an owner beside them, and what is called as a phase is.
  const read = (known: readonly string[]) => {
    const { playbook } = draftPlaybook({ ...evidence, ...sides, locale: 'en', parties: known, phases: [] });
    return ingest(files, { ...playbook, phases: [] }, { '*': meant }).reports;
  };
  const first = read(named);
  const { owners, heads } = partiesRead(first);
  const isStated = (head: string) => sides.stated.some(({ name: one }) => sharesName(head, one));
  const beside = [...owners, ...heads.filter(isStated)].flatMap((words) => nameWithin(words) ?? []);
  const all = [...new Set([...named, ...beside.filter((one) => !isNoName(one))])];
  const isMore = all.length > named.length;
  const parties = isMore ? apart(all, announced) : named;
  const reports = isMore ? read(parties) : first;
  const locale = mostSaid(reports.flatMap(({ locale: one }) => one ?? [])) ?? 'en';
  const known = new Set(parties.map((party) => party.toLowerCase()));
  const headed = phasesRead(reports);
  const choices = [
    [...contents.flatMap(({ blocks }) => stagesAround(blocks, headed)), ...headed],
    tables.flatMap(({ phases }) => phases),
    announced,
    contents.flatMap(({ blocks }) => phaseHeadings(blocks, known)),
  ];
  const phases = choices.map(distinct).find(({ length }) => length > 1) ?? [];
  const draft = draftPlaybook({ ...evidence, ...sides, locale, parties, phases });
  const mapping = mappingOfAll(meant, draft);
  return { ...draft, mapping, reports: ingest(files, draft.playbook, mapping).reports };
}

/** Whether a text speaks of a party by a word, rather than saying once what it is. */
function isUsed(word: string, contents: readonly DocumentContent[]): boolean {
  const times = (blocks: readonly Block[]): number =>
    blocks.reduce(
      (sum, block) =>
        sum +
        (block.type === 'paragraph'
          ? block.raw.split(word).length - 1
          : block.type === 'list'
            ? block.items.reduce((all, item) => all + item.raw.split(word).length - 1 + times(item.blocks), 0)
            : 0),
      0,
    );
  return contents.some(({ blocks }) => times(blocks) > 2);
}

/** Without names that are several others in one, and those of phases. */
function apart(names: readonly string[], phases: readonly string[]): readonly string[] {
  const isNamed = (part: string, whole: string) =>
    names.some((one) => one !== whole && nameForms(one).some((form) => nameForms(part).includes(form)));
  const stages = new Set(phases.map(nameKey));
  return names.filter((name) => {
    const parts = namesApart(name).at(-1) ?? [];
    return !stages.has(nameKey(name)) && (parts.length < 2 || !parts.every((part) => isNamed(part, name)));
  });
}

function groupsOf(
  contents: readonly DocumentContent[],
  inTables: readonly { readonly name: string; readonly group?: string }[],
): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (const block of contents.flatMap(({ blocks }) => blocks))
    if (block.type === 'table') for (const [name, group] of organisationsIn(block)) groups.set(name, group);
  for (const { name, group } of inTables) if (group !== undefined) groups.set(name.toLowerCase(), group);
  return groups;
}

function titlesOf({ properties, blocks }: DocumentContent): readonly string[] {
  const heading = blocks.flatMap((block) => (block.type === 'heading' && block.depth === 1 ? [block.raw] : []));
  return [...(properties.title === undefined ? [] : [properties.title]), ...heading];
}

/** Of every document: the words of its matrices, and where no document names a phase the one that stands in for all. */
function mappingOfAll(meant: DocumentMapping, { lacksPhases, playbook }: PlaybookDraft): Mapping {
  const [first] = lacksPhases ? playbook.phases : [];
  const every = { ...meant, ...(first === undefined ? {} : { phase: first.id }) };
  return Object.keys(every).length === 0 ? {} : { '*': every };
}

/** Words of a matrix that mean what their own parts do: "OWNs/Execute". Others are left to the owner. */
function meaningsOf(letters: readonly string[]): Pick<DocumentMapping, 'letters'> {
  const meant = letters.flatMap((letter) => {
    const parts = letter.split(/[\s/,+&]+/u).filter((part) => part !== '' && cellKey(part) !== 'and');
    const meanings = parts.map((part) => markWord(cellKey(part)));
    const all = [...new Set(meanings.flatMap((meaning) => meaning ?? []))];
    return all.length === 0 || meanings.includes(undefined) ? [] : [[letter, all] as const];
  });
  return meant.length === 0 ? {} : { letters: Object.fromEntries(meant) };
}

const distinct = (names: readonly string[]): readonly string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
];

/** Names that are clear, that are said twice, or that stand beside others of their kind, in the order in which they are said. */
function accepted(mentions: readonly PartyMention[]): readonly string[] {
  const counts = new Map<string, { readonly name: string; times: number; isClear: boolean; isHeaded: boolean }>();
  for (const { name, certainty } of mentions) {
    const count = counts.get(name.toLowerCase()) ?? { name, times: 0, isClear: false, isHeaded: false };
    count.times += 1;
    count.isClear ||= certainty === 'clear';
    count.isHeaded ||= certainty === 'headed';
    counts.set(name.toLowerCase(), count);
  }
  const all = [...counts.values()];
  const sided = all.some(({ name }) => hasSide(name));
  return all
    .filter(({ name, times, isClear, isHeaded }) => isClear || times > 1 || hasSide(name) || (sided && isHeaded))
    .map(({ name }) => name);
}

function mostSaid(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
