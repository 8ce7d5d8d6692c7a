import { candidatesIn } from '../../data/domain/answer/candidates.js';
import { differencesOf, isSister } from '../../data/domain/answer/editions.js';
import type { Answer, Evidence, Match } from '../../data/domain/answer/question.js';
import { nameIn } from '../../data/domain/playbook/names.js';
import { type Playbook, standingPhase } from '../../data/domain/playbook/playbook.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { quoted, sentence, t } from '../kit/i18n.js';
import { label } from '../kit/markdown.js';
import {
  ageOf,
  editionName,
  isInSection,
  leadPlace,
  olderThan,
  publicAddress,
  restatedBy,
  sectionAndPhase,
  warningsOf,
  whole,
} from '../wording/citation.js';
import {
  candidateParties,
  guides,
  partySentence,
  serviceBeside,
  withService,
} from '../wording/involvement/party-sentence.js';
import { enumerated, outsideName } from '../wording/name-forms.js';
import { phaseName } from '../wording/names.js';
import { type Audience, partyName } from '../wording/party.js';
import type { AnswerReference } from './answer-reference.js';
import type { FeedbackState } from './feedback.js';
import type { JoinedView } from './joined.js';
import { askerName } from './routing.js';

export interface AnswerOptions extends Audience {
  /** Sources older than three years on this day carry a warning. */
  readonly today: IsoDate;
  /** Titles of documents in which something could not be read: said where nothing was found. */
  readonly unread?: readonly string[];
  /** The question, where one message asked several. */
  readonly quoted?: string;
  /** What the answer's buttons carry; a card without it is only read. */
  readonly reference?: AnswerReference;
  /** Where the responsibility stands in the engagement it was asked in. */
  readonly joined?: JoinedView;
  /** Whether the reader may say how good the answer was, or what they said. */
  readonly feedback?: FeedbackState;
  /** Whether the card offers to ask a specialist. */
  readonly canAsk?: boolean;
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

/** A statement that may be meant. */
export interface Candidate extends Offer {
  /** What those have to do with it who don't lead it; `''` where there are none. */
  readonly others: string;
  /** Beside what is neither English nor in the reader's language. */
  readonly english: string | null;
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
  readonly source: {
    readonly place: string;
    readonly quote: string | null;
    readonly english: string | null;
    /** Where the public document can be opened. */
    readonly url: string | null;
  } | null;
  readonly restates: readonly string[];
  readonly editions: readonly string[];
  readonly further: readonly Offer[];
  /** Of these one may be meant, and none of them is the answer. */
  readonly candidates: readonly Candidate[];
  readonly nearest: readonly Offer[];
}

/** The wording of a match that the reader understands best: an edition in their language, else the leading one. */
export function wording(match: Match, { locale }: Audience): Evidence {
  if (isInSection(match.lead.responsibility.locale, locale)) return match.lead;
  return match.editions.find(({ responsibility }) => isInSection(responsibility.locale, locale)) ?? match.lead;
}

/** The English beside a text that is neither English nor in the reader's language. */
function englishBeside({ responsibility }: Evidence, editions: readonly Evidence[]): string | null {
  if (isInSection(responsibility.locale, 'en')) return null;
  const edition = editions.find((other) => isInSection(other.responsibility.locale, 'en'));
  return responsibility.english ?? (edition === undefined ? null : whole(edition.responsibility));
}

function factsOf(answer: Answer, main: Match, { locale }: Audience): readonly string[] {
  const { playbook } = answer;
  const asker = answer.routing?.asker ?? null;
  if (asker !== null) return [t(locale, 'routing.answered-for', { asker: askerName(playbook, asker, locale) })];
  if (serviceBeside(playbook, main) !== null) return [];
  const { askedPhase } = answer;
  const phase = main.phase === null ? null : phaseName(playbook, main.phase, locale);
  const elsewhere = askedPhase !== null && askedPhase !== main.phase;
  return [
    ...(elsewhere ? [t(locale, 'answer.not-in-phase', { phase: phaseName(playbook, askedPhase, locale) })] : []),
    ...(main.phase === standingPhase ? [t(locale, 'answer.general')] : []),
    ...(phase === null || main.phase === standingPhase ? [] : [t(locale, 'answer.phase', { phase })]),
  ];
}

function offer(playbook: Playbook, evidence: Evidence, match: Match | null, audience: Audience): Offer {
  const { locale } = audience;
  const { responsibility } = evidence;
  return {
    responsibility: responsibility.id,
    name: match?.topic?.names[locale] ?? whole(responsibility),
    party:
      match === null
        ? ''
        : match.party === 'out-of-scope'
          ? outsideName(playbook, locale)
          : sentence(partyName(playbook, match.party, audience), locale),
    text: whole(responsibility),
    place: sectionAndPhase(evidence, locale),
  };
}

function candidate(answer: Answer, match: Match, audience: Audience): Candidate {
  const shown = wording(match, audience);
  const own = ownWording(match, shown, audience);
  const { lead, others } = candidateParties(answer, match, audience);
  const isRead = own !== null || isInSection(shown.responsibility.locale, audience.locale);
  return {
    ...offer(answer.playbook, shown, match, audience),
    responsibility: match.lead.responsibility.id,
    party: lead,
    others,
    text: own ?? whole(shown.responsibility),
    english: isRead ? null : englishBeside(shown, match.editions),
  };
}

const nearestOf = (answer: Answer, options: AnswerOptions): readonly Offer[] =>
  answer.nearest.slice(0, 5).map((evidence) => offer(answer.playbook, evidence, null, options));

/** What other editions of the same duty say otherwise. */
const differencesIn = (playbook: Playbook, main: Match, audience: Audience): readonly string[] =>
  differencesOf(main).map((difference) => {
    const { locale } = audience;
    const edition = editionName(difference.edition, locale);
    if (difference.is === 'phase') {
      return t(locale, 'difference.phase', { edition, phase: phaseName(playbook, difference.phase, locale) });
    }
    if (difference.is === 'party') {
      return t(locale, 'difference.party', { edition, party: partyName(playbook, difference.party, audience) });
    }
    return t(locale, `difference.${difference.is}`, { edition });
  });

/** What the topic is called in the reader's language, above a line that no edition has in it. */
const ownWording = ({ topic }: Match, shown: Evidence, { locale }: Audience): string | null =>
  topic === null || isInSection(shown.responsibility.locale, locale) ? null : sentence(topic.names[locale], locale);

/** That nothing was found is all that can be said of documents that were not wholly read. */
function notFound({ playbook, unknown }: Answer, locale: Locale): string {
  const name = nameIn(playbook.names, locale);
  return unknown === undefined
    ? t(locale, 'answer.not-found', { playbook: name })
    : t(locale, 'answer.name-not-found', { playbook: name, name: unknown });
}

/** More titles than these say less than their number; a title has at most so many characters. */
const mostTitles = 3;
const longestTitle = 80;

/** Which documents could not be read, in a sentence. */
function unreadIn({ unread = [], locale }: AnswerOptions): readonly string[] {
  const titles = unread.slice(0, mostTitles).map((title) => quoted(label(title, longestTitle), locale));
  const n = unread.length - titles.length;
  if (titles.length === 0) return [];
  return n === 0
    ? [t(locale, 'answer.unread', { documents: enumerated(titles, locale) })]
    : [t(locale, 'answer.unread-more', { documents: titles.join(', '), n })];
}

/** What is left out where no statement answers. */
const nothingSaid = {
  value: null,
  warnings: [],
  duty: null,
  otherSide: null,
  source: null,
  restates: [],
  editions: [],
  further: [],
  candidates: [],
  nearest: [],
} as const;

/** Everything that an answer says: who is responsible, which statements may be meant, or that nothing was found. */
export function viewOf(answer: Answer, options: AnswerOptions): AnswerView {
  const { locale } = options;
  const said = partySentence(answer, options);
  const nearest = nearestOf(answer, options);
  const { main, counterpart } = answer;
  const candidates = candidatesIn(answer).map((match) => candidate(answer, match, options));
  if (candidates.length > 0) {
    return {
      ...nothingSaid,
      headline: said,
      facts: [t(locale, 'candidates.tap', { n: candidates.length })],
      candidates,
    };
  }
  if (main === null || answer.outcome === 'nothing') {
    return {
      ...nothingSaid,
      headline: options.unread === undefined || options.unread.length === 0 ? said : notFound(answer, locale),
      facts: [...unreadIn(options), ...(nearest.length === 0 ? [t(locale, 'answer.ask-specialist')] : [])],
      nearest,
    };
  }
  const shown = wording(main, options);
  const own = ownWording(main, shown, options);
  const translated = shown !== main.lead || own !== null;
  const other = counterpart === null || counterpart.party === main.party ? null : counterpart;
  return {
    value: limitOf(answer, main, locale),
    headline: ageOf(main.lead, locale, said),
    facts: [...factsOf(answer, main, options), ...differencesIn(answer.playbook, main, options)],
    warnings: [
      ...warningsOf(main.lead, options.today, locale),
      ...olderThan(shown, [main.lead, ...main.editions], locale),
    ],
    duty: own ?? whole(shown.responsibility),
    otherSide: other === null ? null : otherSideOf(answer.playbook, other, options),
    source: {
      place: leadPlace(main.lead, locale),
      quote: translated ? whole(main.lead.responsibility) : null,
      english:
        (translated && own === null) || isInSection(main.lead.responsibility.locale, locale)
          ? null
          : englishBeside(main.lead, main.editions),
      url: publicAddress(main.lead, locale),
    },
    restates: restatedBy(main.lead, locale),
    editions: main.editions
      .filter((other) => other.source.article === null || !isSister(other, main.lead))
      .map((other) => sectionAndPhase(other, locale)),
    candidates: [],
    further: answer.further.slice(0, 3).map((match) => offer(answer.playbook, wording(match, options), match, options)),
    nearest,
  };
}

/** The limit or deadline itself. With Managed Desktop it begins as every answer does. */
function limitOf(answer: Answer, main: Match, locale: Locale): string | null {
  // An employee is sent on: a limit of the line that says so is of no use to them.
  const value = answer.routing?.asker === 'employee' ? undefined : main.topic?.fact?.value?.[locale];
  if (value === undefined) return null;
  const service = serviceBeside(answer.playbook, main);
  return service === null ? sentence(value, locale) : withService(answer.playbook, service, value, locale);
}

function otherSideOf(playbook: Playbook, other: Match, audience: Audience): { heading: string; text: string } {
  const { locale } = audience;
  const heading =
    other.party === 'out-of-scope'
      ? outsideName(playbook, locale)
      : t(locale, guides(playbook, other) ? 'answer.other-side-guides' : 'answer.other-side', {
          party: partyName(playbook, other.party, audience),
        });
  const shown = wording(other, audience);
  return {
    heading: sentence(heading, locale),
    text: ownWording(other, shown, audience) ?? whole(shown.responsibility),
  };
}
