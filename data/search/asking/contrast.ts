import type { PartyId } from '../../domain/playbook/playbook.js';
import type { Locale } from '../../domain/responsibility.js';
import { languages, perLanguage } from '../../language/languages.js';
import type { ContrastWords } from '../../language/words/contrast-words.js';
import { fold } from '../text/text.js';

/**
 * What a question sets against what it takes for granted. "We configure the firewall, but what does Microsoft do?" names
 * two parties and asks about one; "they guide us, but who chooses the apps?" names one and asks for the other.
 */
export interface Contrast {
  /** The side whose part is asked about; null where the question asks who. */
  readonly whose: PartyId | null;
  /** The clause before the one that asks, and who acts in it: only where `whose` is null. */
  readonly given: { readonly text: string; readonly party: ContrastGiven } | null;
  /** The clause that asks. */
  readonly asks: string;
}

/** Who acts in a clause; null = another, or none named. */
export type ContrastGiven = PartyId | null;

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
  readonly cutsAtBut: boolean;
  readonly particles: ContrastWords['particles'];
}

const never = /(?!)/u;

function patternsOf(words: ContrastWords): Patterns {
  const [start, end] = words.particles !== undefined ? ['', ''] : ['(?<!\\p{L})', '(?!\\p{L})'];
  const whole = (list: string, flags = 'u') => (list === '' ? never : new RegExp(`${start}(?:${list})${end}`, flags));
  return {
    cutsAtBut: words.cutsAtBut,
    particles: words.particles,
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
    while: words.while === '' ? never : new RegExp(`^\\s*(?:${words.while})${end}`, 'u'),
    beside: words.beside === '' ? never : new RegExp(`(?<!\\p{L})(?:${words.beside})(?: the| a| o)?\\s*$`, 'u'),
    from: words.from === '' ? never : new RegExp(`(?<!\\p{L})(?:${words.from})(?: the| a| o)?\\s*$`, 'u'),
  };
}

const patterns = perLanguage(languages, ({ contrast }) => patternsOf(contrast));

/** A product whose name has Microsoft in it is no party. */
const products =
  /microsoft (?:365|intune|managed desktop|entra|defender|apps?|edge|store)|managed desktop|ms (?:365|office)/gu;

/** What a question contrasts; null where it contrasts nothing. */
export function contrastIn(text: string, locale: Locale): Contrast | null {
  const folded = fold(text.slice(0, 600)).replace(/[’‘]/gu, "'").replace(products, '');
  const said = patterns[locale];
  const clauses = clausesOf(folded, said);
  // Who asks for both sides' parts means the first one most.
  const asksWho = clauses.findIndex((clause) => said.who.test(clause));
  const asksWhat = clauses.findIndex(
    (clause) => (said.what.test(clause) || isBare(clause, said)) && !said.while.test(clause),
  );
  const at = asksWho < 0 ? asksWhat : asksWho;
  const asks = clauses[at];
  if (asks === undefined || isAlternative(asks, said) || asksBefore(folded, asks)) return null;
  if (said.who.test(asks)) {
    const before = said.but.test(asks) || said.particles !== undefined ? clauses.slice(0, at).join(' ') : '';
    const given = before === '' ? null : { text: before, party: actorIn(before, said) };
    return given === null || given.party === null ? null : { whose: null, given, asks };
  }
  const whose = actorIn(asks, said);
  return whose === null ? null : { whose, given: null, asks };
}

/** "And Microsoft?": nothing but a party after what sets it against the rest. */
const isBare = (clause: string, said: Patterns): boolean => {
  if (said.particles !== undefined)
    return said.particles.bare.test(clause) && words(clause) < 4 && clause.search(said.parties) >= 0;
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
function clausesOf(folded: string, said: Patterns): readonly string[] {
  const pieces = folded.split(/[.?!;:,…–—]+(?=\s|$)|\s[-–—]\s/u).flatMap((piece) => {
    if (!said.cutsAtBut) return [piece];
    // A verb's ending sets its own clause apart, a word the one that it begins.
    const isBehind = said.particles !== undefined;
    const cuts = [...piece.matchAll(said.allBut)].map((found) => found.index + (isBehind ? found[0].length : 0));
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

const actorIn = (clause: string, said: Patterns): ContrastGiven =>
  said.particles === undefined ? actor(clause, said) : marked(clause, said.parties, said.particles);

/** A particle marks who is set against the others, or acts; without one the first party does. */
function marked(
  whole: string,
  parties: RegExp,
  { meanwhile, setApart, acts }: NonNullable<ContrastWords['particles']>,
): ContrastGiven {
  const clause = whole.replace(meanwhile, '');
  const found = [...clause.matchAll(parties)].map((match) => {
    const after = clause.slice(match.index + match[0].length);
    return { side: sideOf(match), setApart: setApart.test(after), acts: acts.test(after) };
  });
  return (found.find((one) => one.setApart) ?? found.find((one) => one.acts) ?? found[0])?.side ?? null;
}

const named: readonly PartyId[] = ['customer', 'microsoft', 'support-provider', 'it-admin'];

const sideOf = (match: RegExpMatchArray): PartyId => named.find((_, at) => match[at + 1] !== undefined) ?? 'customer';
