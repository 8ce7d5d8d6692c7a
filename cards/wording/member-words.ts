import type { Member, Role } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { say } from '../kit/i18n.js';

/** What somebody is here: the role where it isn't plain from the side, and whether they speak for it. */
export const memberWords = (member: Member, locale: Locale): readonly string[] =>
  [
    member.role === 'customer' ? '' : say(locale, `role.${member.role}`),
    member.lead ? say(locale, member.side === 'customer' ? 'role.lead' : 'role.lead-microsoft') : '',
    member.deputy === true ? say(locale, 'role.deputy') : '',
    member.byGroup === true ? say(locale, 'role.by-group') : '',
    member.accepted ? '' : say(locale, 'role.not-accepted'),
  ].filter((part) => part !== '');

export const roleName = (role: Role, locale: Locale): string => say(locale, `role.${role}`);
