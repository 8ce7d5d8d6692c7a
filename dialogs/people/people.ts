import { formAgain } from '../../cards/kit/form-again.js';
import { refusalSentence } from '../../cards/kit/i18n.js';
import type { VerbData } from '../../cards/kit/verbs.js';
import { peopleCard } from '../../cards/people/people.js';
import type { Decision, Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { roles } from '../../data/domain/member.js';
import { isAddress } from '../../data/domain/people/addresses.js';
import {
  arrive,
  dropExpected,
  expectPerson,
  handOver,
  leave,
  meetExpected,
  namePerson,
  removePerson,
} from '../../data/domain/people/people.js';
import { may } from '../../data/domain/rights.js';
import type { Outcome } from '../../data/store/store.js';
import { changeHere, engagementHere, engagementMeant, isRefused, logged, readingOf } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';
import { personIn, whereRosterIsRead } from './roster.js';

/** `@Baton people`: who takes part, who is still to come, and the forms that change it. */
export const peopleCommand: Phrase = async (turn) => {
  const here = await engagementHere(turn);
  return isRefused(here) ? refused(turn, here) : await shown(turn, here);
};

export const showPeople: Press<'people.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  return found === null ? notFound(turn) : await shown(turn, found);
};

type Typed = Readonly<Record<string, string>>;

/** The people as they are; after a refusal with what was chosen and typed, so that nothing is entered twice. */
async function shown(
  turn: Turn,
  engagement: Engagement,
  refusal: Refusal | null = null,
  typed: Typed = {},
): Promise<Reply> {
  const [members, history] = await Promise.all([turn.members(), turn.store.engagements.history(engagement.id)]);
  if (refusal !== null) turn.log('refused', { code: refusal.code, engagement: engagement.id });
  const card = peopleCard(engagement, { members, history, ...readingOf(engagement, turn) });
  if (refusal === null) return { card };
  return { card: formAgain(card, { notice: refusalSentence(refusal, turn.locale), typed }) };
}

const answered = async (turn: Turn, outcome: Outcome | null, typed: Typed): Promise<Reply> =>
  outcome === null ? notFound(turn) : await shown(turn, outcome.engagement, outcome.refusal, typed);

const noPersonChosen: Decision = { refusal: { code: 'choose-person' } };
const nothingChosen: Decision = { refusal: { code: 'choose-role' } };

export const namePeople: Press<'people.name'> = async (turn, data) => {
  const found = await engagementMeant(turn, data.engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'name-people', turn.person.id);
  if (denied !== null) return await shown(turn, found, denied);
  const chosen = await personIn(turn, found, data.person);
  if ('refusal' in chosen) return refused(turn, chosen.refusal);
  const naming = { role: data.role, part: data.part };
  const called = data.called ?? '';
  const { person } = chosen;
  const id = turn.newId();
  const outcome = await changeHere(turn, found.id, (e) => {
    if (person !== null) return namePerson(e, person, naming, turn.person, turn.now);
    return called === '' ? noPersonChosen : expectPerson(e, id, called, naming, turn.person, turn.now);
  });
  return await answered(turn, outcome, { person: data.person ?? '', called, ...naming });
};

type RoleSlot = { readonly role: (typeof roles)[number]; readonly person: string } | { readonly expected: string };

function roleSlotIn(text: string | undefined): RoleSlot | null {
  const [kind, first = '', ...rest] = (text ?? '').split('/');
  if (kind === 'x' && first !== '') return { expected: first };
  const role = roles.find((known) => known === first);
  return kind === 'm' && role !== undefined ? { role, person: rest.join('/') } : null;
}

export const handOverRole: Press<'people.hand-over'> = async (turn, data: VerbData<'people.hand-over'>) => {
  const found = await engagementMeant(turn, data.engagement);
  if (found === null) return notFound(turn);
  const slot = roleSlotIn(data.seat);
  const chosen = await personIn(turn, found, data.to);
  if ('refusal' in chosen) return refused(turn, chosen.refusal);
  const to = chosen.person;
  const outcome = await changeHere(turn, found.id, (e) => {
    if (slot === null) return nothingChosen;
    if (to === null) return noPersonChosen;
    return 'expected' in slot
      ? meetExpected(e, slot.expected, to, turn.person, turn.now)
      : handOver(e, slot.person, slot.role, to, turn.person, turn.now);
  });
  return await answered(turn, outcome, { seat: data.seat ?? '', to: data.to ?? '' });
};

export const removeFromPeople: Press<'people.remove'> = async (turn, { engagement, seat: chosen }) => {
  const slot = roleSlotIn(chosen);
  const outcome = await changeHere(turn, engagement, (e) => {
    if (slot === null) return nothingChosen;
    return 'expected' in slot
      ? dropExpected(e, slot.expected, turn.person, turn.now)
      : removePerson(e, slot.person, slot.role, turn.person, turn.now);
  });
  return await answered(turn, outcome, { seat: chosen ?? '' });
};

/** Before a message in a channel: a sender whose address was expected there takes their place now. */
export async function seatExpected(turn: Turn): Promise<void> {
  if (turn.place !== 'channel') return;
  const here = await turn.store.engagements.inChannel(turn.conversation);
  const waiting = here?.expected?.some(({ called }) => isAddress(called)) ?? false;
  if (here === null || !waiting || here.members.some(({ person }) => person.id === turn.person.id)) return;
  const seen = await whereRosterIsRead(turn, () => turn.member(turn.person.id));
  const addresses = seen?.isVisitor === true ? [] : (seen?.addresses ?? []);
  if (addresses.length === 0) return;
  await changeHere(turn, here.id, (e) => arrive(e, turn.person, addresses, turn.now));
}

/** Some people left a channel, or a team with its channels: their roles end, and each channel is told once. */
export async function memberLeft(turn: Turn, people: readonly string[], team: string | null): Promise<void> {
  const { engagements } = turn.store;
  const there = await engagements.withPeople({ channel: turn.conversation, team }, people);
  for (const { id } of there) {
    const outcome = logged(turn, await engagements.change(id, (e) => leave(e, people, turn.person, turn.now)));
    if (outcome !== null && outcome.events.length > 0)
      turn.log('left', { engagement: id, people: outcome.events.length });
  }
}
