import type { Engagement } from '../../data/domain/engagement.js';
import { t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { sizeOf } from '../kit/message-size.js';
import type { Card } from '../kit/template.js';
import type { ExecuteAction } from '../kit/verbs.js';
import { pageOf } from '../rows/pages.js';
import { stoppedLine } from '../wording/stopped.js';
import { drawFact } from './fact-drawing.js';
import type { ItemReader } from './item-fact.js';

/** What one engagement answers: a sentence, what goes with it, rows to tap and the card where it can be changed. Escaped. */
export interface FactPart {
  readonly engagement: Engagement;
  readonly title: string;
  readonly leads?: readonly string[];
  /** As many are shown as fit; the others are told by their number. */
  readonly rows?: readonly object[];
  readonly actions?: readonly ExecuteAction[];
}

/** Engagements that one answer is about; the others are told by their number. */
const mostParts = 10;
/** Beside several engagements each shows a few rows only. */
const mostRowsEach = 5;

/** In a chat of one's own nothing else says which engagement an answer is about. */
const whereOf = ({ details }: Engagement, { place }: Pick<ItemReader, 'place'>): readonly string[] =>
  place === 'personal' && details !== null ? [escaped(details.customer)] : [];

/** The answer of one engagement, or of each of several under its customer's name. */
export function factCard(parts: readonly FactPart[], reader: Pick<ItemReader, 'locale' | 'place'>): Card {
  const { locale } = reader;
  // That it is not running is said with every answer about it.
  const stopped = (engagement: Engagement) => [stoppedLine(engagement, reader)].filter((line) => line !== null);
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    const { engagement, title, leads = [], rows = [], actions = [] } = first;
    const { rows: shown } = pageOf(rows, 1, sizeOf);
    const more = rows.length - shown.length;
    return drawFact({
      locale,
      title,
      leads: [...leads, ...stopped(engagement)],
      sections: rows.length === 0 ? [] : [{ rows: shown }],
      notes: [...(more > 0 ? [t(locale, 'list.more', { n: more })] : []), ...whereOf(engagement, reader)],
      actions,
    });
  }
  const more = parts.length - mostParts;
  return drawFact({
    locale,
    title: t(locale, 'status.title'),
    sections: parts.slice(0, mostParts).map(({ engagement, title, leads = [], rows = [] }) => ({
      heading: escaped(engagement.details?.customer ?? ''),
      lines: [
        title,
        ...leads,
        ...stopped(engagement),
        ...(rows.length > mostRowsEach ? [t(locale, 'list.more', { n: rows.length - mostRowsEach })] : []),
      ],
      rows: rows.slice(0, mostRowsEach),
    })),
    notes: more > 0 ? [t(locale, 'list.more', { n: more })] : [],
  });
}
