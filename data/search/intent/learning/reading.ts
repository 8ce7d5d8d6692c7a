import { languages } from '../../../language/languages.js';
import { Features } from '../../model/features.js';
import { fold } from '../../text/text.js';

/** Words, digits as one, and the signs that say something in a message: a question mark, a tick, an arrow. */
const token = /[\p{Letter}\p{Number}]+|[?？✓✅:]|->|→/gu;

const short = new Map(Object.values(languages).flatMap(({ messages }) => Object.entries(messages.shortForms)));

/**
 * A message as the model reads it: folded words with signs, short forms written out, letters that are held down only
 * twice. Numbers are all alike, because which one says nothing.
 */
export const tokensOf = (text: string): readonly string[] =>
  (fold(text).replace(/[’‘]/gu, "'").match(token) ?? [])
    .map((word) => (/^\d+$/u.test(word) ? '0' : word.replace(/(.)\1{2,}/gu, '$1$1')))
    .flatMap((word) => short.get(word)?.split(' ') ?? [word]);

/** Reads messages as features: words, pairs, pieces, and the cues among them with all their pairs. */
export class Reader {
  readonly #features = new Features();
  readonly #cues: ReadonlySet<string>;

  constructor(cues: ReadonlySet<string>) {
    this.#cues = cues;
  }

  read(text: string): Features {
    const tokens = tokensOf(text).slice(0, longest);
    return this.#features.readWords(tokens, this.#marks(tokens));
  }

  #marks(tokens: readonly string[]): readonly string[] {
    const marks = new Set<string>();
    const [first] = tokens;
    if (first !== undefined) marks.add(`^${first}`);
    for (const word of tokens) if (this.#cues.has(word)) marks.add(word);
    marks.add(`#${Math.min(tokens.length, 6)}`);
    return [...marks].slice(0, most);
  }
}

/** What a message is stands in its first words; a pasted page is not read to its end. */
const longest = 60;
const most = 12;
