import { createRequire } from 'node:module';
import type { Locale } from '../../domain/responsibility.js';
import { type Languages, languages, tagsOf } from '../../language/languages.js';

type Detector = typeof import('tinyld');

let loaded: Detector | undefined;

/** The detector reads its tables for a tenth of a second: it is loaded when a question's own words don't say enough. */
function detector(): Detector {
  loaded ??= createRequire(import.meta.url)('tinyld') as Detector;
  return loaded;
}

/** So many letters say what language they are; the detector's time grows with each. */
const longestDetected = 200;

/** Finds a text's language: its own words where they are clear, the sender's client where they are not. */
export type LanguageFinder<Tag extends string> = (text: string, sender?: Tag) => Tag;

/** A finder for some languages, the first of which is taken where nothing tells. */
export function languageFinder<Tag extends string>(all: Languages<Tag>): LanguageFinder<Tag> {
  const tags = tagsOf(all);
  const byScript = tags.flatMap((tag) => (all[tag].script === null ? [] : [{ tag, script: all[tag].script }]));
  const byWords = tags.flatMap((tag) => {
    const { evidence } = all[tag].questions;
    return evidence === null ? [] : [{ tag, evidence }];
  });
  const subtag = (tag: string): string => tag.slice(0, 2);
  return (text, sender) => {
    const written = byScript.find(({ script }) => script.test(text));
    if (written !== undefined) return written.tag;
    const scores = byWords.map(({ tag, evidence }) => ({ tag, found: (text.match(evidence) ?? []).length }));
    scores.sort((a, b) => b.found - a.found);
    const [best, second] = scores;
    if (best !== undefined && best.found > 0 && best.found > (second?.found ?? 0)) return best.tag;
    const mayBeSenders = best?.found === 0 || scores.some(({ tag, found }) => tag === sender && found === best?.found);
    if (sender !== undefined && mayBeSenders) return sender;
    const told = detector().detect(text.slice(0, longestDetected), { only: byWords.map(({ tag }) => subtag(tag)) });
    return tags.find((tag) => subtag(tag) === told) ?? sender ?? (tags[0] as Tag);
  };
}

/** Language of a question among those that Baton speaks. */
export const languageOfQuestion: LanguageFinder<Locale> = languageFinder(languages);
