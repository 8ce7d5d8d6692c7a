import { toDoIn } from '../checklist/checklist.js';
import type { Engagement } from '../engagement.js';
import type { Item } from '../item.js';
import type { IsoDate } from '../responsibility.js';
import { daysLate } from './list.js';

export interface LateItem {
  readonly item: Item;
  /** Whole days since it was due. */
  readonly days: number;
}

/** What is late in phases that have not been passed, what waits longest first. */
export const lateIn = (engagement: Engagement, today: IsoDate): readonly LateItem[] =>
  toDoIn(engagement)
    .map((item) => ({ item, days: daysLate(item, today) }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days);
