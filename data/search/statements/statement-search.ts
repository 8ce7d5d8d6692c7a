import type { Involvement, PartyId, PhaseId, Playbook } from '../../domain/playbook/playbook.js';
import type { Dataset, Locale, Responsibility } from '../../domain/responsibility.js';
import { withoutInvolvement } from '../asking/involvement.js';
import { contentWords, smallWords } from '../asking/small-words.js';
import type { Encoder } from '../encoder/encoder.js';
import type { BesideWords, FitWeights } from '../ranking/fit.js';
import { type Findable, type Ranked, StatementIndex } from '../ranking/statement-index.js';
import { type Spelling, spellingOf } from '../text/spelling.js';
import { fold, words } from '../text/text.js';

/** What is asked about a statement. */
export interface AskedAbout {
  readonly text: string;
  readonly phase: PhaseId | null;
  /** Parties that the question names. */
  readonly parties: readonly PartyId[];
  readonly asks: Involvement | null;
  readonly locale: Locale;
}

const nothingBeside: BesideWords = { inPhase: 0, ofParty: 0, involves: 0 };

/** Two questions that say so much of one another (0..1), word by word, ask the same. */
const sameQuestion = 0.75;

/** From this likeness of meaning on (cosine) a word of the documents is another name for a word of the question. */
const sameThing = 0.6;

/** Finds statements by their words and meaning, whatever topics say of them. */
export class StatementSearch {
  readonly #statements: ReadonlyMap<string, Responsibility>;
  readonly #index: StatementIndex;
  readonly #outside: StatementIndex;
  readonly #encoder: Encoder;
  readonly #texts: readonly Findable[];
  #spelling: Spelling | undefined;

  constructor(
    { playbook, outside = [] }: Pick<Dataset, 'playbook' | 'outside'>,
    statements: readonly Responsibility[],
    encoder: Encoder,
  ) {
    this.#statements = new Map(statements.map((statement) => [statement.id, statement]));
    this.#encoder = encoder;
    this.#texts = statements.flatMap((statement) => textsOf(statement, playbook));
    this.#outside = new StatementIndex(
      outside.map((text) => ({ id: text, text, alone: text, under: '', path: '' })),
      encoder,
      smallWords,
    );
    this.#index = new StatementIndex(this.#texts, encoder, smallWords);
  }

  /** The statements that fit best, best first, at most `most`. */
  find({ text, phase, parties, asks, locale }: AskedAbout, most: number, weights?: FitWeights): readonly Ranked[] {
    const beside = (id: string): BesideWords => {
      const statement = this.#statements.get(id);
      const involved = statement?.involved ?? [];
      const named = [statement?.party, ...involved.map(({ party }) => party)];
      return {
        inPhase: phase !== null && statement?.phase === phase ? 1 : 0,
        ofParty: parties.some((party) => named.includes(party)) ? 1 : 0,
        involves: asks !== null && involved.some(({ involvement }) => involvement === asks) ? 1 : 0,
      };
    };
    const rest = new Set(words(withoutInvolvement(fold(text), locale)));
    const involvement = asks === null ? [] : words(text).filter((word) => !rest.has(word));
    return this.#index.find(this.#corrected(text), most, beside, weights, new Set(involvement));
  }

  /** Whether owners have said of a question like this that no document answers it, and no statement is nearer to it. */
  isOutside(text: string): boolean {
    const [said] = this.#outside.find(this.#corrected(text), 1, () => nothingBeside);
    if (said === undefined || Math.min(said.signals.question, said.signals.text) < sameQuestion) return false;
    const [stated] = this.find({ text, phase: null, parties: [], asks: null, locale: 'en' }, 1);
    return stated === undefined || stated.fit < said.fit;
  }

  /** Whether the documents have a word that means what one of the words of a name means, in whatever language. */
  hasLike(name: string): boolean {
    return contentWords(this.#corrected(name)).some((word) => this.#index.hasLike(word, sameThing));
  }

  /** A folded text with slips of the keyboard corrected towards words of the documents. */
  #corrected(text: string): string {
    return fold(text).replace(/[\p{L}\p{N}]+/gu, (word) => this.#known().correct(word));
  }

  #known(): Spelling {
    if (this.#spelling !== undefined) return this.#spelling;
    const counts = new Map<string, number>();
    for (const { text, path } of this.#texts) {
      for (const word of words(`${path} ${text}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    this.#spelling = spellingOf(counts, (word) => smallWords.has(word) || this.#encoder.knows(word));
    return this.#spelling;
  }
}

/** A statement as it stands in its document, and in the words in which its owners collected questions about it. */
function textsOf(statement: Responsibility, playbook: Playbook): readonly Findable[] {
  const { id, leadIn, text, english, englishLeadIn, section, wordings = [], phase } = statement;
  const called = Object.values(playbook.phases.find((one) => one.id === phase)?.names ?? {}).join(' ');
  const place = {
    id,
    under: `${section.at(-1) ?? ''} ${called}`.trim(),
    path: `${section.join(' ')} ${called}`.trim(),
  };
  const own = [leadIn, text, englishLeadIn, english].filter((part) => part !== undefined).join(' ');
  return [{ ...place, text: own, alone: text }, ...wordings.map((words) => ({ ...place, text: words, alone: words }))];
}
