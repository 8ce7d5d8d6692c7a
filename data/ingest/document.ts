import { detect } from 'tinyld';
import type { Party, Responsibility, SourceDocument, Workload } from '../domain/responsibility.js';
import { type Block, toBlocks, tooMuch } from './formats/blocks.js';
import { cutFrontMatter, type FrontMatter, readFrontMatter } from './formats/front-matter.js';
import { bilingual, plainText } from './formats/inline.js';
import type { DocumentProblem } from './problem.js';
import { extract } from './readers/extract.js';
import { type Heading, toHeading } from './readers/outline.js';
import { Reading } from './readers/reading.js';
import { identify } from './readers/statement.js';
import { workloadNamed } from './vocabulary/conditions.js';
import { partyNamed } from './vocabulary/parties.js';
import { retired } from './vocabulary/sections.js';

export interface ReadDocument {
  readonly document: SourceDocument;
  readonly responsibilities: readonly Responsibility[];
  readonly problems: readonly DocumentProblem[];
}

/** Reads one document out of its text. `id` is its file's name without extension, `file` the name for problems. */
export function readDocument(content: string, id: string, file: string): ReadDocument {
  const problems: DocumentProblem[] = [];
  const { yaml, body, unclosed } = cutFrontMatter(content.replace(/^\uFEFF/, '').replace(/\u00a0/g, ' '));
  if (unclosed)
    problems.push({ file, line: 1, sentence: 'the front matter is not closed: end it with a line of three hyphens.' });
  const { matter, faults } = readFrontMatter(yaml ?? '');
  problems.push(...faults.map((fault) => ({ file, ...fault })));
  const refused = tooMuch(body);
  if (refused) problems.push({ file, ...refused });
  const blocks = refused ? [] : toBlocks(body);
  const headings = blocks.flatMap((block) => (block.type === 'heading' ? [toHeading(block.raw, block.depth)] : []));
  const title = headings.find((heading) => heading.depth === 1);
  const locale = localeOf(matter, body);
  const provider = providerOf(matter, headings, title);
  const workload = matter.workload ?? workloadOf(matter, provider, title);
  const reading = new Reading(
    { file, document: id, locale, sources: matter.sources },
    {
      party: matter.party ?? partyNamed(matter.title ?? ''),
      phase: matter.phase ?? null,
      ...(workload ? { workload } : {}),
    },
    provider,
  );
  extract(blocks, reading);
  const responsibilities = identify(reading.drafts, file, reading.problems);
  const document: SourceDocument = {
    id,
    title: matter.title ?? title?.text ?? id,
    locale,
    edition: matter.edition,
    article: matter.article,
    retired: isRetired(blocks),
  };
  return { document, responsibilities, problems: [...problems, ...reading.problems] };
}

/** Whose offer the document describes; "we" is theirs, and what nobody else does in its process. */
function providerOf(matter: FrontMatter, headings: readonly Heading[], title: Heading | undefined): Party | null {
  if (headings.some((heading) => heading.party === 'managed-desktop') || matter.party === 'managed-desktop')
    return 'managed-desktop';
  const about = [matter.title, title?.text, title?.english].join(' ');
  if (/managed desktop/iu.test(about)) return 'managed-desktop';
  return /fasttrack/iu.test(about) || title?.role === 'phases' || matter.party !== undefined || matter.sources.size > 0
    ? 'microsoft'
    : null;
}

function workloadOf(matter: FrontMatter, provider: Party | null, title: Heading | undefined): Workload | undefined {
  if (provider === 'managed-desktop') return 'managed-desktop';
  return workloadNamed(plainText(matter.title ?? '')) ?? title?.workload;
}

/** The shortest tag that says the language: `ko` for `ko-KR`, but `pt-BR` and `zh-TW`, where the region changes the words. */
function localeOf(matter: FrontMatter, body: string): string {
  const tag = matter.locale ?? detected(body);
  try {
    const locale = new Intl.Locale(tag);
    if (locale.language === 'pt') return locale.region === 'PT' ? 'pt-PT' : 'pt-BR';
    return locale.language === 'zh' ? locale.minimize().toString() : locale.language;
  } catch {
    return detected(body);
  }
}

/** Enough for any detector, and bounds its time. */
const sampleSize = 20_000;

function detected(body: string): string {
  const sample = plainText(bilingual(body.slice(0, sampleSize)).text.replace(/<[^>]{0,200}>|https?:\S+/g, ' '));
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
