import { detect } from 'tinyld';
import { bothSides, type PartyId, type Playbook, type ServiceId, standingPhase } from '../domain/playbook/playbook.js';
import type { Responsibility, SourceDocument } from '../domain/responsibility.js';
import { firstPlaybook } from '../playbooks/shipped.js';
import type { Block, DocumentProperties } from './blocks/block.js';
import { bilingual, plainText } from './blocks/inline.js';
import type { ContentFault, DocumentContent } from './formats/format.js';
import type { DocumentMapping } from './mapping/mapping.js';
import { extract } from './readers/extract.js';
import { ofPlaybook } from './readers/known-ids.js';
import { type Heading, toHeading } from './readers/outline.js';
import { Reading } from './readers/reading.js';
import { identify } from './readers/statement.js';
import type { DocumentProblem } from './report/problem.js';
import type { DocumentRange, Unread } from './report/unread.js';
import { abbreviationsOf } from './tables/abbreviations.js';
import { legendOf } from './tables/legend.js';
import { workloadNamed } from './vocabulary/conditions.js';
import { retired } from './vocabulary/sections.js';
import { DocumentVocabulary } from './vocabulary/vocabulary.js';

export interface ReadDocument {
  readonly document: SourceDocument;
  readonly responsibilities: readonly Responsibility[];
  readonly problems: readonly DocumentProblem[];
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
  const headings = blocks.flatMap((block) =>
    block.type === 'heading' ? [toHeading(block.raw, block.depth, vocabulary)] : [],
  );
  const title = headings.find((heading) => heading.depth === 1);
  const locale = localeOf(mapping.locale ? { ...properties, locale: mapping.locale } : properties, text);
  const isShipped = playbook.id === firstPlaybook().id;
  const provider = isShipped ? providerOf(properties, headings, title) : null;
  const workload = properties.workload ?? workloadOf(properties, provider, title);
  const reading = new Reading(
    { file, document: id, locale, sources: properties.sources, playbook },
    {
      party: properties.party ?? vocabulary.partyHeading(properties.title ?? ''),
      phase: properties.phase ?? null,
      ...(workload ? { workload } : {}),
    },
    provider,
    vocabulary,
    isShipped && (provider !== null || properties.article !== null || properties.service !== ''),
    legendOf(blocks),
    abbreviationsOf(blocks, vocabulary),
  );
  extract(blocks, reading);
  const responsibilities = identify(reading.drafts, file, reading.problems).map((one) => ofPlaybook(one, playbook));
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
    unread: reading.unreadParts,
    leftOut: reading.leftOut,
    vocabulary,
  };
}

/** What a document says of all its statements, without ids that its playbook does not have; a fault for each of these. */
function knownProperties(
  written: DocumentProperties,
  { parties, phases, services }: Playbook,
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
    known('phase', phase, phases, [standingPhase]),
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

/** Whose offer the document describes; "we" is theirs, and so is what no other party does in its process. */
function providerOf(
  properties: DocumentProperties,
  headings: readonly Heading[],
  title: Heading | undefined,
): PartyId | null {
  if (headings.some((heading) => heading.party === 'managed-desktop') || properties.party === 'managed-desktop')
    return 'managed-desktop';
  const about = [properties.title, title?.text, title?.english].join(' ');
  if (/managed desktop/iu.test(about)) return 'managed-desktop';
  return /fasttrack/iu.test(about) ||
    title?.role === 'phases' ||
    properties.party !== undefined ||
    properties.sources.size > 0
    ? 'microsoft'
    : null;
}

function workloadOf(
  properties: DocumentProperties,
  provider: PartyId | null,
  title: Heading | undefined,
): ServiceId | undefined {
  if (provider === 'managed-desktop') return 'managed-desktop';
  return workloadNamed(plainText(properties.title ?? '')) ?? title?.workload;
}

/** The shortest tag that says the language: `ko` for `ko-KR`, but `pt-BR` and `zh-TW`, where the region changes the words. */
function localeOf(properties: DocumentProperties, text: string): string {
  const tag = properties.locale ?? detected(text);
  try {
    const locale = new Intl.Locale(tag);
    if (locale.language === 'pt') return locale.region === 'PT' ? 'pt-PT' : 'pt-BR';
    return locale.language === 'zh' ? locale.minimize().toString() : locale.language;
  } catch {
    return detected(text);
  }
}

/** Enough for any detector, and bounds its time. */
const sampleSize = 20_000;

function detected(text: string): string {
  const sample = plainText(bilingual(text.slice(0, sampleSize)).text.replace(/<[^>]{0,200}>|https?:\S+/g, ' '));
  return detect(sample) || 'en';
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
