import { alternatives, languages, listed, spaced, wholeWords } from '../../language/languages.js';
import type { Language } from '../../language/words/language.js';
import { fold } from '../text/text.js';

// The words around a name in a question say whether it is what is asked about, or only where, with whom or by what means.

const all = Object.values(languages);
type Of = (language: Language) => string;

const joined = (of: Of): string => alternatives(all, of);
const whole = (of: Of, flags = 'u'): RegExp => new RegExp(wholeWords(all, of), flags);
const atEnd = (of: Of): RegExp => new RegExp(`(?<!\\p{L})(?:${joined(of)})\\s*$`, 'u');

/** A sentence that asks: by its question word, where it has no question mark. */
export const asks = new RegExp(`\\?|${wholeWords(all, ({ names }) => names.asks)}`, 'u');

/** A word that stands for what an earlier sentence named. */
export const refers = new RegExp(
  `${wholeWords(all, ({ names }) => names.refers)}|${joined(({ names }) => names.refersUnless ?? '')}`,
  'u',
);

const spacedOut = all.filter(({ isAgglutinative }) => !isAgglutinative);
const agglutinative = all.filter(({ isAgglutinative }) => isAgglutinative);
const objects: Of = ({ names }) => names.refersAsObject;

/** The same behind a verb or a preposition, where it is what is asked about. */
export const refersAsObject = new RegExp(
  `(?<!\\p{L})(?!(?:${joined(({ names }) => names.notBeforeObject)})\\s)\\p{L}+\\s+(?:${alternatives(spacedOut, objects)})(?!\\p{L})(?!\\s+(?:${joined(({ names }) => names.notBehindObject)})(?!\\p{L}))|${alternatives(agglutinative, objects)}`,
  'u',
);

/** A party is spoken with. */
export const contacts = whole(({ names }) => names.contacts);

/** Before a name that says by what means something is done. */
export const means = atEnd(({ names }) => names.means);

const meansBehind: Of = ({ names }) => names.meansBehind;
/** After a name: a particle that says so, or what is held or shown with it. */
export const meansAfter = new RegExp(
  `^[\\s-]*(?:${alternatives(agglutinative, meansBehind)}|(?:${alternatives(spacedOut, meansBehind)})(?!\\p{L}))`,
  'u',
);

/** Before the place where something already is: it is no object either, but the object has to answer alone. */
export const whereBefore = atEnd(({ names }) => names.at);

/** The word that asks for a party, in the clause that asks. */
export const whoAsks = new RegExp(`(?<!\\p{L})(?:${joined(({ names }) => names.whoAsks)})(?!\\p{L})`, 'gu');

const clauseStart = `^(?:[^.?!]*[,:–—-]\\s+)?(?:${joined(({ names }) => names.who)})\\s+`;

/** Between who asks and an unknown word that is all that is asked about: a verb, perhaps its particle and an article. */
export const onlyVerbBefore = new RegExp(
  `${clauseStart}(?:\\p{L}+\\s+){1,4}(?:(?:${joined(({ names }) => names.articles)})\\s+)?$`,
  'u',
);

/** After an unknown word that is all that is asked about: nothing, or where and for whom. */
export const onlyPlaceAfter = new RegExp(
  `^\\s*(?:[?.!,]*\\s*$|[?.!,]*\\s+(?:${joined(({ names }) => names.prepositions)})\\s+(?:\\p{L}+\\s*){1,3}[?.!]*\\s*$)`,
  'u',
);

const auxiliaries = joined(({ names }) => names.auxiliaries);
const copulas = joined(({ names }) => names.copulas);

/** Between who asks and the first word of what is asked about: a verb with what belongs to it, and an article. */
export const headBefore = new RegExp(
  `${clauseStart}(?:(?:${auxiliaries})\\s+)?(?!(?:${auxiliaries}|${copulas})\\s)\\p{L}+\\s+(?:(?:${joined(({ names }) => names.verbParticles)})\\s+)?(?:(?:${joined(({ names }) => names.articlesOfHead)})\\s+)?$`,
  'u',
);

/** After it: a further word of the same thing. */
export const headAfter = new RegExp(`^(?:-|\\s+(?!(?:${joined(({ names }) => names.endsHead)})(?!\\p{L})))\\p{L}`, 'u');

const ofPhrases = all.flatMap(({ names }) => names.of ?? []);

/** The same where an unknown word stands behind a known one: "quem distribui as assinaturas do exclaimer". */
export const isOfKnown = (before: string, after: string): boolean =>
  ofPhrases.some((of) => of.before.test(before) && of.behind.test(after));

/** Endings of adjectives, adverbs and forms of verbs. */
export const ordinaryEnding = new RegExp(`(?:${joined(({ names }) => names.ordinaryEndings)})$`, 'u');

/** The party that is helped is no object: "who helps Acme with DNS records?". */
export const helpedBefore = new RegExp(`(?<!\\p{L})(?:${joined(({ names }) => names.helps)})\\s+$`, 'u');
export const helpedAfter = new RegExp(`^\\s*(?:${joined(({ names }) => names.helpedWith)})(?!\\p{L})`, 'u');

/** Before a name of a place, a person or an organization that is no object of the question. */
export const placeBefore = new RegExp(
  `(?<!\\p{L})(?:${joined(({ names }) => names.placeBefore)}|(?:${joined(({ names }) => names.places)}) (?:${joined(({ names }) => names.placeLinks)}))[.,]?\\s*$`,
  'u',
);

/** After a name of a place, a person or an organization. */
export const placeAfter = new RegExp(`^\\s*(?:${joined(({ names }) => names.placeBehind)})`, 'u');

/** A verb in front of the one who acts: "does Anna configure …?". */
export const actorBefore = new RegExp(
  `(?<!\\p{L})(?:${joined(({ names }) => names.actorBefore)}|(?<=^\\s*|[,.?!:–-]\\s*|(?<!\\p{L})(?:${joined(({ names }) => names.clauseOpeners)})\\s+)(?:${joined(({ names }) => names.actorBeforeFirst)}))\\s*$`,
  'u',
);

/** Words that are written with a capital, or as capitals, and name nothing that an organization runs. */
export const capitalized: ReadonlySet<string> = new Set(all.flatMap(({ names }) => spaced(names.capitalized)));

/** Endings that a name may carry, whole. */
export const nameEnding = new RegExp(`^(?:${joined(({ names }) => names.endings)})$`, 'u');

/** What may be joined to a name without a space. */
export const nameParticle = new RegExp(`^(?:${joined(({ names }) => names.particles)})`, 'u');

/** “For” as each language writes it inside a product's name. */
export const forInName: readonly string[] = all.map(({ names }) => names.forInName).filter((word) => word !== '');

const setOf = (of: Of): ReadonlySet<string> => new Set(all.flatMap((language) => listed(of(language)).map(fold)));

/** What an organization made or has for itself is one particular thing, unless it is any app of its business. */
export const ownBefore = setOf(({ names }) => names.own);
export const generalOfOwn = setOf(({ names }) => names.generalOfOwn);
