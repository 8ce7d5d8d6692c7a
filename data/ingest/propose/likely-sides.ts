import type { PlaybookSide } from '../../domain/playbook/playbook.js';
import { otherWords } from '../../language/duties/party-words.js';
import { customerWords, providerWords } from '../../language/duties/side-words.js';
import type { PartyNames } from './same-party.js';

/** A side, and whether a word says it; else the owner is asked. */
export interface LikelySide {
  readonly side: PlaybookSide;
  readonly isSure: boolean;
}

const sellsToCustomers = /\bcustomer (?:success|support|service|care|experience)\b/iu;

/** The side that a name's own words tell of. */
function sideByWords({ name, aliases }: PartyNames): PlaybookSide | null {
  const all = [name, ...aliases];
  const says = (form: RegExp) => all.some((one) => form.test(one));
  if (says(otherWords)) return 'other';
  if (says(sellsToCustomers)) return 'provider';
  const [customer, provider] = [says(customerWords), says(providerWords)];
  return customer === provider ? null : customer ? 'customer' : 'provider';
}

const sideOfGroup = (group: string | undefined): PlaybookSide | null =>
  group === undefined ? null : sideByWords({ name: group, aliases: [] });

/**
 * The side of each party, in their order. Where words tell only of one side, the others are on the other one: a
 * provider's plan calls its own people by their roles and the customer "customer". Where they tell of none, the document
 * is one organisation's own. `titles` are the documents' titles: whoever is in one publishes it.
 */
export function likelySides(
  parties: readonly PartyNames[],
  titles: readonly string[],
  groups: ReadonlyMap<string, string>,
): readonly LikelySide[] {
  const orders = [...new Set(parties.flatMap(({ name }) => groups.get(name) ?? []))];
  const said = parties.map((party) => sideByWords(party) ?? sideOfGroup(groups.get(party.name)));
  const has = (side: PlaybookSide) => said.includes(side);
  const isPublisher = ({ name }: PartyNames) =>
    name.length > 2 && titles.some((title) => title.toLowerCase().includes(name.toLowerCase()));
  return parties.map((party, at): LikelySide => {
    const side = said[at];
    if (side) return { side, isSure: true };
    // Of two organisations whose people have columns, the reader's own comes first.
    const order = orders.indexOf(groups.get(party.name) ?? '');
    if (orders.length === 2 && order >= 0) return { side: order === 0 ? 'customer' : 'provider', isSure: false };
    if (has('customer') && !has('provider')) return { side: 'provider', isSure: false };
    if (has('provider') && !has('customer')) return { side: 'customer', isSure: false };
    // Who has a team for its customers' success writes of its own people by their roles.
    const isSeller = parties.some(({ name }) => sellsToCustomers.test(name));
    return { side: isSeller || (has('customer') && isPublisher(party)) ? 'provider' : 'customer', isSure: false };
  });
}
