import type { AnswerParty } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { nameIn } from '../../data/domain/playbook/names.js';
import { holderOf, type Owed } from '../../data/domain/playbook/owner.js';
import { partyById, type Side } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { partyNameOf, partyTitle } from './names.js';

/** Who reads: only in a personal chat, and not with Microsoft's own people, is the customer "you". */
export interface Audience {
  readonly locale: Locale;
  readonly place: 'personal' | 'channel' | 'group';
  /** The customer's name, where the engagement is known. */
  readonly customer?: string;
  /** The side the reader stands on, where it is known. */
  readonly side?: Side;
}

/** Whether the customer is spoken to. Wherever others can read along, parties have their names. */
export const addressed = ({ place, side }: Audience): boolean => place === 'personal' && side !== 'provider';

/** The customer's name with the word for what it is: "Contoso (customer)"; "the customer" while it has no name. */
export const customerName = (locale: Locale, customer = ''): string =>
  customer === '' ? t(locale, 'party.customer') : t(locale, 'party.customer-named', { customer });

/** A party inside a sentence. Names are as typed: escape the sentence, not the name. */
export function partyName(party: Exclude<AnswerParty, 'out-of-scope'>, audience: Audience): string {
  const { locale, customer } = audience;
  const theCustomer = addressed(audience) ? t(locale, 'party.you') : customerName(locale, customer);
  if (party === 'customer') return theCustomer;
  if (party === 'joint') return t(locale, 'party.joint', { party: theCustomer });
  return partyNameOf(locale, party);
}

/** A side as the heading of its rows. */
export const sideHeading = (side: Side, locale: Locale, customer = ''): string =>
  side === 'customer' ? customerName(locale, customer) : t(locale, 'side.provider');

/** A party as a heading or after a colon: its name without the article that a sentence gives it. Names are as typed. */
export function partyHeading(party: AnswerParty, audience: Audience): string {
  const { locale, customer = '' } = audience;
  if (party === 'out-of-scope') return t(locale, 'answer.outside');
  if (party === 'microsoft') return t(locale, 'side.provider');
  if (party === 'joint') return sentence(partyName(party, audience), locale);
  if (party !== 'customer') return partyTitle(locale, party);
  if (addressed(audience)) return sentence(t(locale, 'party.you'), locale);
  return customer === '' ? t(locale, 'heading.customer') : customerName(locale, customer);
}

/** A party that owes a row as the heading of its rows: its side's name, or its own where a side has several. As typed. */
export function ownerHeading(engagement: Engagement, owed: Owed, locale: Locale): string {
  const { side, party } = owed;
  if (party === undefined && side !== 'other') return sideHeading(side, locale, engagement.details?.customer);
  const found = partyById(engagement.playbook, holderOf(engagement.playbook, owed));
  return found === undefined ? (party ?? side) : nameIn(found.names, locale);
}
