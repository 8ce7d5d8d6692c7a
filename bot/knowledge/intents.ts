import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import type { IntentSources } from '../../data/search/intent/learning/train.js';

/** Of the phrasings of topics, one of so many: enough to know a question by, and the others measure it. */
const everySo = 4;

const linesOf = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Reads what an owner edits in `data/intents`, and the questions of `data/topics` that are learned from as well. */
export function readIntentSources(intents: string, topics: string): IntentSources {
  const phrasings = path.join(topics, 'phrasings');
  const files = readdirSync(phrasings).filter((name) => name.endsWith('.txt'));
  const languageOf = (name: string): Locale | undefined => locales.find((locale) => name.startsWith(`${locale}-`));
  return {
    files: locales.map((locale) => ({ locale, text: readFileSync(path.join(intents, `${locale}.txt`), 'utf8') })),
    questions: [
      ...files.sort().flatMap((name) => {
        const locale = languageOf(name);
        if (locale === undefined) return [];
        return linesOf(path.join(phrasings, name)).flatMap((text, at) =>
          at % everySo === 0 ? [{ locale, text }] : [],
        );
      }),
      ...locales.flatMap((locale) =>
        linesOf(path.join(intents, 'asked', `${locale}.txt`)).map((text) => ({ locale, text })),
      ),
    ],
  };
}
