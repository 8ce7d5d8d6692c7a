import type { Engagement } from '../../data/domain/engagement.js';
import { type Inquiry, isSettled } from '../../data/domain/inquiry/inquiry.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { inquiryLines, keptLines, partyLine } from '../inquiry/inquiry.js';
import { t } from '../kit/i18n.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { part } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { dateTime, sharedZone } from '../wording/date-time.js';
import json from './kept-answer.json' with { type: 'json' };

const draw = part(json);

export interface KeptIn {
  readonly inquiry: Inquiry;
  readonly engagement: Engagement;
}

/** More than these about one matter would bury the documents' own line. */
const mostKept = 2;

/**
 * What an engagement says of its own, to stand beside the documents' line: each answer with who and when, a note as a
 * note. null when there is nothing to show.
 */
export function keptAnswers(kept: readonly KeptIn[], locale: Locale, sent = false): unknown {
  if (kept.length === 0 && !sent) return null;
  return draw({
    sent: sent ? t(locale, 'inquiry.sent') : null,
    answers: kept.slice(0, mostKept).flatMap(({ inquiry, engagement }) => {
      const { reply } = inquiry;
      if (reply === null || inquiry.kept === null) return [];
      const customer = escaped(engagement.details?.customer ?? '');
      const settled = isSettled(inquiry.kept);
      return [
        {
          heading: t(locale, settled ? 'kept.own' : 'kept.note', { customer }),
          lines: inquiryLines(reply.text),
          party: reply.side === null ? null : partyLine(reply.side, engagement, locale),
          said: [
            { text: `${escaped(reply.by.name, nameLength)} · ${dateTime(reply.at, locale, sharedZone(engagement))}` },
            // The heading says already whose answer it is.
            ...keptLines(inquiry, engagement, locale, sharedZone(engagement))
              .slice(settled ? 1 : 0)
              .map((text) => ({ text })),
          ],
        },
      ];
    }),
  });
}

/** The way from an answer to the specialist. */
export const askButton = (
  locale: Locale,
  about: { readonly question?: string; readonly responsibility?: string },
): ExecuteAction => press('inquiry.preview', t(locale, 'button.ask-specialist'), about);
