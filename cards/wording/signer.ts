import type { Signature } from '../../data/domain/checkpoint.js';
import type { Person } from '../../data/domain/person.js';
import type { PhaseRecord } from '../../data/domain/phase/record.js';
import { escaped, nameLength } from '../kit/markdown.js';

/** Ids of Teams are long and differ at their ends; a person who was forgotten has none any more. */
const tailOf = ({ id }: Person): string | null =>
  id.startsWith('former:') ? null : `…${id.replace(/[^\p{L}\p{N}]/gu, '').slice(-8)}`;

const withAccount = (person: Person, account: string | undefined): string => {
  const known = account ?? tailOf(person);
  return known === null
    ? escaped(person.name, nameLength)
    : `${escaped(person.name, nameLength)} (${escaped(known, 254)})`;
};

/**
 * Who signed, with the account beside the name: two names can look the same in other letters, an account can't. It is the
 * address that Teams vouched for when they signed, else the end of their id.
 */
export const signerName = ({ by, account }: Signature): string => withAccount(by, account);

/** A person of a record in the same way, with the account that they signed it with where they did. */
export function recordedName(person: Person, { acknowledged, confirmed }: PhaseRecord): string {
  const own = [acknowledged, confirmed].find((signature) => signature?.by.id === person.id);
  return withAccount(person, own?.account);
}
