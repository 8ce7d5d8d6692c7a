import type { AnswerParty } from '../../data/domain/answer/question.js';
import type { Details } from '../../data/domain/engagement.js';
import { holderOf, type Owed } from '../../data/domain/playbook/owner.js';
import { bothSides, type PartyId, type Playbook } from '../../data/domain/playbook/playbook.js';
import { mainParty, type Side } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { enumerated, outsideName } from './name-forms.js';
import { partyNameOf, partyTitle, providerName, providerTitle } from './names.js';

/** Who reads: only in a personal chat, and not with the provider's own people, is the customer "you". */
export interface Audience {
  readonly locale: Locale;
  readonly place: 'personal' | 'channel' | 'group';
  /** The customer's name, where the engagement is known. */
  readonly customer?: string;
  /** The side the reader stands on, where it is known. */
  readonly side?: Side;
  /** Who delivers for the provider, where the engagement is known and it is not the provider itself. */
  readonly delivery?: Deliverer;
}

/** A party that delivers for the provider's own, and its name where one was given. */
export type Deliverer = Pick<Details, 'deliveredBy' | 'deliverer'>;

/** Who delivers inside a sentence, or as a heading; null where the provider itself does. */
const delivererOf = (
  playbook: Playbook,
  { deliveredBy, deliverer }: Deliverer,
  called: (party: PartyId) => string,
): string | null =>
  deliveredBy === undefined || !playbook.deliveredBy?.includes(deliveredBy) ? null : (deliverer ?? called(deliveredBy));

/** The provider with who delivers for it: "Microsoft (delivered by Nordic IT)". */
function withDelivery(playbook: Playbook, name: string, { delivery = {}, locale }: Audience): string {
  const partner = delivererOf(playbook, delivery, (party) => partyNameOf(playbook, party, locale));
  return partner === null ? name : t(locale, 'party.delivered', { party: name, partner });
}

/** Whether the customer is spoken to. Wherever others can read along, parties have their names. */
export const addressed = ({ place, side }: Audience): boolean => place === 'personal' && side !== 'provider';

/** The customer's name with the word for what it is: "Contoso (customer)"; the playbook's word while it has no name. */
export const customerName = (playbook: Playbook, locale: Locale, customer = ''): string =>
  customer === ''
    ? partyNameOf(playbook, mainParty(playbook, 'customer'), locale)
    : t(locale, 'party.customer-named', { customer });

/** A party inside a sentence. Names are as typed: escape the sentence, not the name. */
export function partyName(playbook: Playbook, party: Exclude<AnswerParty, 'out-of-scope'>, audience: Audience): string {
  const { locale, customer } = audience;
  const theCustomer = addressed(audience) ? t(locale, 'party.you') : customerName(playbook, locale, customer);
  if (party === mainParty(playbook, 'customer')) return theCustomer;
  if (party === bothSides) {
    return enumerated([theCustomer, withDelivery(playbook, providerName(playbook, locale), audience)], locale);
  }
  const name = partyNameOf(playbook, party, locale);
  return party === mainParty(playbook, 'provider') ? withDelivery(playbook, name, audience) : name;
}

/** What headings need of an engagement, or of its record. */
export interface Headed {
  readonly playbook: Playbook;
  readonly details: (Pick<Details, 'customer'> & Deliverer) | null;
}

/** A side as the heading of its rows. */
export const sideHeading = ({ playbook, details }: Headed, side: Side, locale: Locale): string =>
  side === 'customer'
    ? customerName(playbook, locale, details?.customer)
    : (delivererOf(playbook, details ?? {}, (party) => partyTitle(playbook, party, locale)) ??
      providerTitle(playbook, locale));

/** A party as a heading or after a colon: its name without the article that a sentence gives it. Names are as typed. */
export function partyHeading(playbook: Playbook, party: AnswerParty, audience: Audience): string {
  const { locale, customer = '' } = audience;
  if (party === 'out-of-scope') return outsideName(playbook, locale);
  if (party === bothSides) return sentence(partyName(playbook, party, audience), locale);
  if (party === mainParty(playbook, 'provider'))
    return withDelivery(playbook, partyTitle(playbook, party, locale), audience);
  if (party !== mainParty(playbook, 'customer')) return partyTitle(playbook, party, locale);
  if (addressed(audience)) return sentence(t(locale, 'party.you'), locale);
  return customer === '' ? partyTitle(playbook, party, locale) : customerName(playbook, locale, customer);
}

/** A party that owes a row as the heading of its rows: its side's name, or its own where a side has several. As typed. */
export function ownerHeading(engagement: Headed, owed: Owed, locale: Locale): string {
  const { side, party } = owed;
  if (party === undefined && side !== 'other') return sideHeading(engagement, side, locale);
  return partyTitle(engagement.playbook, holderOf(engagement.playbook, owed), locale);
}

/** The same inside a sentence: a heading there ("waiting on Microsoft (FastTrack)") reads as a slip. As typed. */
export function ownerName(engagement: Headed, owed: Owed, locale: Locale): string {
  const { playbook, details } = engagement;
  if (owed.party !== undefined || owed.side === 'other') return partyNameOf(playbook, holderOf(playbook, owed), locale);
  return owed.side === 'customer'
    ? customerName(playbook, locale, details?.customer)
    : (delivererOf(playbook, details ?? {}, (party) => partyNameOf(playbook, party, locale)) ??
        providerName(playbook, locale));
}
