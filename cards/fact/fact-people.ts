import type { Engagement } from '../../data/domain/engagement.js';
import type { Expected, Member, Role } from '../../data/domain/member.js';
import type { Side } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { leads } from '../../data/domain/roster.js';
import { t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { press } from '../kit/verbs.js';
import { rowBlock } from '../rows/item-row.js';
import { memberWords, roleName } from '../wording/member-words.js';
import { waitingToAccept } from '../wording/next-step.js';
import { ownerName } from '../wording/party.js';
import type { FactPart } from './fact-part.js';

const peopleButton = (engagement: Engagement, locale: Locale) =>
  press('people.show', t(locale, 'button.people'), { engagement: engagement.id });

const nameOf = ({ person }: Member): string => escaped(person.name);

/** What a member is here, in words; every member is something. */
const wordsFor = (engagement: Engagement, member: Member, locale: Locale): string => {
  const said = memberWords(engagement, member, locale);
  return (said.length === 0 ? [roleName(member.role, locale)] : said).join(', ');
};

/** Who has a role, or leads a side: by name, with deputies, who was named and has not accepted, and who is expected. */
export function roleFact(engagement: Engagement, role: Role | 'lead', side: Side | null, locale: Locale): FactPart {
  const { members, expected = [] } = engagement;
  const asked = side ?? 'customer';
  const holds = (member: Member) => (role === 'lead' ? member.lead && member.side === asked : member.role === role);
  const held = members.filter((member) => holds(member) && member.accepted);
  const deputies = members.filter((member) => leads(member) && !member.lead && member.side === sideOf(role, asked));
  const names = (some: readonly Member[]) => some.map(nameOf).join(', ');
  const key = role === 'lead' && asked === 'provider' ? 'lead-provider' : role;
  const waiting = role === 'specialist' ? waitingToAccept(engagement) : [];
  const coming = expected.filter((one) => (role === 'lead' ? one.lead : one.role === role));
  return {
    engagement,
    title:
      held.length > 0
        ? t(locale, `fact.holds-${key}`, {
            names: names(held),
            party: escaped(ownerName(engagement, { side: 'provider' }, locale)),
          })
        : role === 'specialist' && waiting.length === 0
          ? t(locale, 'next.name-specialist')
          : waiting.length > 0
            ? t(locale, 'next.accept', { name: names(waiting) })
            : t(locale, 'fact.role-free'),
    leads: [
      ...(held.length > 0 && waiting.length > 0 ? [t(locale, 'next.accept', { name: names(waiting) })] : []),
      ...(deputies.length > 0 ? [t(locale, 'fact.deputies', { names: names(deputies) })] : []),
      ...(coming.length > 0 ? [t(locale, 'fact.expected', { names: called(coming) })] : []),
    ],
    actions: [peopleButton(engagement, locale)],
  };
}

const sideOf = (role: Role | 'lead', asked: Side): Side =>
  role === 'lead' ? asked : role === 'specialist' ? 'provider' : 'customer';

const called = (expected: readonly Expected[]): string => expected.map((one) => escaped(one.called)).join(', ');

/** What a named person is here: a member with their roles, expected, or gone. */
export function personFact(
  engagement: Engagement,
  people: readonly { readonly is: 'member' | 'expected' | 'left'; readonly id: string; readonly name: string }[],
  locale: Locale,
): FactPart {
  const { members, expected = [], departed = [] } = engagement;
  const [title = '', ...leads] = people.map(({ is, id, name }) => {
    const shown = escaped(name);
    if (is === 'left') {
      const roles = departed.filter(({ person }) => person.id === id).flatMap((one) => one.roles);
      return t(locale, 'fact.has-left', {
        name: shown,
        roles: roles.map((role) => roleName(role, locale)).join(', '),
      });
    }
    if (is === 'expected') {
      const role = expected.find((one) => one.id === id)?.role ?? 'customer';
      return t(locale, 'fact.is-expected', { name: shown, roles: roleName(role, locale) });
    }
    const own = members.filter(({ person }) => person.id === id);
    return t(locale, 'fact.is-here', {
      name: shown,
      roles: own.map((one) => wordsFor(engagement, one, locale)).join('; '),
    });
  });
  return { engagement, title, leads, actions: [peopleButton(engagement, locale)] };
}

/** Everybody who takes part, with what they are here, and who is still to come. */
export function peopleFact(engagement: Engagement, locale: Locale): FactPart {
  const { members, expected = [] } = engagement;
  return {
    engagement,
    title: t(locale, 'fact.people', { n: new Set(members.map(({ person }) => person.id)).size }),
    leads: expected.length === 0 ? [] : [t(locale, 'fact.expected', { names: called(expected) })],
    rows: members.map((member) =>
      rowBlock({
        mark: '·',
        colour: 'Default',
        text: nameOf(member),
        meta: wordsFor(engagement, member, locale),
        press: null,
      }),
    ),
    actions: [peopleButton(engagement, locale)],
  };
}
