import type { PlaybookSide } from '../../domain/playbook/playbook.js';
import { formerWords, otherWords } from '../../language/duties/party-words.js';
import { customerWords, providerWords, suppliesWords } from '../../language/duties/side-words.js';

const sellsToCustomers = /\bcustomer (?:success|support|service|care|experience)\b/iu;

/** The side that a name's own words tell of; null where they tell of none, or of both. */
export function sideOfWords(names: readonly string[]): PlaybookSide | null {
  const says = (form: RegExp) => names.some((one) => form.test(one));
  if (says(otherWords)) return 'other';
  if (says(sellsToCustomers)) return 'provider';
  const [customer, provider] = [says(customerWords), says(providerWords)];
  return customer === provider ? null : customer ? 'customer' : 'provider';
}

/** The same for words about a party: "supplier of the system", "the outgoing vendor". */
export function sideOfDescription(words: string): PlaybookSide | null {
  // Whom a customer leaves is no side of what begins.
  if (formerWords.test(words) && providerWords.test(words)) return 'other';
  return sideOfWords([words]) ?? (suppliesWords.test(words) ? 'provider' : null);
}

export const hasSideWord = (name: string): boolean => customerWords.test(name) || providerWords.test(name);

/** "Customer", "The vendor": nothing but the word for a side. */
export const isOnlySide = (name: string): boolean =>
  [customerWords, providerWords].some((form) => !/\p{L}{2}/u.test(name.replace(new RegExp(form.source, 'giu'), '')));

/** Whether a party sells to customers, by its name. */
export const isSellers = (name: string): boolean => sellsToCustomers.test(name);
