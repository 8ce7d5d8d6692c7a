import type { Answer, Evidence, Match } from '../data/domain/question.js';
import type { IsoDate } from '../data/domain/responsibility.js';
import { isIn, placeOf, restatedBy, warningsOf, whole } from './citation.js';
import { type Audience, partyName } from './party.js';
import { isManagedDesktop, partySentence } from './party-sentence.js';
import { say, sentence } from './words.js';

export interface AnswerOptions extends Audience {
  /** Sources older than three years on this day carry a warning. */
  readonly today: IsoDate;
}

/** A statement in short, offered as a way on. */
export interface Offer {
  readonly responsibility: string;
  /** The topic's name in the reader's language, else the statement itself. */
  readonly name: string;
  readonly party: string;
  readonly text: string;
  readonly place: string;
}

/** Everything an answer says, in plain text, for the card and the terminal alike. */
export interface AnswerView {
  /** A limit or a deadline itself: said before anything else. */
  readonly value: string | null;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly warnings: readonly string[];
  /** The responsibility, in the reader's language where an edition has it, else as its source has it. */
  readonly duty: string | null;
  readonly otherSide: { readonly heading: string; readonly text: string } | null;
  readonly source: { readonly place: string; readonly quote: string | null; readonly english: string | null } | null;
  readonly restates: readonly string[];
  readonly editions: readonly string[];
  readonly further: readonly Offer[];
  readonly nearest: readonly Offer[];
}

/** The wording of a match that the reader understands best: an edition in their language, else the leading one. */
export function wording(match: Match, { locale }: Audience): Evidence {
  if (isIn(match.lead.responsibility.locale, locale)) return match.lead;
  return match.editions.find(({ responsibility }) => isIn(responsibility.locale, locale)) ?? match.lead;
}

/** The English beside a text that is neither English nor in the reader's language. */
function englishBeside({ responsibility }: Evidence, editions: readonly Evidence[]): string | null {
  if (isIn(responsibility.locale, 'en')) return null;
  const edition = editions.find((other) => isIn(other.responsibility.locale, 'en'));
  return responsibility.english ?? (edition === undefined ? null : whole(edition.responsibility));
}

function factsOf(answer: Answer, main: Match, { locale }: Audience): readonly string[] {
  if (isManagedDesktop(main)) return [];
  const { askedPhase } = answer;
  const phase = main.phase === null ? null : say(locale, `phase.${main.phase}`);
  const elsewhere = askedPhase !== null && askedPhase !== main.phase;
  return [
    ...(elsewhere ? [say(locale, 'answer.not-in-phase', { phase: say(locale, `phase.${askedPhase}`) })] : []),
    ...(main.phase === 'general' ? [say(locale, 'answer.general')] : []),
    ...(phase === null || main.phase === 'general' ? [] : [say(locale, 'answer.phase', { phase })]),
  ];
}

function offer(evidence: Evidence, match: Match | null, audience: Audience): Offer {
  const { locale } = audience;
  const { responsibility } = evidence;
  return {
    responsibility: responsibility.id,
    name: match?.topic?.names[locale] ?? whole(responsibility),
    party:
      match === null
        ? ''
        : match.party === 'out-of-scope'
          ? say(locale, 'answer.outside')
          : sentence(partyName(match.party, audience), locale),
    text: whole(responsibility),
    place: placeOf(evidence, locale),
  };
}

const nearestOf = (answer: Answer, options: AnswerOptions): readonly Offer[] =>
  answer.nearest.slice(0, 5).map((evidence) => offer(evidence, null, options));

/** The same article of the same day in another language says nothing more to this reader. */
const isSister = ({ source }: Evidence, lead: Evidence): boolean =>
  source.article !== null && source.article === lead.source.article && source.edition === lead.source.edition;

export function viewOf(answer: Answer, options: AnswerOptions): AnswerView {
  const { locale } = options;
  const headline = partySentence(answer, options);
  const nearest = nearestOf(answer, options);
  const { main, counterpart } = answer;
  if (main === null || answer.outcome === 'nothing') {
    return {
      value: null,
      headline,
      facts: nearest.length === 0 ? [say(locale, 'answer.ask-specialist')] : [],
      warnings: [],
      duty: null,
      otherSide: null,
      source: null,
      restates: [],
      editions: [],
      further: [],
      nearest,
    };
  }
  const shown = wording(main, options);
  const translated = shown !== main.lead;
  const other = counterpart === null || counterpart.party === main.party ? null : counterpart;
  return {
    value: main.topic?.fact?.value?.[locale] ?? null,
    headline,
    facts: factsOf(answer, main, options),
    warnings: warningsOf(main.lead, options.today, locale),
    duty: whole(shown.responsibility),
    otherSide: other === null ? null : otherSideOf(other, options),
    source: {
      place: placeOf(main.lead, locale),
      quote: translated ? whole(main.lead.responsibility) : null,
      english:
        translated || isIn(main.lead.responsibility.locale, locale) ? null : englishBeside(main.lead, main.editions),
    },
    restates: restatedBy(main.lead, locale),
    editions: main.editions.filter((other) => !isSister(other, main.lead)).map((other) => placeOf(other, locale)),
    further: answer.further.slice(0, 3).map((match) => offer(wording(match, options), match, options)),
    nearest,
  };
}

function otherSideOf(other: Match, audience: Audience): { heading: string; text: string } {
  const { locale } = audience;
  const heading =
    other.party === 'out-of-scope'
      ? say(locale, 'answer.outside')
      : say(locale, 'answer.other-side', { party: partyName(other.party, audience) });
  return { heading: sentence(heading, locale), text: whole(wording(other, audience).responsibility) };
}
