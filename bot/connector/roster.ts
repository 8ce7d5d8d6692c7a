import { z } from 'zod';
import { addressesIn } from '../../data/domain/people/addresses.js';
import type { Address } from './address.js';
import type { SendOutcome } from './outcome.js';

const account = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  userRole: z.string().nullish(),
});
const membersPage = z.looseObject({ members: z.array(account), continuationToken: z.string().nullish() });

/** A person as the connector knows them. The name may be empty: some guests have none. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly isVisitor: boolean;
}

/** The largest page that Teams hands out ("Get Teams specific context for your bot", Teams platform, 2026). */
export const largestPage = 500;

/** The members of the largest team are read in this many pages, so that a token that never ends is followed no further. */
const mostPages = 40;

/** Reads from the connector, and repeats as its answers allow for so many milliseconds. */
export type RosterRead = <T>(path: string, shape: z.ZodType<T>, patience: number) => Promise<SendOutcome<T>>;

/** Milliseconds for a whole roster: an invoke is answered within 12 seconds, and its change needs some of them. */
const rosterPatience = 8_000;

/**
 * The people in a conversation up to `atMost`, without the bot, by pages of 500. A chat is always answered whole. Ends as
 * `failed` where the pages repeat themselves.
 */
export async function readMembers(
  read: RosterRead,
  to: Address,
  { bot, atMost, now }: { readonly bot: string; readonly atMost: number; readonly now: () => number },
): Promise<SendOutcome<readonly Account[]>> {
  const people = new Map<string, Account>();
  const deadline = now() + rosterPatience;
  let token: string | null = null;
  const seen = new Set<string>();
  for (let pages = 0; pages < mostPages; pages += 1) {
    const query: string = new URLSearchParams({
      pageSize: String(largestPage),
      ...(token === null ? {} : { continuationToken: token }),
    }).toString();
    const path = `v3/conversations/${encodeURIComponent(to.conversation)}/pagedmembers?${query}`;
    const page: SendOutcome<z.output<typeof membersPage>> = await read(path, membersPage, deadline - now());
    if (page.is !== 'done') return page;
    for (const one of page.value.members) if (isPerson(one, bot)) people.set(one.id, accountOf(one));
    const next: string | null = page.value.continuationToken || null;
    if (next === null || people.size >= atMost) break;
    if (seen.has(next)) return { is: 'failed', cause: 'pages of members repeat themselves' };
    seen.add(next);
    token = next;
  }
  return { is: 'done', value: [...people.values()].slice(0, atMost) };
}

/**
 * One person of a conversation by id, directory id or address: the connector knows all three. null where Teams says that
 * no such person is there.
 */
export async function readMember(read: RosterRead, to: Address, id: string): Promise<SendOutcome<Account | null>> {
  const path = `v3/conversations/${encodeURIComponent(to.conversation)}/members/${encodeURIComponent(id)}`;
  const found = await read(path, account, rosterPatience);
  if (found.is === 'done') return { is: 'done', value: isPerson(found.value, '') ? accountOf(found.value) : null };
  return isMissing(found) ? { is: 'done', value: null } : found;
}

/** "MemberNotFoundInConversation" and its older spellings, and 400 of an id that is none. Another 404 is not about the person. */
const isMissing = (outcome: SendOutcome<never>): boolean =>
  outcome.is === 'failed' && /^(404 Member|400)/u.test(outcome.cause);

const isPerson = ({ id }: { readonly id: string }, bot: string): boolean => id !== bot && !id.startsWith('28:');

function accountOf({ id, name, givenName, surname, ...one }: z.output<typeof account>): Account {
  const full = [givenName, surname].map((part) => part?.trim() ?? '').filter((part) => part !== '');
  const shown = name?.trim() ?? '';
  return {
    id,
    name: shown === '' ? full.join(' ') : shown,
    addresses: addressesIn([one.email, one.userPrincipalName]),
    isVisitor: one.userRole?.toLowerCase() === 'anonymous',
  };
}
