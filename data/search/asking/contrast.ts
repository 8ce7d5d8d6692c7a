import type { Locale, Party } from '../../domain/responsibility.js';
import { fold } from '../text/text.js';
import { type ContrastWords, contrastWords } from './contrast-words.js';

/**
 * What a question sets against what it takes for granted. "We configure the firewall, but what does Microsoft do?" names
 * two parties and asks about one; "they guide us, but who chooses the apps?" names one and asks for the other.
 */
export interface Contrast {
  /** The side whose part is asked about; null where the question asks who. */
  readonly whose: Party | null;
  /** The clause before the one that asks, and who acts in it: only where `whose` is null. */
  readonly given: { readonly text: string; readonly party: ContrastGiven } | null;
  /** The clause that asks. */
  readonly asks: string;
}

/** Who acts in a clause; null = somebody else, or nobody named. */
export type ContrastGiven = Party | null;

interface Patterns {
  readonly parties: RegExp;
  readonly help: RegExp;
  readonly receive: RegExp;
  readonly what: RegExp;
  readonly who: RegExp;
  readonly but: RegExp;
  readonly allBut: RegExp;
  readonly while: RegExp;
  readonly beside: RegExp;
  readonly from: RegExp;
  readonly or: RegExp;
}

const never = /(?!)/u;

function patternsOf(locale: Locale, words: ContrastWords): Patterns {
  const [start, end] = locale === 'ko' ? ['', ''] : ['(?<!\\p{L})', '(?!\\p{L})'];
  const whole = (list: string, flags = 'u') => (list === '' ? never : new RegExp(`${start}(?:${list})${end}`, flags));
  return {
    or: whole(words.or),
    parties: new RegExp(
      `${start}(?:(${words.us})|(${words.microsoft})|(${words.support})|(${words.itAdmin}))${end}`,
      'gu',
    ),
    help: whole(words.help),
    receive: whole(words.receive),
    what: whole(words.what),
    who: whole(words.who),
    but: whole(words.but),
    allBut: whole(words.but, 'gu'),
    while: locale === 'ko' ? never : new RegExp(`^\\s*(?:${words.while})${end}`, 'u'),
    beside: words.beside === '' ? never : new RegExp(`(?<!\\p{L})(?:${words.beside})(?: the| a| o)?\\s*$`, 'u'),
    from: words.from === '' ? never : new RegExp(`(?<!\\p{L})(?:${words.from})(?: the| a| o)?\\s*$`, 'u'),
  };
}

const patterns = Object.fromEntries(
  Object.entries(contrastWords).map(([locale, words]) => [locale, patternsOf(locale as Locale, words)]),
) as Record<Locale, Patterns>;

/** A product whose name has Microsoft in it is nobody who acts. */
const products =
  /microsoft (?:365|intune|managed desktop|entra|defender|apps?|edge|store)|managed desktop|ms (?:365|office)/gu;

/** What a question contrasts; null where it contrasts nothing. */
export function contrastIn(text: string, locale: Locale): Contrast | null {
  const folded = fold(text.slice(0, 600)).replace(/[’‘]/gu, "'").replace(products, '');
  const said = patterns[locale];
  const clauses = clausesOf(folded, said, locale);
  // Who asks for both sides' parts means the first one most.
  const asksWho = clauses.findIndex((clause) => said.who.test(clause));
  const asksWhat = clauses.findIndex(
    (clause) => (said.what.test(clause) || isBare(clause, said, locale)) && !said.while.test(clause),
  );
  const at = asksWho < 0 ? asksWhat : asksWho;
  const asks = clauses[at];
  if (asks === undefined || isAlternative(asks, said) || asksBefore(folded, asks)) return null;
  if (said.who.test(asks)) {
    const before = said.but.test(asks) || locale === 'ko' ? clauses.slice(0, at).join(' ') : '';
    const given =
      before === '' ? null : { text: before, party: locale === 'ko' ? lastActor(before) : actor(before, said) };
    return given === null || given.party === null ? null : { whose: null, given, asks };
  }
  const whose = locale === 'ko' ? lastActor(asks) : actor(asks, said);
  return whose === null ? null : { whose, given: null, asks };
}

/** "And Microsoft?": nothing but a party after what sets it against the rest. */
const isBare = (clause: string, said: Patterns, locale: Locale): boolean => {
  if (locale === 'ko') return /(?:은|는)요?$/u.test(clause) && words(clause) < 4 && clause.search(said.parties) >= 0;
  const rest = clause.replace(said.parties, '').replace(said.allBut, '');
  return rest !== clause && words(rest) <= 1 && words(clause) > words(rest);
};

/** "We or Microsoft?" leaves it open. */
const isAlternative = (clause: string, said: Patterns): boolean =>
  said.or.test(clause) && new Set([...clause.matchAll(said.parties)].map(sideOf)).size > 1;

/** A question before the one that asks for a part comes first. */
const asksBefore = (folded: string, asks: string): boolean => folded.slice(0, folded.indexOf(asks)).includes('?');

const words = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** Clauses end where a sentence, a comma or a word of contrast does; a part without a word belongs to none. */
function clausesOf(folded: string, said: Patterns, locale: Locale): readonly string[] {
  const pieces = folded.split(/[.?!;:,…–—]+(?=\s|$)|\s[-–—]\s/u).flatMap((piece) => {
    const cuts = [...piece.matchAll(said.allBut)].map((found) => found.index + (locale === 'ko' ? found[0].length : 0));
    if (locale === 'pt-BR') return [piece];
    return [0, ...cuts].map((from, k, all) => piece.slice(from, all[k + 1]));
  });
  return pieces.map((piece) => piece.trim()).filter((piece) => words(piece) > 0);
}

/** Who acts in a clause: the first party that nothing is done for; where something is received, who it comes from. */
function actor(clause: string, said: Patterns): ContrastGiven {
  const found = [...clause.matchAll(said.parties)].map((match) => ({
    side: sideOf(match),
    before: clause.slice(0, match.index),
  }));
  const source = said.receive.test(clause) ? found.find(({ before }) => said.from.test(before)) : undefined;
  const acts = found.find(({ before }) => !said.beside.test(before));
  const side = (source ?? acts ?? found[0])?.side ?? null;
  return side === 'customer' && source === undefined && said.help.test(clause) ? 'microsoft' : side;
}

/** Korean marks who is set against whom (은, 는, 쪽은) or acts (이, 가, 에서); a bare name before what is theirs. */
function lastActor(whole: string): ContrastGiven {
  const clause = whole.replace(/^.*(?:동안에?|때는?|다면|하면|주면) /u, '');
  const found = [...clause.matchAll(patterns.ko.parties)].map((match) => {
    const after = clause.slice(match.index + match[0].length);
    return {
      side: sideOf(match),
      setApart: /^(?:은|는|선)/u.test(after),
      acts: /^(?:이|가|에서|도|께서|만|의? ?(?:역할|몫|일|파트|할|담당|업무))/u.test(after),
    };
  });
  return (found.find((one) => one.setApart) ?? found.find(({ acts }) => acts) ?? found[0])?.side ?? null;
}

const named: readonly Party[] = ['customer', 'microsoft', 'support-provider', 'it-admin'];

const sideOf = (match: RegExpMatchArray): Party => named.find((_, at) => match[at + 1] !== undefined) ?? 'customer';
