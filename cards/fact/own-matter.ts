import type { Answer } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { type AnswerOptions, viewOf } from '../answer/answer-view.js';
import { t } from '../kit/i18n.js';
import { escaped } from '../kit/markdown.js';
import { type Card, part } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { drawFact, type FactSection } from './fact-drawing.js';
import { factRow, type ItemReader, itemLine, itemLines, itemSentence, showItemPress } from './item-fact.js';
import rowsJson from './own-rows.json' with { type: 'json' };

/** An item that people of an engagement wrote or decided on themselves, where it is. */
export interface OwnItem {
  readonly engagement: Engagement;
  readonly item: Item;
}

export interface OwnMatterView extends ItemReader {
  /** What the documents say of the same matter; null where they say nothing of it. */
  readonly documents: Answer | null;
  /** Who put an item on the list, and when: asked for by "why?". */
  readonly origin?: string;
  readonly buttons?: readonly unknown[];
  /** The engagement's own answer to the same question, drawn. */
  readonly kept?: unknown;
}

/** A question's answer from the engagement's own lists: each item with whose it is and how it stands, then the documents. */
export function ownMatterCard(own: readonly OwnItem[], view: OwnMatterView): Card {
  const { locale, buttons = [], kept, origin } = view;
  const [first, ...more] = own;
  const several = new Set(own.map(({ engagement }) => engagement.id)).size > 1;
  const documents = view.documents === null ? [] : [documentsSection(view.documents, view)];
  const answered: readonly FactSection[] = kept === undefined ? [] : [{ rows: [kept] }];
  if (first === undefined) {
    return drawFact({
      locale,
      title: t(locale, 'own-item.answer'),
      sections: [...answered, ...documents],
      actions: [...documentsButton(view), ...buttons],
    });
  }
  const customer = ({ engagement }: OwnItem) => escaped(engagement.details?.customer ?? '');
  if (more.length > 0) {
    return drawFact({
      locale,
      title: t(locale, 'own-item.several'),
      sections: [
        ...own.map(
          (one): FactSection => ({
            ...(several ? { heading: customer(one) } : {}),
            rows: [factRow(one.engagement, one.item, view, itemSentence(one.engagement, one.item, view))],
          }),
        ),
        ...answered,
        ...documents,
      ],
      actions: [...documentsButton(view), ...buttons],
    });
  }
  return drawFact({
    locale,
    title: itemSentence(first.engagement, first.item, view),
    leads: [
      itemLine(first.item, view),
      ...itemLines(first.engagement, first.item, view),
      ...(origin === undefined ? [] : [origin]),
    ],
    sections: [...answered, ...documents],
    actions: [
      showItemPress(first.engagement, first.item, t(locale, 'button.open-item')),
      ...documentsButton(view),
      ...buttons,
    ],
  });
}

const drawRows = part(rowsJson);

/** What the engagements have of their own about a matter, to stand below what the documents say of it. */
export const ownRows = (own: readonly OwnItem[], reader: ItemReader): object =>
  drawRows({
    heading: t(reader.locale, 'own-item.several'),
    rows: own.map(({ engagement, item }) => factRow(engagement, item, reader, itemSentence(engagement, item, reader))),
  });

function documentsSection(answer: Answer, view: OwnMatterView): FactSection {
  const { locale, place, customer, side, now } = view;
  const options: AnswerOptions = {
    locale,
    place,
    today: now.slice(0, 10),
    ...(customer === undefined ? {} : { customer }),
    ...(side === undefined ? {} : { side }),
  };
  const { headline, duty } = viewOf(answer, options);
  return {
    heading: t(locale, 'own-item.documents'),
    lines: [escaped(headline), ...(duty === null ? [] : [escaped(duty)])],
  };
}

const documentsButton = ({ documents, locale }: OwnMatterView) =>
  documents === null || documents.main === null
    ? []
    : [
        press('ask.about', t(locale, 'button.documents'), {
          responsibility: documents.main.lead.responsibility.id,
        }),
      ];
