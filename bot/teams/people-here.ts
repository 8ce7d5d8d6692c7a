import { t } from '../../cards/kit/i18n.js';
import { isAddress } from '../../data/domain/people/addresses.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { Store } from '../../data/store/store.js';
import { RosterUnread, sameName } from '../../dialogs/people/roster.js';
import type { PersonHere, Turn } from '../../dialogs/turn/turn.js';
import type { Connector } from '../connector/connector.js';
import type { SendOutcome } from '../connector/outcome.js';
import { type Account, largestPage } from '../connector/roster.js';
import type { VerifiedActivity } from './activity.js';
import { NotSent, removedSince } from './adapter.js';

/** Teams' largest team ("Limits and specifications for Microsoft Teams", 2026: 25,000 members since 2023). */
const mostMembers = 25_000;

/** A person's name in Teams, else an address, else the end of their id, so that no line is empty. */
export function shownName({ id, name, addresses }: Omit<Account, 'isVisitor'>, locale: Locale): string {
  if (name.trim() !== '') return name;
  const [address] = addresses;
  return address ?? t(locale, 'people.unnamed', { tail: tailOf(id) });
}

/** The end of an id, as two people without names are told apart. */
const tailOf = (id: string): string => id.replace(/[^\p{L}\p{N}]/gu, '').slice(-6);

/** Looks people of the activity's conversation up; each list is read once a turn. */
export function peopleHere(
  activity: VerifiedActivity,
  { store, connector }: { readonly store: Store; readonly connector: Connector },
  { conversation, locale }: Pick<Turn, 'conversation' | 'locale'>,
): Pick<Turn, 'members' | 'member' | 'called' | 'isVisitor'> {
  const { serviceUrl, recipient, from } = activity;
  const to = { serviceUrl, conversation };
  const personOf = (account: Account): PersonHere => ({
    id: account.id,
    name: shownName(account, locale),
    ...(account.addresses.length === 0 ? {} : { addresses: account.addresses }),
    ...(account.isVisitor ? { isVisitor: true } : {}),
  });
  const isThere = async () => {
    const removed = (await store.conversations.find(conversation))?.removedAt ?? null;
    if (removed !== null && removed > (activity.timestamp ?? '')) throw new NotSent(removedSince);
  };
  const lists = new Map<number, Promise<readonly PersonHere[]>>();
  const listOf = (atMost: number): Promise<readonly PersonHere[]> => {
    const known =
      lists.get(atMost) ??
      isThere().then(async () => read(await connector.members(to, recipient.id, atMost)).map(personOf));
    lists.set(atMost, known);
    return known;
  };
  const members = () => listOf(largestPage);
  const member = async (id: string): Promise<PersonHere | null> => {
    await isThere();
    const found = await connector.member(to, id);
    // The Playground's connector does not look up single members.
    if (found.is === 'failed' && found.cause.startsWith('404'))
      return (await members()).find((one) => one.id === id) ?? null;
    const one = read(found);
    return one === null ? null : personOf(one);
  };
  return {
    members,
    member,
    called: async (said) => {
      const known = await members();
      const among = (people: readonly PersonHere[]) => people.filter((one) => isCalled(one, said));
      const here = among(known);
      // An address is one person's; a name may occur again further down the list.
      if (known.length < largestPage || (isAddress(said) && here.length > 0)) return here;
      const direct = isAddress(said) ? await member(said.trim()) : null;
      return direct === null ? among(await listOf(mostMembers)) : [direct];
    },
    isVisitor: async () => {
      if (from.aadObjectId != null && from.aadObjectId !== '') return false;
      if (isMeetingGuest(activity)) return true;
      const found = await member(from.id);
      // An empty list says nothing of the sender.
      return found === null ? (await members()).length > 0 : found.isVisitor === true;
    },
  };
}

const isCalled = ({ name, addresses = [] }: PersonHere, said: string): boolean =>
  sameName(name, said) || addresses.includes(said.trim().toLowerCase());

/** Meetings are where people without an account of any directory can be ("Build apps for anonymous users", Teams, 2026). */
const isMeetingGuest = ({ from, channelData, conversation }: VerifiedActivity): boolean =>
  from.userRole === 'anonymous' || channelData?.meeting != null || /^19:meeting_/u.test(conversation.id);

/** What was read; a fault ends the turn with its sentence. */
function read<T>(outcome: SendOutcome<T>): T {
  if (outcome.is === 'done') return outcome.value;
  const { cause } = outcome;
  if (outcome.is === 'later' && cause.startsWith('429')) throw new RosterUnread('busy', cause);
  if (/^40[0-9]/u.test(cause)) throw new RosterUnread('refused', cause);
  throw new RosterUnread('away', cause);
}
