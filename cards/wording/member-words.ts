import type { Member, Role } from '../../data/domain/member.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { type Headed, ownerName } from './party.js';

/** A member's role where it isn't plain from the side, and whether they are its lead or deputy. */
export const memberWords = (engagement: Headed, member: Member, locale: Locale): readonly string[] =>
  [
    member.role === 'customer' ? '' : t(locale, `role.${member.role}`),
    member.lead ? leadWords(engagement, member, locale) : '',
    member.deputy === true ? t(locale, 'role.deputy') : '',
    member.byGroup === true ? t(locale, 'role.by-group') : '',
    member.accepted ? '' : t(locale, 'role.not-accepted'),
  ].filter((part) => part !== '');

const leadWords = (engagement: Headed, { side }: Member, locale: Locale): string =>
  side === 'customer'
    ? t(locale, 'role.lead')
    : t(locale, 'role.lead-provider', { party: ownerName(engagement, { side }, locale) });

export const roleName = (role: Role, locale: Locale): string => t(locale, `role.${role}`);
