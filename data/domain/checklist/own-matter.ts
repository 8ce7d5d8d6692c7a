import type { Engagement } from '../engagement.js';
import type { Item, ItemText } from '../item.js';
import { isOwn } from './own-items.js';

const wording = ({ text, leadIn }: ItemText): string => (leadIn === undefined ? text : `${leadIn} ${text}`);

/** Every wording of an item, without the words of the documents where people gave it others. */
export const wordingsOf = ({
  text,
  leadIn,
  texts = {},
}: Pick<Item, 'text' | 'leadIn' | 'texts'>): readonly string[] => [
  ...new Set([wording(leadIn === undefined ? { text } : { text, leadIn }), ...Object.values(texts).map(wording)]),
];

/** Has it words that people of the engagement wrote: added, on the remediation list, or reworded? */
const isWrittenHere = (item: Item): boolean =>
  isOwn(item) || item.section === 'remediation' || item.original !== undefined;

/** What people of the engagement decided themselves, as far as it is on its lists: what they wrote, and what stays open by agreement. */
export const ownMatters = ({ items }: Engagement): readonly Item[] =>
  items.filter(
    (item) => !item.removed && (isWrittenHere(item) || item.exception !== undefined || item.carried !== undefined),
  );
