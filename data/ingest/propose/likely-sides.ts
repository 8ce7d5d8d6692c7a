import type { PlaybookSide } from '../../domain/playbook/playbook.js';
import { nameKey } from '../vocabulary/names.js';
import { legalForm, type PartyNames } from './same-party.js';
import { isSellers, sideOfDescription, sideOfWords } from './side-of-words.js';
import { type StatedSide, sharesName } from './stated-sides.js';

/** A side, and whether a word says it; else the owner is asked. */
export interface LikelySide {
  readonly side: PlaybookSide;
  readonly isSure: boolean;
}

/** What documents say of parties outside of duties. */
export interface SideEvidence {
  readonly titles: readonly string[];
  /** By party: its organisation, as a row above the heads or a column of a list of roles names it. */
  readonly groups: ReadonlyMap<string, string>;
  readonly stated: readonly StatedSide[];
  /** Whom the documents name as their authors. */
  readonly makers: readonly string[];
}

/**
 * The side of each party, in their order. Where words tell only of one side, the others are on the other one: a
 * provider's plan calls its own people by their roles and the customer "customer". Where they tell of none, two
 * organisations are told apart by the documents' titles and authors; else the document is one organisation's own.
 */
export function likelySides(
  parties: readonly PartyNames[],
  { titles, groups, stated, makers }: SideEvidence,
): readonly LikelySide[] {
  const groupOf = ({ name, aliases }: PartyNames) =>
    [name, ...aliases].flatMap((one) => groups.get(one.toLowerCase()) ?? [])[0];
  const said = parties.map((party) => {
    const names = [party.name, ...party.aliases];
    const group = groupOf(party);
    return (
      sideOfWords(names) ??
      statedSide(names, stated) ??
      (group === undefined ? null : (sideOfDescription(group) ?? statedSide([group], stated)))
    );
  });
  const organisations = organisationsOf(parties, groupOf, makers);
  const guessed = guessedSides(parties, said, organisations, titles, makers);
  const all = said.map((side, at) => side ?? guessed[at] ?? null);
  const has = (side: PlaybookSide) => all.includes(side);
  const isPublisher = ({ name }: PartyNames) =>
    name.length > 2 && titles.some((title) => title.toLowerCase().includes(name.toLowerCase()));
  // What a document states is of a few names; the others are its reader's people.
  const isOwn = parties.some(({ name }, at) => said[at] === 'provider' && sideOfWords([name]) === null);
  // Who has a team for its customers' success writes of its own people by their roles.
  const isSeller = parties.some(({ name }) => isSellers(name));
  return parties.map((party, at): LikelySide => {
    const side = all[at];
    if (side) return { side, isSure: said[at] !== null };
    if (has('customer') && !has('provider')) return { side: 'provider', isSure: false };
    if (has('provider') && !has('customer')) return { side: 'customer', isSure: false };
    const isTheirs = isSeller || (!isOwn && has('customer') && isPublisher(party));
    return { side: isTheirs ? 'provider' : 'customer', isSure: false };
  });
}

/** What is stated of a name, of all of it before of its first word. */
function statedSide(names: readonly string[], stated: readonly StatedSide[]): PlaybookSide | null {
  const same = stated.filter(({ name }) => names.some((one) => nameKey(one) === nameKey(name)));
  const near = same.length > 0 ? same : stated.filter(({ name }) => names.some((one) => sharesName(one, name)));
  const sides = new Set(near.map(({ side }) => side));
  return sides.size === 1 ? ([...sides][0] ?? null) : null;
}

/** The organisation of each party: its group, or the first word that it shares with another. */
function organisationsOf(
  parties: readonly PartyNames[],
  groupOf: (party: PartyNames) => string | undefined,
  makers: readonly string[],
): readonly (string | undefined)[] {
  const first = ({ name }: PartyNames) => (name.includes(' ') ? name.split(' ')[0] : undefined);
  const shared = parties.map((party) => {
    const word = first(party);
    return word !== undefined && word.length > 1 && parties.filter((one) => first(one) === word).length > 1
      ? word
      : undefined;
  });
  // "Product owner, product manager" share a word, too: an author's name is an organisation's.
  const areNames = shared.some((word) => word !== undefined && makers.some((maker) => sharesName(word, maker)));
  return parties.map((party, at) => groupOf(party) ?? (areNames ? shared[at] : undefined));
}

/** The sides of two organisations: whose name is in a title has the work done, whose author it is or who is a company does it. */
function guessedSides(
  parties: readonly PartyNames[],
  said: readonly (PlaybookSide | null)[],
  organisations: readonly (string | undefined)[],
  titles: readonly string[],
  makers: readonly string[],
): readonly (PlaybookSide | null)[] {
  const sidesOf = (name: string | undefined) =>
    new Set(organisations.flatMap((one, at) => (one === name && said[at] ? [said[at]] : [])));
  const distinct = [
    ...new Set(organisations.flatMap((one, at) => (one === undefined || said[at] === 'other' ? [] : [one]))),
  ];
  if (distinct.length !== 2) {
    if (said.some((side) => side !== null && side !== 'other')) return said;
    // A company among departments is hired.
    const companies = parties.map(({ name, aliases }) => [name, ...aliases].some((one) => legalForm.test(one)));
    const isMixed = companies.includes(true) && companies.includes(false);
    return parties.map((_, at) => (isMixed && companies[at] ? 'provider' : null));
  }
  const known = distinct.map((one) => [...sidesOf(one)].filter((side) => side !== 'other'));
  const isIn = (one: string, texts: readonly string[]) =>
    texts.some((text) => text.toLowerCase().includes(one.toLowerCase()) || sharesName(one, text));
  const votes = distinct.map((one, at) => {
    const beside = distinct[1 - at] ?? '';
    if (known[at]?.length === 1) return known[at]?.[0] === 'provider' ? 8 : -8;
    const [made, titled] = [isIn(one, makers), isIn(one, titles)];
    return (
      (titled && !isIn(beside, titles) ? -4 : 0) +
      (made && !isIn(beside, makers) ? 3 : 0) +
      (legalForm.test(one) && !legalForm.test(beside) ? 2 : 0) +
      // The reader's own comes first.
      at
    );
  });
  const provider = (votes[0] ?? 0) > (votes[1] ?? 0) ? distinct[0] : distinct[1];
  return organisations.map((one) =>
    one === undefined || !distinct.includes(one) ? null : one === provider ? 'provider' : 'customer',
  );
}
