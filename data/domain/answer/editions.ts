import type { PartyId, PhaseId } from '../playbook/playbook.js';
import type { Responsibility } from '../responsibility.js';
import type { Evidence, Match } from './question.js';

/** Something that another edition says otherwise than the one that leads: more than other words for the same. */
export type Difference = { readonly edition: Evidence } & (
  | { readonly is: 'on-premises' | 'not-on-premises' }
  | { readonly is: 'phase'; readonly phase: PhaseId }
  | { readonly is: 'party'; readonly party: PartyId }
);

/** A reader looks at two; what more there is, the other editions show. */
const mostDifferences = 2;

/** "On-premises" in the languages of the documents; where the cloud is named beside it, nothing is limited. */
const onPremises = /\bon[- ‑]?prem|온[- ]?프레미스|オンプレミス/iu;
const onPremisesIn: Readonly<Record<string, RegExp>> = {
  pt: /(?<!\p{L})loca(?:l|is)(?!\p{L})/iu,
  sv: /(?<!\p{L})lokal[at]?(?!\p{L})/iu,
  de: /(?<!\p{L})lokal(?:e[nrsm]?)?(?!\p{L})/iu,
};
const cloud = /cloud|클라우드|nuvem|moln/iu;

function isOnPremises({ text, locale }: Responsibility): boolean {
  const own = onPremisesIn[locale.toLowerCase().split('-')[0] ?? ''];
  return !cloud.test(text) && (onPremises.test(text) || own?.test(text) === true);
}

/** The same document, or the same article of the same day in another language: one edition. */
export const isSister = ({ source }: Evidence, { source: lead }: Evidence): boolean =>
  source.id === lead.id ||
  (source.article !== null && source.article === lead.article && source.edition === lead.edition);

/** Duties are compared, not prose about them. */
const isDuty = ({ responsibility }: Evidence): boolean => responsibility.kind === 'item' && !responsibility.group;

function differs(lead: Responsibility, edition: Evidence): Difference | null {
  const other = edition.responsibility;
  if (other.party !== null && lead.party !== null && other.party !== lead.party) {
    return { is: 'party', party: other.party, edition };
  }
  if (other.phase !== null && lead.phase !== null && other.phase !== lead.phase) {
    return { is: 'phase', phase: other.phase, edition };
  }
  if (isOnPremises(other) !== isOnPremises(lead)) {
    return { is: isOnPremises(other) ? 'on-premises' : 'not-on-premises', edition };
  }
  return null;
}

/** How other editions of the same duty differ in substance; each kind of difference once, by the newest that has it. */
export function differencesOf({ lead, editions }: Match): readonly Difference[] {
  if (!isDuty(lead)) return [];
  const found = new Map<string, Difference>();
  for (const edition of editions) {
    const difference = isDuty(edition) && !isSister(edition, lead) ? differs(lead.responsibility, edition) : null;
    if (difference !== null && !found.has(difference.is)) found.set(difference.is, difference);
  }
  return [...found.values()].slice(0, mostDifferences);
}
