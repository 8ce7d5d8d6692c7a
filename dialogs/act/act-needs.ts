import { t } from '../../cards/kit/i18n.js';
import { escaped } from '../../cards/kit/markdown.js';
import type { Named } from '../../data/domain/answer/message.js';
import type { ItemAct, ItemActName } from '../../data/domain/checklist/item-act.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { IsoDate } from '../../data/domain/responsibility.js';
import { todayOf } from '../../data/domain/workdays.js';
import { dateWritten } from '../../data/language/dates/dates.js';
import { bareName } from '../../data/search/names/people-named.js';
import { namesOf, peopleMeant } from '../meant/people-meant.js';
import type { Reply, Turn } from '../turn/turn.js';

/** The day in a few words: they may begin with what leads to it, "is due next Friday", or end in an ending of their own. */
export function dateIn(said: string, read: (words: string) => IsoDate | null): IsoDate | null {
  const words = said.trim().split(/\s+/u).slice(0, mostDateWords);
  for (let from = 0; from < words.length; from += 1) {
    for (let to = words.length; to > from; to -= 1) {
      const date = read(words.slice(from, to).join(' '));
      if (date !== null) return date;
    }
  }
  return null;
}

/** A date is said in few words; longer is a sentence. */
const mostDateWords = 12;

/** What an act needs besides its item: read, asked for among people, or why it can't be read. */
export type ReadAct =
  | { readonly act: ItemAct }
  | { readonly reply: Reply }
  | { readonly people: readonly { readonly id: string; readonly name: string }[] };

/** What an act says besides its item: for whom, until when, which words. */
export function readAct(turn: Turn, engagement: Engagement, act: ItemActName, named: Named): ReadAct {
  const { locale } = turn;
  if (act === 'assign') return readAssignee(turn, engagement, named);
  if (act === 'date') {
    const due =
      named.date === null
        ? null
        : dateIn(named.date, (words) => dateWritten(words, turn.tag, todayOf(engagement, turn.now)));
    if (due !== null) return { act: { act, due } };
    return named.date === null
      ? { act: { act } }
      : { reply: { sentence: t(locale, 'act.date-unread', { words: escaped(named.date) }) } };
  }
  const words = named.words?.trim() ?? '';
  return { act: { act, ...(words === '' ? {} : { words: words.slice(0, 1000) }) } };
}

function readAssignee(turn: Turn, engagement: Engagement, { person, role, item }: Named): ReadAct {
  const { locale } = turn;
  const act = 'assign' as const;
  if (person === null) {
    if (role === null) return { act: { act } };
    const held =
      role === 'lead'
        ? engagement.members.find(({ lead, side }) => lead && side === 'customer')?.person.id
        : `role:${role}`;
    const known = role === 'lead' ? held !== undefined : engagement.members.some((member) => member.role === role);
    return known && held !== undefined
      ? { act: { act, to: held } }
      : { reply: { sentence: t(locale, 'act.role-free', { people: namesOf(engagement) }) } };
  }
  const said = peopleMeant(turn, engagement, person);
  // What was taken for a name may be a word of the item, and the name be among those.
  const meant = said.length > 0 || item === null ? said : peopleMeant(turn, engagement, item);
  const members = meant.filter(({ is }) => is === 'member');
  const [first, ...more] = members;
  if (first === undefined) return { reply: noSuchPerson(turn, engagement, person, meant.length > 0) };
  return more.length > 0 ? { people: members } : { act: { act, to: first.id } };
}

/** A name that no person here has, or of a person who is not here yet or no longer, with the names that are. */
export const noSuchPerson = (turn: Turn, engagement: Engagement, typed: string, away = false): Reply => ({
  sentence: t(turn.locale, away ? 'act.not-here' : 'act.person-unknown', {
    name: escaped(typed === 'me' ? turn.person.name : bareName(typed)),
    people: escaped(namesOf(engagement)),
  }),
});

/** Without what it needs an act can't be previewed: its form asks for it. */
export const isIncomplete = ({ act, to, due, words = '' }: ItemAct): boolean =>
  (act === 'assign' && to === undefined) ||
  (act === 'date' && due === undefined) ||
  ((act === 'note' || act === 'not-applicable') && words === '');
