import type { Locale } from '../../domain/responsibility.js';
import { alternatives, languages, perLanguage } from '../../language/languages.js';
import type { SeveralWords } from '../../language/words/question-words.js';
import { fold } from '../text/text.js';
import { languageOfQuestion } from './language.js';
import { phaseNamed } from './phase.js';
import { contentWords } from './small-words.js';

/** So many questions of one message are answered. */
export const mostAnswered = 3;

/** How one language's sentences are cut. */
interface Cutter {
  /** Cuts a sentence where a further question is joined to one that is complete, if it is complete itself. */
  readonly clausesOf: (sentence: string) => readonly string[];
  /** Whether a part asks about a matter that it names itself. */
  readonly asksAlone: (part: string) => boolean;
  /** What joins a further question that an engagement's records may answer. As typed, not folded. */
  readonly joint: RegExp;
  /** A word for something that was named before: such a part is not complete. Folded. */
  readonly pointsBack: RegExp;
}

const openers = alternatives(Object.values(languages), ({ questions }) => questions.several.openers);

/** At the beginning, or after a place, a greeting or what it is about: "In enable, who …", "DNS: who …". */
const beginning = (list: string): RegExp =>
  new RegExp(`^(?:[^,:;.?!]{0,60}[,:;!]\\s+)?(?:(?:${openers})\\s+)?(?:${list})(?!\\p{L})`, 'u');

const whole = (list: string, flags = 'gu'): RegExp => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, flags);

const cutters = perLanguage(languages, ({ questions: { several } }): Cutter => {
  const { verbFinal } = several;
  return verbFinal === undefined ? cutterOf(several) : verbFinalCutter(several, verbFinal);
});

function cutterOf(words: SeveralWords): Cutter {
  const asksWho = beginning(words.who);
  const asks = beginning(`${words.who}|${words.others}`);
  const [deeds, refers, parties] = [whole(words.deeds), whole(words.refers), whole(words.parties)];
  const further = `(?=(?:${words.who}|${words.further})(?!\\p{L}))`;
  const joins = new RegExp(
    `(?:[,;]\\s*)?(?<!\\p{L})(?:${words.joints})\\s+(?:(?:${words.also})\\s+)?${further}|[,;]\\s+(?=(?:${words.shortWho})(?!\\p{L}))`,
    'gu',
  );
  // More than parties, and more than a deed without an object.
  const asksAlone = (part: string): boolean => {
    const folded = fold(part);
    const question = asks.exec(folded);
    if (question === null || folded.search(refers) >= 0) return false;
    const asked = folded.slice(question[0].length);
    const matter = contentWords(asked.replace(deeds, ' ').replace(parties, ' '));
    return matter.length > 1 || (matter.length === 1 && asked.search(deeds) >= 0);
  };
  const also = words.alsoOfRecords === '' ? '' : `(?:(?:${words.alsoOfRecords})\\s+)?`;
  return {
    asksAlone,
    clausesOf: (sentence) =>
      cut(
        sentence,
        [...fold(sentence).matchAll(joins)].map(({ index, 0: joint }) => ({ end: index, next: index + joint.length })),
        (here, there) => asksWho.test(fold(here).trim()) && asksAlone(here) && asksAlone(there),
      ),
    joint: new RegExp(`,?\\s+(?:${words.jointsOfRecords})\\s+${also}(?=(?:${words.ofRecords})\\s)`, 'giu'),
    pointsBack: whole(words.refersOfRecords, 'u'),
  };
}

/** The matter stands before who is asked for, and the verb before it ends in what joins. */
function verbFinalCutter(words: SeveralWords, verbFinal: NonNullable<SeveralWords['verbFinal']>): Cutter {
  const who = new RegExp(words.who, 'gu');
  const asksAlone = (part: string): boolean => {
    const start = part.search(who);
    if (start < 0 || verbFinal.indirect.test(part.slice(start))) return false;
    const before = part
      .slice(0, start)
      .trim()
      .split(/\s+/u)
      .filter((word) => word !== '' && !verbFinal.pointsBack.test(word));
    return contentWords(before.join(' ')).length > 0 || verbFinal.object.test(part.slice(start));
  };
  return {
    asksAlone,
    clausesOf: (sentence) => {
      const asked = [...sentence.matchAll(who)].map(({ index }) => index);
      const joints = asked.slice(0, -1).flatMap((place, at) => {
        const last = [...sentence.slice(place, asked[at + 1]).matchAll(verbFinal.joints)].at(-1);
        const end = last === undefined ? -1 : place + last.index + last[0].length;
        return end < 0 ? [] : [{ end, next: end }];
      });
      return cut(sentence, joints, (here, there) => asksAlone(here) && asksAlone(there));
    },
    joint: verbFinal.joint,
    pointsBack: new RegExp(`(?<!\\p{L})(?:${words.refersOfRecords})`, 'u'),
  };
}

/** A sentence cut at those joints whose two sides are both what they should be. */
function cut(
  sentence: string,
  joints: readonly { readonly end: number; readonly next: number }[],
  areTwo: (here: string, there: string) => boolean,
): readonly string[] {
  const clauses: string[] = [];
  let from = 0;
  for (const { end, next } of joints) {
    if (!areTwo(sentence.slice(from, end), sentence.slice(next))) continue;
    clauses.push(sentence.slice(from, end).trim());
    from = next;
  }
  return [...clauses, sentence.slice(from).trim()];
}

/** Sentences, and lines of a list. */
const sentencesIn = (text: string): readonly string[] =>
  text
    .split(/(?<=[?？!])\s+|(?<=[.])\s+(?=\p{Lu}|\p{Script=Hangul})|\n+/u)
    .map((sentence) => sentence.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((sentence) => sentence !== '');

/** The questions of one message, each complete in itself, in their order; one where it asks one thing. */
export function questionsIn(text: string, sender?: Locale): readonly string[] {
  const { clausesOf, asksAlone } = cutters[languageOfQuestion(text, sender)];
  const said = text.trim();
  // Folding changes no length of what can be typed here in composed form; where it does, places would be wrong.
  if (fold(said).length !== said.length) return [text];
  const asking = together(sentencesIn(said).flatMap(clausesOf), asksAlone);
  return asking.length < 2 ? [text] : withPlace(asking);
}

/** What asks nothing by itself stays with the question before it, or else with the one after it. */
function together(parts: readonly string[], asks: (part: string) => boolean): readonly string[] {
  const found: string[] = [];
  let before = '';
  for (const part of parts) {
    if (asks(part)) {
      found.push(before === '' ? part : `${before} ${part}`);
      before = '';
    } else if (found.length > 0) found[found.length - 1] = `${found.at(-1)} ${part}`;
    else before = before === '' ? part : `${before} ${part}`;
  }
  return found;
}

/** "In the enable phase, who … and who …?": the place holds for all of them. */
function withPlace(questions: readonly string[]): readonly string[] {
  const [first = ''] = questions;
  const place = /^[^,:?]{3,60}[,:]\s/u.exec(first)?.[0] ?? '';
  const isPlace = place !== '' && (phaseNamed(place) !== null || /managed desktop|\bmmd\b/iu.test(place));
  if (!isPlace) return questions;
  return questions.map((question, at) =>
    at === 0 || phaseNamed(question) !== null ? question : `${place}${question}`,
  );
}

/**
 * The parts of a message at every joint, complete or not, each trimmed: an engagement's records answer questions that
 * name no matter.
 */
export const clausesJoined = (text: string, locale: Locale): readonly string[] =>
  sentencesIn(text).flatMap((sentence) => sentence.split(cutters[locale].joint).map((part) => part.trim()));

/** Whether a part has a word for something that was named before it. */
export const pointsBack = (part: string, locale: Locale): boolean =>
  cutters[locale].pointsBack.test(fold(part).normalize('NFC'));
