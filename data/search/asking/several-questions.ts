import type { Locale } from '../../domain/responsibility.js';
import { fold } from '../text/text.js';
import { languageOfQuestion } from './language.js';
import { phaseNamed } from './phase.js';
import { contentWords } from './small-words.js';

/** So many questions of one message are answered. */
export const mostAnswered = 3;

interface Words {
  /** A clause that begins with who is asked for, perhaps after a place or a greeting. */
  readonly asksWho: RegExp;
  /** A sentence that begins as a question. */
  readonly asks: RegExp;
  /** What joins a further question to the one before it, and begins it. */
  readonly joins: RegExp;
  /** Verbs that need no object, and what means no more than one: folded. */
  readonly deeds: RegExp;
  /** Words for something that was named before. */
  readonly refers: RegExp;
  /** Parties: to ask for one more of them about the same matter is no further question. */
  readonly parties: RegExp;
}

/** At the beginning, or after a place, a greeting or what it is about: "In enable, who …", "DNS: who …". */
const beginning = (list: string) =>
  new RegExp(
    `^(?:[^,:;.?!]{0,60}[,:;!]\\s+)?(?:(?:and|also|but|so|then|ok|e|mas|entao|och|men|sa)\\s+)?(?:${list})(?!\\p{L})`,
    'u',
  );

const whole = (list: string, flags = 'gu') => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, flags);

/** Who is asked for; what begins a question for them, and what else may be asked further on. Folded. */
const who = {
  en: "who|who's|whos|whose|whom|which side|which party",
  'pt-BR': 'quem|de quem|com quem|a quem|qual lado',
  sv: 'vem|vems|vilken sida|vilken part',
} as const;

const further = {
  en: 'how (?:many|long|often|much)|when (?:is|are|do|does|must|will|should)',
  'pt-BR': 'quant[oa]s? |quando (?:e|sao|deve|devem|temos|precisa)',
  sv: 'hur (?:manga|lange|ofta|mycket)|nar (?:ar|ska|maste|borde)',
} as const;

/** Questions that are answered with yes or no, and those for anything else: only where a sentence begins with them. */
const others = {
  en: 'is|are|do|does|did|should|can|could|will|must|may|has|have|what|when|where|how|which',
  'pt-BR':
    'a microsoft|o fasttrack|cabe|e|sao|o que|qual|quais|quando|onde|como|quant[oa]s?|precisamos|devemos|podemos',
  sv: 'ar|ska|kan|maste|far|har|ger|gor|hjalper|ingar|vad|nar|var|hur|vilken|vilket|vilka',
} as const;

const words: Readonly<Record<Exclude<Locale, 'ko'>, Words>> = {
  en: {
    asksWho: beginning(who.en),
    asks: beginning(`${who.en}|${others.en}`),
    joins: new RegExp(
      `(?:[,;]\\s*)?(?<!\\p{L})(?:and|plus|also|&)\\s+(?:also\\s+|then\\s+)?(?=(?:${who.en}|${further.en})(?!\\p{L}))|[,;]\\s+(?=(?:who|who's|whos|whose)(?!\\p{L}))`,
      'gu',
    ),
    deeds: whole(
      'takes? part|taking part|participat\\p{L}*|attend\\p{L}*|joins?|present|there|carr(?:y|ies) out|does?|doing|done|provides?|suppl\\p{L}+|guid\\p{L}+|advis\\p{L}+|helps?|assists?|supports?|approv\\p{L}*|signs?|off|pays?|creat\\p{L}+|writes?|makes?|executes?|performs?|only|merely|just|both|each|meets?|responsib\\p{L}+|happens?|long|often|many|much|soon',
    ),
    refers: whole('it|them|that|this|those|these'),
    parties: whole(
      "us|we|our|ours|you|customer|customer's|client|microsoft|microsoft's|ms|fasttrack|fasttrack's|they|both",
    ),
  },
  'pt-BR': {
    asksWho: beginning(who['pt-BR']),
    asks: beginning(`${who['pt-BR']}|${others['pt-BR']}`),
    joins: new RegExp(
      `(?:[,;]\\s*)?(?<!\\p{L})(?:e|mais|tambem|&)\\s+(?:tambem\\s+)?(?=(?:${who['pt-BR']}|${further['pt-BR']})(?!\\p{L}))|[,;]\\s+(?=(?:quem|de quem)(?!\\p{L}))`,
      'gu',
    ),
    deeds: whole(
      'particip\\p{L}+|comparec\\p{L}*|faz|fazem|fazer|executa\\p{L}*|realiza\\p{L}*|fornec\\p{L}+|orienta\\p{L}*|ajuda\\p{L}*|apoia\\p{L}*|aprova\\p{L}*|assina\\p{L}*|paga\\p{L}*|cria\\p{L}*|escreve\\p{L}*|toma|parte|papel|so|apenas|cada|lado|ambos|responsav\\p{L}+|tempo',
    ),
    refers: whole('isso|isto|ele|ela|eles|elas|dele|dela|deles|delas|nele|nela'),
    parties: whole('nos|nosso|nossa|gente|cliente|clientes|microsoft|ms|fasttrack|empresa|voces'),
  },
  sv: {
    asksWho: beginning(who.sv),
    asks: beginning(`${who.sv}|${others.sv}`),
    joins: new RegExp(
      `(?:[,;]\\s*)?(?<!\\p{L})(?:och|samt|&)\\s+(?:aven\\s+)?(?=(?:${who.sv}|${further.sv})(?!\\p{L}))|[,;]\\s+(?=(?:vem|vems)(?!\\p{L}))`,
      'gu',
    ),
    deeds: whole(
      'delta\\p{L}*|medverka\\p{L}*|med|gor|gora|utfor\\p{L}*|genomfor\\p{L}*|tillhandah\\p{L}+|lever\\p{L}+|vagled\\p{L}*|hjalp\\p{L}*|stott\\p{L}*|godkann\\p{L}*|betala\\p{L}*|skapa\\p{L}*|skriv\\p{L}*|tar|hand|del|roll|ser|till|bara|endast|bada|varje|ansvar\\p{L}*|lange|ofta',
    ),
    refers: whole('det|den|dem|detta|denna|dessa'),
    parties: whole('vi|oss|var|vart|vara|kund|kunden|kundens|microsoft|microsofts|ms|fasttrack|ni|bada'),
  },
};

/** The questions of one message, each complete in itself, in their order; one where it asks one thing. */
export function questionsIn(text: string, sender?: Locale): readonly string[] {
  const locale = languageOfQuestion(text, sender);
  const said = text.trim();
  // Folding changes no length of what can be typed here in composed form; where it does, places would be wrong.
  const folded = fold(said);
  if (folded.length !== said.length) return [text];
  const parts = splitSentences(said).flatMap((sentence) =>
    locale === 'ko' ? clausesOfKorean(sentence) : clausesOf(sentence, words[locale]),
  );
  const asking = together(parts, (part) => (locale === 'ko' ? asksOfKorean(part) : asksAlone(part, words[locale])));
  return asking.length < 2 ? [text] : withPlace(asking);
}

/** Sentences, and lines of a list. */
export const splitSentences = (text: string): readonly string[] =>
  text
    .split(/(?<=[?？!])\s+|(?<=[.])\s+(?=\p{Lu}|\p{Script=Hangul})|\n+/u)
    .map((sentence) => sentence.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((sentence) => sentence !== '');

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

/** Cuts a sentence where a further question is joined to one that is complete, if it is complete itself. */
function clausesOf(sentence: string, language: Words): readonly string[] {
  const folded = fold(sentence);
  const clauses: string[] = [];
  let from = 0;
  for (const { index, 0: joint } of folded.matchAll(language.joins)) {
    const next = index + joint.length;
    const [here, there] = [sentence.slice(from, index), sentence.slice(next)];
    if (!language.asksWho.test(fold(here).trim()) || !asksAlone(here, language) || !asksAlone(there, language))
      continue;
    clauses.push(sentence.slice(from, index).trim());
    from = next;
  }
  return [...clauses, sentence.slice(from).trim()];
}

/** Whether a part asks about a matter that it names itself: more than parties, and more than a deed without an object. */
function asksAlone(part: string, { asks, deeds, refers, parties }: Words): boolean {
  const folded = fold(part);
  const question = asks.exec(folded);
  if (question === null || folded.search(refers) >= 0) return false;
  const asked = folded.slice(question[0].length);
  const matter = contentWords(asked.replace(deeds, ' ').replace(parties, ' '));
  return matter.length > 1 || (matter.length === 1 && asked.search(deeds) >= 0);
}

const asksInKorean = /누가|누구|누굴|어느 ?쪽/gu;
const joinsInKorean = /(?:고|며|[,;]|그리고)\s+(?:그리고\s+|또\s+)?/gu;

/** In Korean the matter stands before who is asked for, and the verb before it ends in what joins. */
function clausesOfKorean(sentence: string): readonly string[] {
  const asked = [...sentence.matchAll(asksInKorean)].map(({ index }) => index);
  const clauses: string[] = [];
  let from = 0;
  for (const [at, place] of asked.entries()) {
    const next = asked[at + 1];
    if (next === undefined) break;
    const between = sentence.slice(place, next);
    const cut = [...between.matchAll(joinsInKorean)].at(-1);
    if (cut === undefined) continue;
    const end = place + cut.index + cut[0].length;
    if (!asksOfKorean(sentence.slice(from, end)) || !asksOfKorean(sentence.slice(end))) continue;
    clauses.push(sentence.slice(from, end).trim());
    from = end;
  }
  return [...clauses, sentence.slice(from).trim()];
}

const pointsBack =
  /^(?:그건|그거는?|그것은?|이건|이거는?|이것은?|그럼|그러면|또|그리고|각각|둘 다|우리|저희|고객|고객사|마이크로소프트|MS|FastTrack|패스트트랙)(?:은|는|이|가|쪽은|쪽)?$/u;

function asksOfKorean(part: string): boolean {
  const start = part.search(asksInKorean);
  // "누가 하는지 …" is no question but what something else is about.
  if (start < 0 || /지(?:를|는|도|만)?\s/u.test(part.slice(start))) return false;
  const before = part
    .slice(0, start)
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '' && !pointsBack.test(word));
  const object = /(?:을|를)\s/u.test(part.slice(start));
  return contentWords(before.join(' ')).length > 0 || object;
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
