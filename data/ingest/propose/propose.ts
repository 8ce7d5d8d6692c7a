import { customerWords, providerWords } from '../../language/duties/side-words.js';
import type { SourceFile } from '../files.js';
import type { DocumentContent } from '../formats/format.js';
import { formatOf } from '../formats/formats.js';
import { ingest } from '../ingest.js';
import type { DocumentMapping, Mapping } from '../mapping/mapping.js';
import type { DocumentReport } from '../report/document-report.js';
import { legendOf } from '../tables/legend.js';
import { cellKey, markWord } from '../tables/table-words.js';
import { DocumentVocabulary } from '../vocabulary/vocabulary.js';
import { draftPlaybook, type PlaybookDraft } from './draft.js';
import { mentionsIn, type PartyMention } from './mentions.js';
import { phaseHeadings } from './phase-headings.js';
import { isNoName, namesInTable } from './table-names.js';

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
  const nobody = draftPlaybook({ ...evidence, locale: 'en', parties: [], phases: [] }).playbook;
  // No name is known yet: what looks like one is asked of the form alone.
  const vocabulary = new DocumentVocabulary({ ...nobody, parties: [], phases: [] });
  const tables = contents.flatMap(({ blocks }) => {
    const legend = legendOf(blocks);
    return blocks.flatMap((block) => (block.type === 'table' ? [namesInTable(block, vocabulary, legend)] : []));
  });
  const inTables = tables.flatMap(({ parties }) => parties);
  const parties = [
    ...new Set([
      ...inTables.map(({ name: one }) => one),
      ...accepted(contents.flatMap(({ blocks }) => mentionsIn(blocks))),
    ]),
  ];
  const known = new Set(parties.map((party) => party.toLowerCase()));
  const inColumns = distinct(tables.flatMap(({ phases }) => phases));
  const phases =
    inColumns.length > 1 ? inColumns : distinct(contents.flatMap(({ blocks }) => phaseHeadings(blocks, known)));
  const groups = new Map(
    inTables.flatMap(({ name: one, group }) => (group === undefined ? [] : [[one, group] as const])),
  );
  const letters = [...new Set(tables.flatMap((table) => table.letters))];
  const first = draftPlaybook({ ...evidence, locale: 'en', parties, phases, groups });
  const locale = mostSaid(ingest(files, first.playbook).reports.flatMap(({ locale: one }) => one ?? [])) ?? 'en';
  const draft = draftPlaybook({ ...evidence, locale, parties, phases, groups });
  const mapping = mappingOfAll(letters, draft);
  return { ...draft, mapping, reports: ingest(files, draft.playbook, mapping).reports };
}

function titlesOf({ properties, blocks }: DocumentContent): readonly string[] {
  const heading = blocks.flatMap((block) => (block.type === 'heading' && block.depth === 1 ? [block.raw] : []));
  return [...(properties.title === undefined ? [] : [properties.title]), ...heading];
}

/** Of every document: the words of its matrices, and where no document names a phase the one that stands in for all. */
function mappingOfAll(letters: readonly string[], { lacksPhases, playbook }: PlaybookDraft): Mapping {
  const meant = meaningsOf(letters);
  const [first] = lacksPhases ? playbook.phases : [];
  const every = { ...(meant === null ? {} : { letters: meant }), ...(first === undefined ? {} : { phase: first.id }) };
  return Object.keys(every).length === 0 ? {} : { '*': every };
}

/** Words of a matrix that mean what their own parts do: "OWNs/Execute". Others are left to the owner. */
function meaningsOf(letters: readonly string[]): NonNullable<DocumentMapping['letters']> | null {
  const meant = letters.flatMap((letter) => {
    const parts = letter.split(/[\s/,+&]+/u).filter((part) => part !== '' && cellKey(part) !== 'and');
    const meanings = parts.map((part) => markWord(cellKey(part)));
    const all = [...new Set(meanings.flatMap((meaning) => meaning ?? []))];
    return all.length === 0 || meanings.includes(undefined) ? [] : [[letter, all] as const];
  });
  return meant.length === 0 ? null : Object.fromEntries(meant);
}

const distinct = (names: readonly string[]): readonly string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
];

const hasSide = (name: string): boolean => customerWords.test(name) || providerWords.test(name);

/** Names that are clear, that are said twice, or that stand beside others of their kind; the most said first within a side. */
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
    .filter(({ name }) => !isNoName(name))
    .filter(({ name, times, isClear, isHeaded }) => isClear || times > 1 || hasSide(name) || (sided && isHeaded))
    .map(({ name }) => name);
}

function mostSaid(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
