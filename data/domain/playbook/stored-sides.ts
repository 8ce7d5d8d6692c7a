import { type Side, sides } from './sides.js';

/**
 * The word that stored rows, events and buttons have for the provider's side. Releases before playbooks knew one provider,
 * which was a party and a side at once. The release before works beside this one while processes restart and refuses
 * any other word, so this one reads both and writes the old. The only id of a playbook that is named outside of one.
 */
export const storedProvider = 'microsoft';

/** The words that a side has in stored values and in a button's data. */
export const sideWords = [...sides, storedProvider] as const;

/** Any other word stays itself. */
export const sideOfWord = <Word extends string>(word: Word): Exclude<Word, typeof storedProvider> | Side =>
  word === storedProvider ? 'provider' : (word as Exclude<Word, typeof storedProvider>);

export const wordOfSide = (side: string): string => (side === 'provider' ? storedProvider : side);

/** A line of a proposal is named by its list, its side and its matter, with spaces between them. */
const second = (from: string, to: string) => {
  const pattern = new RegExp(`^(\\S+) ${from} `, 'u');
  return (line: string): string => line.replace(pattern, `$1 ${to} `);
};
export const lineOfWord = second(storedProvider, 'provider');
const wordOfLine = second('provider', storedProvider);

const fieldsOfSides: ReadonlySet<string> = new Set(['side', 'awaits']);

/** A playbook's own parties keep their word, because no release before read one. */
const isParty = (holder: unknown): boolean => typeof holder === 'object' && holder !== null && 'names' in holder;

function asStored(this: unknown, key: string, value: unknown): unknown {
  if (value === 'provider' && fieldsOfSides.has(key)) return isParty(this) ? value : storedProvider;
  if (key === 'nothingToRemediate' && typeof value === 'object' && value !== null && 'provider' in value) {
    const { provider, ...rest } = value;
    return { ...rest, [storedProvider]: provider };
  }
  if (key === 'line' && typeof value === 'string') return wordOfLine(value);
  return key === 'lines' && Array.isArray(value)
    ? value.map((line) => (typeof line === 'string' ? wordOfLine(line) : line))
    : value;
}

/** A value of the domain as the JSON text that is stored. */
export const storedText = (value: object): string => JSON.stringify(value, asStored);

/** A button's data as it travels: the card may be pressed in the release before. */
export const storedData = (data: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, asStored.call(data, key, value)]));
