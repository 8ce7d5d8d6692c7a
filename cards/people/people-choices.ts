import type { Engagement } from '../../data/domain/engagement.js';
import type { Person } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { choice, nameLength } from '../kit/markdown.js';

/** Everybody once, those who already have a part first, so that a long channel never hides them. */
export function knownFirst(engagement: Engagement, members: readonly Person[], locale: Locale): readonly Person[] {
  const known = [engagement.starter, ...engagement.members.map((member) => member.person)];
  const rest = [...members].sort((a, b) => a.name.localeCompare(b.name, locale));
  const all = new Map<string, Person>();
  for (const person of [...known, ...rest]) if (!all.has(person.id)) all.set(person.id, person);
  return [...all.values()];
}

/** Names as choices. A filtered field sends the first person of a name, so equal names are told apart. */
export function named(people: readonly Person[], locale: Locale): readonly Person[] {
  const seen = new Map<string, number>();
  return people.map((person) => {
    const shown = choice(nameOf(person, locale), nameLength);
    const n = (seen.get(shown) ?? 0) + 1;
    seen.set(shown, n);
    return { id: person.id, name: n === 1 ? shown : `${shown} (${n})` };
  });
}

/** People whom an earlier release kept without a name are told apart by their ids. */
const nameOf = ({ id, name }: Person, locale: Locale): string =>
  name.trim() === '' ? t(locale, 'people.unnamed', { tail: id.replace(/[^\p{L}\p{N}]/gu, '').slice(-6) }) : name;

/** How people are chosen: from a list, or by a typed name or address where a list of them does not fit. */
export type Choosing = 'list' | 'typing';

/** People that a list offers at most: further down no name is looked for. */
const mostListed = 200;

export const canList = (people: readonly Person[]): boolean => people.length <= mostListed;

interface PersonField {
  readonly id: string;
  readonly label: string;
  /** Ids with commas between them, or what was typed; empty for none. */
  readonly value?: string;
  readonly many?: true;
}

/** A field for people: the whole input. */
export function personInput(field: PersonField, people: readonly Person[], by: Choosing, locale: Locale): object {
  const { id, label, value = '', many = false } = field;
  if (by === 'typing') {
    const names = new Map(people.map((person) => [person.id, nameOf(person, locale)]));
    const ids = many ? value.split(',') : [value];
    // What was chosen from a list is named; what was typed stays as it was.
    const written = ids.every((one) => names.has(one)) ? ids.map((one) => names.get(one)).join('\n') : value;
    return {
      type: 'Input.Text',
      id,
      label,
      placeholder: t(locale, many ? 'people.typed-team' : 'people.typed'),
      maxLength: many ? 8000 : 200,
      ...(many ? { isMultiline: true } : {}),
      ...(written === '' ? {} : { value: written }),
    };
  }
  const choices = named(people, locale).map(({ name, id: of }) => ({ title: name, value: of }));
  if (many) {
    const placeholder = t(locale, 'setup.choose-people');
    return { type: 'Input.ChoiceSet', id, label, isMultiSelect: true, placeholder, value, choices };
  }
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    // A filtered field shows the id instead of the name when it is filled beforehand (adaptivecards 3.0.6).
    style: value === '' ? 'filtered' : 'compact',
    placeholder: t(locale, 'setup.choose-person'),
    ...(value === '' ? {} : { value }),
    choices: value === '' ? choices : [{ title: t(locale, 'setup.no-person'), value: '' }, ...choices],
  };
}
