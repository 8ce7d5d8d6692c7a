import type { Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Person } from '../../data/domain/person.js';
import type { PersonHere, Turn } from '../turn/turn.js';

/** Why Teams did not say who is in a conversation. */
export type RosterFault = 'busy' | 'refused' | 'away';

/**
 * Teams did not say who is in a conversation. The turn ends with a sentence that names what to do; a form that was pressed
 * stays as it was typed, because a sentence replaces no card.
 */
export class RosterUnread extends Error {
  override readonly name = 'RosterUnread';
  constructor(
    readonly fault: RosterFault,
    override readonly cause: string,
  ) {
    super(`members not read: ${cause}`);
  }
}

/** What is only useful where the members can be read, and null where they can't: a question is answered all the same. */
export async function whereRosterIsRead<T>(turn: Turn, look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof RosterUnread)) throw error;
    turn.log('members not read', { cause: error.cause });
    return null;
  }
}

export type Choice = { readonly person: Person | null } | { readonly refusal: Refusal };

const noPerson: Choice = { person: null };

/**
 * Whom a people field means: an id of its choices, or a name or an address that was typed. People of the engagement go
 * first, then those of the conversation. null for an empty field and for an id that no person here has.
 */
export async function personIn(turn: Turn, engagement: Engagement, field: string | undefined): Promise<Choice> {
  const said = (field ?? '').trim();
  if (said === '') return noPerson;
  const known = [engagement.starter, ...engagement.members.map(({ person }) => person)];
  const named = known.find(({ id }) => id === said);
  if (named !== undefined) return { person: named };
  if (isId(said)) {
    const found = (await turn.members()).find(({ id }) => id === said) ?? (await turn.member(said));
    return found === null ? noPerson : admitted(found);
  }
  const members = once(known.filter(({ name }) => sameName(name, said)));
  const [only] = members;
  if (only !== undefined && members.length === 1) return { person: only };
  const found = await turn.called(said);
  const [one, ...others] = found;
  if (one === undefined) return { refusal: { code: 'person-unknown', names: { written: said } } };
  if (others.length > 0) return { refusal: { code: 'person-several', names: { written: said, n: found.length } } };
  return admitted(one);
}

/** A person without an account of the directory is a visitor: their id lasts as long as a meeting. */
const admitted = ({ id, name, isVisitor }: PersonHere): Choice =>
  isVisitor === true ? { refusal: { code: 'visitor-named', names: { written: name } } } : { person: { id, name } };

/** Teams' ids (`29:…`, `8:…`) and those of other channels; names and addresses have none of their shape. */
const isId = (said: string): boolean => /^\S+$/u.test(said) && !said.includes('@') && /[:\d_-]/u.test(said);

/** A name as people type it: capitals, accents' encoding and spaces make no difference. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other);
const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

const once = (people: readonly Person[]): readonly Person[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];
