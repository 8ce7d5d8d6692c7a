import type { Engagement } from '../../data/domain/engagement.js';
import type { Event } from '../../data/domain/event.js';
import type { Expected, Role } from '../../data/domain/member.js';
import { roles, sideOfRole } from '../../data/domain/member.js';
import type { Person } from '../../data/domain/person.js';
import { sides } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sentence, t } from '../kit/i18n.js';
import { choice, escaped, nameLength } from '../kit/markdown.js';
import { firstThatFits } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { dateTime, sharedZone, type Zone } from '../wording/date-time.js';
import { memberWords, roleName } from '../wording/member-words.js';
import { sideHeading } from '../wording/party.js';
import json from './people.json' with { type: 'json' };
import { type Choosing, canList, knownFirst, personInput } from './people-choices.js';

const draw = layout(json);

interface Options {
  /** Who is in the channel: they can be chosen. */
  readonly members: readonly Person[];
  readonly locale: Locale;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
  /** Everything that happened, oldest first. */
  readonly history?: readonly Event[];
  readonly notice?: string;
}

/** Hand-overs that the card still tells; the history keeps all of them. */
const mostHandOvers = 5;
/** Lines a group shows, so that a large roster leaves room for the form. */
const mostLines = 30;

interface Allowance {
  readonly by: Choosing;
  /** Roles that the second form offers. */
  readonly slots: number;
}

type Allowances = readonly [Allowance, ...Allowance[]];

const typed: Allowances = [
  { by: 'typing', slots: 100 },
  { by: 'typing', slots: 60 },
  { by: 'typing', slots: 25 },
  { by: 'typing', slots: 8 },
];
const allowances: Allowances = [{ by: 'list', slots: 100 }, ...typed];

/** A role and its holder, as a choice names them. */
export const roleSlotLabel = (role: Role, person: string): string => `m/${role}/${person}`;
export const roleSlotOfExpected = (id: string): string => `x/${id}`;

/** The members of an engagement, the expected ones, and the forms that change them. */
export function peopleCard(engagement: Engagement, options: Options): Card {
  const { locale, notice } = options;
  const everybody = knownFirst(engagement, options.members, locale);
  const customer = engagement.details?.customer ?? '';
  const data = { engagement: engagement.id };
  const slots = roleSlotsOf(engagement, locale);
  const allowed = canList(everybody) ? allowances : typed;
  return firstThatFits(allowed, ({ by, slots: most }) => {
    const field = (id: string, label: string) => personInput({ id, label }, everybody, by, locale);
    return draw({
      lang: locale,
      notice: notice === undefined ? null : escaped(notice),
      title: escaped(t(locale, 'people.title', { customer })),
      groups: groupsOf(engagement, options),
      chooseRole: t(locale, 'people.choose-role'),
      add: {
        title: t(locale, 'people.add'),
        person: field('person', t(locale, 'people.person')),
        called: t(locale, 'people.called'),
        role: t(locale, 'people.role'),
        roles: roles.map((role) => ({ title: sentence(roleName(role, locale), locale), value: role })),
        part: t(locale, 'people.part'),
        parts: (['none', 'lead', 'deputy'] as const).map((part) => ({
          title: t(locale, `people.part-${part}`),
          value: part,
        })),
        actions: [press('people.name', t(locale, 'button.save'), data, { style: 'positive' })],
      },
      change:
        slots.length === 0
          ? null
          : {
              title: t(locale, 'people.change'),
              roleSlot: t(locale, 'people.role-slot'),
              roleSlots: slots.slice(0, most),
              to: field('to', t(locale, 'people.to')),
              actions: [
                press('people.hand-over', t(locale, 'button.hand-over'), data),
                press('people.remove', t(locale, 'button.remove'), data),
                press('people.show', t(locale, 'button.refresh'), data),
              ],
            },
      typedHint: by === 'typing' ? t(locale, 'people.typed-hint') : null,
    });
  });
}

function groupsOf(engagement: Engagement, { locale, zone = sharedZone(engagement), history = [] }: Options) {
  const { members, expected = [], departed = [] } = engagement;
  const lines = (texts: readonly string[]) => texts.slice(0, mostLines).map((text) => ({ text }));
  const bySide = sides.map((side) => ({
    name: escaped(sideHeading(engagement, side, locale)),
    lines: lines(
      members
        .filter((member) => member.side === side)
        .map((member) =>
          [escaped(member.person.name, nameLength), ...memberWords(engagement, member, locale)].join(' · '),
        ),
    ),
  }));
  const left = departed.map(({ person, roles: theirs }) =>
    [escaped(person.name, nameLength), ...theirs.map((role) => roleName(role, locale))].join(' · '),
  );
  return [
    ...bySide.map((group) =>
      group.lines.length > 0 ? group : { ...group, lines: [{ text: t(locale, 'people.to-be-named') }] },
    ),
    { name: t(locale, 'people.expected'), lines: lines(expected.map((one) => expectedLine(engagement, one, locale))) },
    { name: t(locale, 'people.left'), lines: lines(left) },
    { name: t(locale, 'people.handed-over'), lines: handOvers(history, locale, zone) },
  ].filter((group) => group.lines.length > 0);
}

const expectedLine = (engagement: Engagement, { called, role, lead, deputy }: Expected, locale: Locale): string =>
  [
    escaped(called, nameLength),
    ...memberWords(
      engagement,
      { person: { id: '', name: called }, role, side: sideOfRole(role), lead, deputy, accepted: true },
      locale,
    ),
  ].join(' · ');

const handOvers = (history: readonly Event[], locale: Locale, zone: Zone) =>
  history
    .filter((event) => event.type === 'RoleHandedOver')
    .slice(-mostHandOvers)
    .map(({ from, to, role, at }) => ({
      text: `${escaped(from.name, nameLength)} → ${escaped(to.name, nameLength)} · ${roleName(role, locale)} · ${dateTime(at, locale, zone)}`,
    }));

function roleSlotsOf({ members, expected = [] }: Engagement, locale: Locale) {
  const here = members.map(({ person, role }) => ({
    title: `${choice(person.name, nameLength)} · ${roleName(role, locale)}`,
    value: roleSlotLabel(role, person.id),
  }));
  const coming = expected.map(({ id, called, role }) => ({
    title: `${choice(called, nameLength)} · ${roleName(role, locale)} · ${t(locale, 'people.expected')}`,
    value: roleSlotOfExpected(id),
  }));
  return [...here, ...coming];
}
