import { bothSides, type Playbook, type ServiceId, standingPhase } from '../domain/playbook/playbook.js';
import type { Responsibility, SourceDocument } from '../domain/responsibility.js';
import { type RecognisedLanguage, recogniseLanguage } from '../language/recognise.js';
import { firstPlaybook } from '../playbooks/shipped.js';
import type { Block, DocumentProperties } from './blocks/block.js';
import { bilingual, plainText } from './blocks/inline.js';
import type { ContentFault, DocumentContent } from './formats/format.js';
import type { DocumentMapping } from './mapping/mapping.js';
import { extract } from './readers/extract.js';
import { ofPlaybook } from './readers/known-ids.js';
import { readMarked } from './readers/marked.js';
import { type Heading, toHeading } from './readers/outline.js';
import type { GivenMarks } from './readers/own-marks.js';
import { Reading } from './readers/reading.js';
import { identify } from './readers/statement.js';
import type { DocumentProblem } from './report/problem.js';
import type { DocumentRange, Unread } from './report/unread.js';
import { abbreviationsOf } from './tables/abbreviations.js';
import { legendOf } from './tables/legend.js';
import { workloadNamed } from './vocabulary/conditions.js';
import { articleOf, isArticle } from './vocabulary/help-articles.js';
import { ownPhasesOf } from './vocabulary/own-phases.js';
import { retired } from './vocabulary/sections.js';
import { DocumentVocabulary } from './vocabulary/vocabulary.js';

export interface ReadDocument {
  readonly document: SourceDocument;
  readonly responsibilities: readonly Responsibility[];
  readonly problems: readonly DocumentProblem[];
  /** What a person may want to know. */
  readonly notes: readonly DocumentProblem[];
  /** What readers found that looks like duties and could not take. */
  readonly unread: readonly Unread[];
  /** What holds no duties on purpose. */
  readonly leftOut: readonly DocumentRange[];
  /** What its words meant. */
  readonly vocabulary: DocumentVocabulary;
}

/**
 * Reads one document out of its content. `id` is its file's name without extension, `file` the name for problems; its
 * words mean what the owner's mapping says, then the playbook's names.
 */
export function readDocument(
  content: DocumentContent,
  id: string,
  file: string,
  playbook: Playbook = firstPlaybook(),
  mapping: DocumentMapping = {},
): ReadDocument {
  const vocabulary = new DocumentVocabulary(playbook, mapping);
  const { blocks, text, faults } = content;
  const { properties, strangers } = knownProperties(content.properties, playbook);
  // Help articles have the phases of their method, and their other headings are topics.
  const hasMarks = isArticle(properties, playbook);
  const ownPhases = hasMarks ? [] : ownPhasesOf(blocks, vocabulary);
  vocabulary.learnPhases(ownPhases.map(({ name }) => name));
  const headings = blocks.flatMap((block) =>
    block.type === 'heading' ? [toHeading(block.raw, block.depth, vocabulary)] : [],
  );
  const title = headings.find((heading) => heading.depth === 1);
  const language = localeOf(mapping.locale ?? properties.locale, text);
  // Words that mark a condition in one language are ordinary ones in another: in doubt, English has the fewest of them.
  const locale = language.isSure ? language.tag : surest(language.tag);
  const provider = articleOf(playbook, {
    properties,
    titles: [properties.title, title?.text, title?.english].filter((text) => text != null),
    owners: headings.flatMap(({ party }) => party ?? []),
    isOfPhases: title?.role === 'phases',
  });
  const workload = properties.workload ?? workloadOf(properties, vocabulary.service(provider), title);
  const isHelp = hasMarks || provider !== null;
  const reading = new Reading(
    { file, document: id, locale, sources: properties.sources, playbook, isHelp },
    {
      party: properties.party ?? vocabulary.partyHeading(properties.title ?? ''),
      phase: properties.phase ?? null,
      ...(workload ? { workload } : {}),
    },
    provider,
    vocabulary,
    legendOf(blocks),
    abbreviationsOf(blocks, vocabulary),
  );
  if (properties.isMarked) readMarked(blocks, marksOf(properties), reading);
  else extract(blocks, reading);
  const responsibilities = identify(reading.drafts, file, reading.problems).map((one) => ofPlaybook(one, playbook));
  for (const { name, line } of ownPhases.filter(({ name }) => responsibilities.some(({ phase }) => phase === name)))
    reading.unread({
      line,
      what: 'section',
      name,
      reason: 'it is no phase of the playbook, so its duties are on no checklist',
      cure: { phases: [name] },
    });
  const notes = language.isSure || responsibilities.length === 0 ? [] : [{ file, sentence: unsureLanguage(locale) }];
  const document: SourceDocument = {
    id,
    title: properties.title ?? title?.text ?? id,
    locale,
    edition: properties.edition,
    article: properties.article,
    retired: isRetired(blocks),
  };
  return {
    document,
    responsibilities,
    problems: [
      ...faults.map((fault) => ({ file, ...fault })),
      ...strangers.map((stranger) => ({ file, ...stranger })),
      ...reading.problems,
    ],
    notes,
    unread: reading.unreadParts,
    leftOut: reading.leftOut,
    vocabulary,
  };
}

/** What a document says of all its statements, without ids that its playbook does not have; a fault for each of these. */
function knownProperties(
  written: DocumentProperties,
  { parties, phases, beside = [], services }: Playbook,
): { readonly properties: DocumentProperties; readonly strangers: readonly ContentFault[] } {
  const { party, phase, workload, ...rest } = written;
  const strangers: ContentFault[] = [];
  const known = (
    key: 'party' | 'phase' | 'workload',
    id: string | undefined,
    things: readonly { readonly id: string }[],
    own: string[] = [],
  ) => {
    const ids = [...things.map((thing) => thing.id), ...own];
    if (id === undefined || ids.includes(id)) return id;
    const sentence = `the front matter’s ${key} must be one of ${ids.join(', ') || 'none'}, and is ${id}.`;
    strangers.push({ line: written.saidAt?.[key] ?? 1, sentence });
    return undefined;
  };
  const [whose, when, what] = [
    known('party', party, parties, [bothSides]),
    known('phase', phase, [...phases, ...beside], [standingPhase]),
    known('workload', workload, services),
  ];
  const properties = {
    ...rest,
    ...(whose === undefined ? {} : { party: whose }),
    ...(when === undefined ? {} : { phase: when }),
    ...(what === undefined ? {} : { workload: what }),
  };
  return { properties, strangers };
}

/** What front matter says of all lines of a marked document. */
const marksOf = ({ party, phase, workload }: DocumentProperties): GivenMarks => ({
  ...(party === undefined ? {} : { party }),
  ...(phase === undefined ? {} : { phase }),
  ...(workload === undefined ? {} : { workload }),
});

function workloadOf(
  properties: DocumentProperties,
  ofPublisher: ServiceId | undefined,
  title: Heading | undefined,
): ServiceId | undefined {
  if (ofPublisher !== undefined) return ofPublisher;
  return workloadNamed(plainText(properties.title ?? '')) ?? title?.workload;
}

const unsureLanguage = (locale: string): string =>
  `its words leave its language open; marks like “optional” are read in “${locale}”: add \`locale:\` to its mapping if it is in another.`;

/** A script names its language even in a few words; otherwise English stands in, because most mixed documents hold it. */
const surest = (tag: string): string => (/^(?:ko|ja|zh|th|ar|he|el|hi)(?:-|$)/.test(tag) ? tag : 'en');

/** The language of a document, and whether nothing leaves a doubt about it. */
function localeOf(locale: string | undefined, text: string): RecognisedLanguage {
  const found = locale === undefined ? recognised(text) : { tag: locale, isSure: true };
  try {
    return { ...found, tag: shortest(new Intl.Locale(found.tag)) };
  } catch {
    const { tag, isSure } = recognised(text);
    return { tag: shortest(new Intl.Locale(tag)), isSure };
  }
}

/** The shortest tag that says the language: `ko` for `ko-KR`, but `pt-BR` and `zh-TW`, where the region changes the words. */
function shortest(locale: Intl.Locale): string {
  if (locale.language === 'pt') return locale.region === 'PT' ? 'pt-PT' : 'pt-BR';
  return locale.language === 'zh' ? locale.minimize().toString() : locale.language;
}

/** Enough for any text, and bounds the time. */
const sampleSize = 20_000;

/** By words alone: without markup, addresses, code and the lines of tables. */
function recognised(text: string): RecognisedLanguage {
  const sample = bilingual(
    text.slice(0, sampleSize).replace(/```[^`]{0,5000}```|`[^`\n]{0,300}`|https?:\S+/g, ' '),
  ).text;
  return recogniseLanguage(
    plainText(sample.replace(/<[^>]{0,300}>|\]\([^)\n]{0,500}\)/g, ' ')).replace(/[^\p{L}\p{M}'’]+/gu, ' '),
  );
}

/** The announcement stands in a caution at the top, before the first list. */
function isRetired(blocks: readonly Block[]): boolean {
  const first = blocks.findIndex((block) => block.type === 'list');
  return blocks
    .slice(0, first < 0 ? blocks.length : first)
    .some(
      (block) =>
        block.type === 'alert' &&
        block.tag === 'CAUTION' &&
        block.blocks.some((inner) => inner.type === 'paragraph' && retired.test(inner.raw)),
    );
}
