import type { Answer, Match } from '../../data/domain/answer/question.js';
import { sentence, t } from '../kit/i18n.js';
import { isConfiguring, isGuidance } from './guidance.js';
import { type Audience, addressed, customerName, partyName } from './party.js';

const desktopParties = ['managed-desktop', 'support-provider', 'it-admin', 'hardware-vendor', 'support-channel'];

/** Managed Desktop has roles of its own and no phases: its answers say so first. */
export const isManagedDesktop = ({ party, lead }: Match): boolean =>
  lead.responsibility.workload === 'managed-desktop' || desktopParties.includes(party);

/** The reviewed topic says whether it is guidance; a statement without one says it by its own words. */
const guides = ({ party, topic, lead }: Match): boolean =>
  party === 'microsoft' && (topic?.guides ?? isGuidance(lead.responsibility));

/** What one party does, as a sentence: takes in, guides, configures, or does. */
function deed(match: Match, audience: Audience): string {
  const { locale } = audience;
  const { party, lead } = match;
  if (party === 'out-of-scope') return outOfScope(audience);
  if (party === 'joint') {
    const customer = partyName('customer', audience);
    return sentence(t(locale, 'answer.together', { party: customer }), locale);
  }
  const name = partyName(party, audience);
  const key =
    lead.responsibility.kind === 'routing'
      ? 'answer.goes-to'
      : guides(match)
        ? 'answer.guides'
        : isConfiguring(lead.responsibility) && party === 'customer'
          ? 'answer.configures'
          : 'answer.does';
  return sentence(t(locale, key, { party: name }), locale);
}

const outOfScope = (audience: Audience): string =>
  addressed(audience)
    ? t(audience.locale, 'answer.out-of-scope-you')
    : sentence(
        t(audience.locale, 'answer.out-of-scope', { party: customerName(audience.locale, audience.customer) }),
        audience.locale,
      );

/**
 * Who is responsible, in a sentence or two, the doing party before the guiding one. Names no
 * party where the documents don't; what is out of scope has a sentence of its own.
 */
export function partySentence(answer: Answer, audience: Audience): string {
  const { locale } = audience;
  const { main, counterpart } = answer;
  if (answer.outcome === 'nothing' || main === null) {
    const { unknown } = answer;
    return unknown === undefined ? t(locale, 'answer.nothing') : t(locale, 'answer.unknown', { name: unknown });
  }
  if (answer.outcome === 'out-of-scope' || main.party === 'out-of-scope') return outOfScope(audience);
  if (answer.routing != null && answer.routing.asker !== null) {
    const to = sentence(t(locale, 'answer.goes-to', { party: partyName(main.party, audience) }), locale);
    return t(locale, 'answer.managed-desktop', { said: to });
  }
  const both = counterpart === null || counterpart.party === main.party ? [main] : [main, counterpart];
  const doersFirst = both.filter((match) => !guides(match)).concat(both.filter(guides));
  const [first, second] = doersFirst;
  const said =
    second === undefined || first === undefined
      ? deed(main, audience)
      : second.party === 'out-of-scope'
        ? deed(first, audience)
        : guides(second) || isConfiguring(first.lead.responsibility)
          ? `${deed(first, audience)} ${deed(second, audience)}`
          : bothSides(first, second, audience);
  return isManagedDesktop(main) ? t(locale, 'answer.managed-desktop', { said }) : said;
}

/** Two parties who each do something of their own about the same matter. */
function bothSides(first: Match, second: Match, audience: Audience): string {
  const { locale } = audience;
  const name = (match: Match) => (match.party === 'out-of-scope' ? '' : partyName(match.party, audience));
  return sentence(t(locale, 'answer.both', { first: name(first), second: name(second) }), locale);
}
