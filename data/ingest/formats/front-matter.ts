import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { IsoDate } from '../../domain/responsibility.js';
import type { DocumentProperties } from '../blocks/block.js';
import type { ContentFault } from './format.js';

// Front matter is a page of keys. What is larger is a mistake or an attack, and is refused before it is parsed.
const longest = 64 * 1024;
const mostAliases = 20;
/** The parser's time grows with the square of the brackets that stay open. */
const deepest = 20;

/** How many brackets are open at once; those in quotes count too, which no honest front matter notices. */
function bracketDepth(yaml: string): number {
  let open = 0;
  let most = 0;
  for (const character of yaml) {
    if (character === '[' || character === '{') most = Math.max(most, ++open);
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
  }
  return most;
}

const word = z.union([z.string(), z.number(), z.boolean(), z.null()]).transform((value) => {
  const text = value === null ? '' : String(value).trim();
  return text.toLowerCase() === 'na' ? '' : text;
});
const text = word.optional().catch(undefined);
const source = z.strictObject({
  title: z.string().min(1),
  locale: z.string().min(1),
  date: word.optional(),
  // A card opens it in the reader's browser.
  url: z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }).exactOptional(),
});
const known = z.object({
  title: text,
  pagetitle: text,
  date: text,
  'ms.date': text,
  'ms.assetid': text,
  'ms.contentlocale': text,
  'ms.service': text,
  keywords: text,
  locale: text,
  party: text,
  phase: text,
  workload: text,
  sources: z.record(z.string(), source, 'sources must be a map: KEY → title, locale, date, url').optional(),
  marked: z.boolean({ error: 'marked must be true or false' }).optional(),
});

/** Cuts the front matter off a text; the body keeps its line numbers, because the cut lines stay as empty ones. */
export function cutFrontMatter(content: string): { yaml: string | null; body: string; unclosed: boolean } {
  const lines = content.split('\n');
  if (!/^---\s*$/.test(lines[0] ?? '')) return { yaml: null, body: content, unclosed: false };
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return { yaml: null, body: content, unclosed: true };
  return {
    yaml: lines.slice(1, end).join('\n'),
    body: '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n'),
    unclosed: false,
  };
}

/** What front matter says of its document. Empty values and the placeholder `na` count as absent. */
export function readFrontMatter(yaml: string): { properties: DocumentProperties; faults: readonly ContentFault[] } {
  const faults: ContentFault[] = [];
  const values = toValues(yaml, faults);
  const parsed = known.safeParse(values ?? {});
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const [key] = issue.path;
      const what = issue.path.length > 1 ? `${issue.path.join('.')}: ${issue.message}` : issue.message;
      faults.push({ line: lineOfKey(yaml, String(key ?? '')), sentence: `${what}.` });
    }
  const data = parsed.success ? parsed.data : known.parse(withoutOwnKeys(values));
  const title = data.title || data.pagetitle;
  const locale = data.locale || data['ms.contentlocale'];
  const sources = Object.entries(data.sources ?? {}).map(([key, { date, ...rest }]) => {
    if (date && !toDate(date))
      faults.push({ line: lineOfKey(yaml, key), sentence: `the date of source ${key} is not like 2019-07-02.` });
    return [key, { ...rest, date: toDate(date) }] as const;
  });
  const properties: DocumentProperties = {
    ...(title ? { title } : {}),
    ...(locale ? { locale } : {}),
    edition: toDate(data['ms.date'] || data.date),
    article: data['ms.assetid'] || null,
    keywords: data.keywords ?? '',
    service: data['ms.service'] ?? '',
    ...(data.party ? { party: data.party } : {}),
    ...(data.phase ? { phase: data.phase } : {}),
    ...(data.workload ? { workload: data.workload } : {}),
    ...saidAt(yaml, data),
    sources: new Map(sources),
    ...(data.marked ? { isMarked: true } : {}),
  };
  return { properties, faults };
}

function saidAt(yaml: string, { party, phase, workload }: z.infer<typeof known>): Pick<DocumentProperties, 'saidAt'> {
  const lines = Object.entries({ party, phase, workload }).flatMap(([key, id]) =>
    id ? [[key, lineOfKey(yaml, key)] as const] : [],
  );
  return lines.length === 0 ? {} : { saidAt: Object.fromEntries(lines) };
}

function toValues(yaml: string, faults: ContentFault[]): Record<string, unknown> | null {
  if (yaml.length > longest) {
    faults.push({ line: 1, sentence: `the front matter is longer than ${longest} characters: shorten it.` });
    return null;
  }
  if (bracketDepth(yaml) > deepest) {
    faults.push({ line: 1, sentence: `the front matter nests brackets deeper than ${deepest} levels: flatten it.` });
    return null;
  }
  try {
    const document = parseDocument(yaml, { prettyErrors: false, uniqueKeys: false });
    const [error] = document.errors;
    if (error) throw Object.assign(error, { offset: error.pos[0] });
    const values: unknown = document.toJS({ maxAliasCount: mostAliases });
    if (values === null || values === undefined) return {};
    if (typeof values === 'object' && !Array.isArray(values)) return values as Record<string, unknown>;
    faults.push({ line: 2, sentence: 'the front matter is not a list of `key: value` lines: correct it.' });
  } catch (error) {
    const offset = error instanceof Error && 'offset' in error && typeof error.offset === 'number' ? error.offset : 0;
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const line = yaml.slice(0, offset).split('\n').length + 1;
    faults.push({ line, sentence: `the front matter cannot be read (${why}): correct it or remove it.` });
  }
  return null;
}

function withoutOwnKeys(values: Record<string, unknown> | null): Record<string, unknown> {
  const { party, phase, workload, sources, marked, ...rest } = values ?? {};
  return rest;
}

/** Slashes: month first, always; two-digit years are of this century. Anything else has no date, and none is invented. */
function toDate(value: string | undefined): IsoDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(value ?? '');
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(value ?? '');
  const [year, month, day] = iso ? iso.slice(1) : slashes ? [slashes[3], slashes[1], slashes[2]] : [];
  if (!year || !month || !day) return null;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? null : date;
}

function lineOfKey(yaml: string, key: string): number {
  const index = yaml.split('\n').findIndex((line) => line.trimStart().startsWith(`${key}:`));
  return index < 0 ? 1 : index + 2;
}
