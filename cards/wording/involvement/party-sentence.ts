import { candidatesIn } from '../../../data/domain/answer/candidates.js';
import { everybodyIn, partiesWith } from '../../../data/domain/answer/involved.js';
import type { Answer, AnswerParty, Match } from '../../../data/domain/answer/question.js';
import { bothSides, type Involved, type Involvement, type Playbook } from '../../../data/domain/playbook/playbook.js';
import { mainParty, partiesMeant, type Side } from '../../../data/domain/playbook/sides.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { type Key, sentence, t } from '../../kit/i18n.js';
import { enumerated, offerName } from '../name-forms.js';
import { serviceName } from '../names.js';
import { type Audience, addressed, customerName, partyHeading, partyName } from '../party.js';
import { isConfiguring, isGuidance } from './guidance.js';

/** The service that a match belongs to, where it has parties of its own and no phases: answers about it name it first. */
export function serviceBeside({ parties }: Playbook, { party, topic, lead }: Match): string | null {
  const own = parties.find(({ id }) => id === party)?.service;
  const named = topic?.workload ?? lead.responsibility.workload;
  return own ?? parties.find(({ service }) => service !== undefined && service === named)?.service ?? null;
}

/** What is said of a service beside the phases begins with its name. */
export const withService = (playbook: Playbook, service: string | null, said: string, locale: Locale): string =>
  service === null ? said : t(locale, 'answer.with-service', { service: serviceName(playbook, service, locale), said });

const isMain = (playbook: Playbook, party: AnswerParty, side: Side): boolean => party === mainParty(playbook, side);

/** Whether a party guides instead of doing: the reviewed topic says so; a statement without one says it by its own words. */
export const guides = (playbook: Playbook, { party, topic, lead }: Match): boolean =>
  isMain(playbook, party, 'provider') && (topic?.guides ?? isGuidance(lead.responsibility));

/** What a public document states and nobody has to do: a limit, a requirement. It has no owner. */
const isFact = ({ topic, lead: { responsibility } }: Match): boolean =>
  topic === null &&
  responsibility.cites !== undefined &&
  (responsibility.kind === 'prose' || responsibility.kind === 'expectation');

/** What one party does, as a sentence: takes in, guides, configures, or does. */
function deed(playbook: Playbook, match: Match, audience: Audience): string {
  const { locale } = audience;
  const { party, lead } = match;
  if (party === 'out-of-scope') return outOfScope(playbook, audience);
  if (party === bothSides) {
    const parties = partiesMeant(playbook, party).map((one) => partyName(playbook, one, audience));
    return sentence(t(locale, 'answer.together', { parties: enumerated(parties, locale) }), locale);
  }
  if (isFact(match)) return t(locale, 'answer.stated');
  const name = partyName(playbook, party, audience);
  const key =
    lead.responsibility.kind === 'routing'
      ? 'answer.goes-to'
      : guides(playbook, match)
        ? 'answer.guides'
        : isConfiguring(lead.responsibility) && isMain(playbook, party, 'customer')
          ? 'answer.configures'
          : 'answer.does';
  return sentence(t(locale, key, { party: name }), locale);
}

function outOfScope(playbook: Playbook, audience: Audience): string {
  const { locale, customer } = audience;
  const offer = offerName(playbook, locale);
  return sentence(
    addressed(audience)
      ? t(locale, 'answer.out-of-scope-you', { offer })
      : t(locale, 'answer.out-of-scope', { offer, party: customerName(playbook, locale, customer) }),
    locale,
  );
}

const one = {
  does: 'answer.does',
  guides: 'answer.guides',
  approves: 'answer.approves',
  consulted: 'answer.consulted',
  informed: 'answer.informed',
} as const satisfies Readonly<Record<Involvement, Key>>;

/** Where a source names others and none of what was asked. */
const none = {
  does: 'answer.nothing',
  guides: 'answer.no-guide',
  approves: 'answer.no-approver',
  consulted: 'answer.none-consulted',
  informed: 'answer.none-informed',
} as const satisfies Readonly<Record<Involvement, Key>>;

/** In the order in which they are said, where nothing else was asked. */
const order = ['does', 'guides', 'approves', 'consulted', 'informed'] as const satisfies readonly Involvement[];

/** What the parties of one involvement do, in one sentence; `''` where there are none. */
function involvementSentence(
  playbook: Playbook,
  involved: readonly Involved[],
  involvement: Involvement,
  audience: Audience,
): string {
  const { locale } = audience;
  const names = partiesWith(involved, involvement).map((party) => partyName(playbook, party, audience));
  if (names.length === 0) return '';
  const parties = enumerated(names, locale);
  const said =
    names.length > 1 && involvement === 'does'
      ? t(locale, 'answer.together', { parties })
      : names.length > 1 && involvement === 'guides'
        ? t(locale, 'answer.guide-together', { parties })
        : t(locale, one[involvement], { party: parties, parties, n: names.length });
  return sentence(said, locale);
}

/** Everybody whom the source names: first what was asked, else who does it, or that it names none. */
function everybodySaid(answer: Answer, involved: readonly Involved[], audience: Audience): string {
  const { playbook, asks = 'does' } = answer;
  const { locale } = audience;
  const said = [asks, ...order.filter((involvement) => involvement !== asks)].map((involvement) =>
    involvementSentence(playbook, involved, involvement, audience),
  );
  const [first = '', ...more] = said;
  // One who only guides is whom to turn to: that nobody else does it would be more than the source says.
  const isAnswered = first !== '' || (asks === 'does' && partiesWith(involved, 'guides').length > 0);
  return [isAnswered ? first : t(locale, none[asks]), ...more].filter((part) => part !== '').join(' ');
}

/** A sentence for each involvement that a source names: "The supplier does this.", "The customer is consulted." */
export const involvementSentences = (
  playbook: Playbook,
  involved: readonly Involved[],
  audience: Audience,
): readonly string[] =>
  order
    .map((involvement) => involvementSentence(playbook, involved, involvement, audience))
    .filter((part) => part !== '');

/**
 * Who is responsible, in a sentence or two, the doing party before the guiding one. Names no party where the documents
 * don't, and none where several statements may be meant; what is out of scope has a sentence of its own.
 */
export function partySentence(answer: Answer, audience: Audience): string {
  const { locale } = audience;
  const { main, counterpart, playbook } = answer;
  const candidates = candidatesIn(answer);
  if (candidates.length > 0) return t(locale, 'candidates.which', { n: candidates.length });
  if (answer.outcome === 'nothing' || main === null) {
    const { unknown } = answer;
    return unknown === undefined ? t(locale, 'answer.nothing') : t(locale, 'answer.unknown', { name: unknown });
  }
  if (answer.outcome === 'out-of-scope' || main.party === 'out-of-scope') return outOfScope(playbook, audience);
  if (answer.routing != null && answer.routing.asker !== null) {
    const to = sentence(t(locale, 'answer.goes-to', { party: partyName(playbook, main.party, audience) }), locale);
    return withService(playbook, serviceBeside(playbook, main), to, locale);
  }
  if (isFact(main)) return t(locale, 'answer.stated');
  const involved = everybodyIn(answer, main);
  const said =
    involved.length > 0
      ? everybodySaid(answer, involved, audience)
      : twoSidesSaid(playbook, main, counterpart, audience);
  return withService(playbook, serviceBeside(playbook, main), said, locale);
}

/** Whose one of several statements is, and what others whom its source names have to do with it. */
export interface CandidateParties {
  /** A name where they simply do it, else a sentence. */
  readonly lead: string;
  /** `''` where its source names no other party. */
  readonly others: string;
}

/** Those who are asked about lead, else those who do it. */
export function candidateParties(
  { playbook, asks = 'does' }: Pick<Answer, 'playbook' | 'asks'>,
  match: Match,
  audience: Audience,
): CandidateParties {
  const { locale } = audience;
  if (isFact(match)) return { lead: '', others: '' };
  const involved = everybodyIn({ playbook }, match);
  if (involved.length === 0) {
    const lead = guides(playbook, match)
      ? deed(playbook, match, audience)
      : partyHeading(playbook, match.party, audience);
    return { lead, others: '' };
  }
  const named = order.filter((involvement) => partiesWith(involved, involvement).length > 0);
  const [first = 'does', ...rest] = [...named.filter((one) => one === asks), ...named.filter((one) => one !== asks)];
  const said = (involvement: Involvement) => involvementSentence(playbook, involved, involvement, audience);
  const doers = partiesWith(involved, first).map((party) => partyHeading(playbook, party, audience));
  return {
    lead: first === 'does' ? enumerated(doers, locale) : said(first),
    others: rest.map(said).join(' '),
  };
}

/** What the leading party does, and beside it the other side's part: who does it before who guides. */
function twoSidesSaid(playbook: Playbook, own: Match, other: Match | null, audience: Audience): string {
  const both = other === null || other.party === own.party ? [own] : [own, other];
  const isGuide = (match: Match) => guides(playbook, match);
  const [first, second] = both.filter((match) => !isGuide(match)).concat(both.filter(isGuide));
  if (second === undefined || first === undefined) return deed(playbook, own, audience);
  if (second.party === 'out-of-scope') return deed(playbook, first, audience);
  return isGuide(second) || isConfiguring(first.lead.responsibility)
    ? `${deed(playbook, first, audience)} ${deed(playbook, second, audience)}`
    : eachApart(playbook, first, second, audience);
}

/** Two parties who each do something of their own about the same matter. */
function eachApart(playbook: Playbook, first: Match, second: Match, audience: Audience): string {
  const { locale } = audience;
  const name = ({ party }: Match) => (party === 'out-of-scope' ? '' : partyName(playbook, party, audience));
  return sentence(t(locale, 'answer.both', { first: name(first), second: name(second) }), locale);
}
