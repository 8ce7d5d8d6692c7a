import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';

/** Duties of a party: no exclusions, pointers or headings of groups. */
export const dutiesIn = ({ responsibilities }: Dataset): readonly Responsibility[] =>
  responsibilities.filter(({ kind, group }) => kind === 'item' && !group);
