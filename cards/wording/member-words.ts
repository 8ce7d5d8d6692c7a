import type { Member, Role } from '../../data/domain/member.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { providerName } from './names.js';

/** A member's role where it isn't plain from the side, and whether they are its lead or deputy. */
export const memberWords = (playbook: Playbook, member: Member, locale: Locale): readonly string[] =>
  [
    member.role === 'customer' ? '' : t(locale, `role.${member.role}`),
    member.lead ? leadWords(playbook, member, locale) : '',
    member.deputy === true ? t(locale, 'role.deputy') : '',
    member.byGroup === true ? t(locale, 'role.by-group') : '',
    member.accepted ? '' : t(locale, 'role.not-accepted'),
  ].filter((part) => part !== '');

const leadWords = (playbook: Playbook, { side }: Member, locale: Locale): string =>
  side === 'customer'
    ? t(locale, 'role.lead')
    : t(locale, 'role.lead-provider', { party: providerName(playbook, locale) });

export const roleName = (role: Role, locale: Locale): string => t(locale, `role.${role}`);
