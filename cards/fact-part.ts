import type { Engagement } from '../data/domain/engagement.js';
import type { Locale } from '../data/domain/responsibility.js';
import { drawFact } from './fact-drawing.js';
import { plain } from './markdown.js';
import { nextSteps } from './next-step.js';
import type { Card } from './template.js';
import type { ExecuteAction } from './verbs.js';
import { say } from './words.js';

/** What one engagement answers: a sentence, what goes with it, rows to tap and the card where it can be changed. Escaped. */
export interface FactPart {
  readonly engagement: Engagement;
  readonly title: string;
  readonly leads?: readonly string[];
  readonly rows?: readonly unknown[];
  readonly actions?: readonly ExecuteAction[];
}

/** Rows that one answer shows; the others are told by their number. */
export const mostFactRows = 20;
/** Engagements that one answer is about; the others are told by their number. */
const mostParts = 10;
/** Beside several engagements each shows a few rows only. */
const mostRowsEach = 5;

/** That an engagement is not running, who stopped it and why: said with every answer about it. */
const stopped = (engagement: Engagement, locale: Locale): readonly string[] =>
  engagement.state === 'active'
    ? []
    : engagement.state === 'completed'
      ? [say(locale, 'refusal.completed')]
      : nextSteps(engagement, locale).slice(0, 1);

/** The answer of one engagement, or of each of several under its customer's name. */
export function factCard(parts: readonly FactPart[], locale: Locale): Card {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    const { engagement, title, leads = [], rows = [], actions = [] } = first;
    const more = rows.length - mostFactRows;
    return drawFact({
      locale,
      title,
      leads: [...leads, ...stopped(engagement, locale)],
      sections: rows.length === 0 ? [] : [{ rows: rows.slice(0, mostFactRows) }],
      notes: more > 0 ? [say(locale, 'list.more', { n: more })] : [],
      actions,
    });
  }
  const more = parts.length - mostParts;
  return drawFact({
    locale,
    title: say(locale, 'status.title'),
    sections: parts.slice(0, mostParts).map(({ engagement, title, leads = [], rows = [] }) => ({
      heading: plain(engagement.details?.customer ?? '', 120),
      lines: [
        title,
        ...leads,
        ...stopped(engagement, locale),
        ...(rows.length > mostRowsEach ? [say(locale, 'list.more', { n: rows.length - mostRowsEach })] : []),
      ],
      rows: rows.slice(0, mostRowsEach),
    })),
    notes: more > 0 ? [say(locale, 'list.more', { n: more })] : [],
  });
}
