import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Item } from '../../data/domain/item.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label, nameLength, withoutMarkdown } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import type { ExecuteAction } from '../kit/verbs.js';
import { dateTime, type Zone } from '../wording/date-time.js';
import json from './question.json' with { type: 'json' };

const draw = layout(json);

/** Asks before another person's tick is taken back, or `question`; the buttons lead back to where it was asked. */
export function undoQuestion(
  item: Item,
  { locale, zone }: { readonly locale: Locale; readonly zone: Zone },
  actions: readonly [ExecuteAction, ExecuteAction],
  question?: string,
): Card {
  const text = withoutMarkdown(wordsOf(item, locale).text);
  return draw({
    lang: locale,
    title: escaped(text),
    question:
      question ??
      (item.tick === null
        ? t(locale, 'item.open-again')
        : t(locale, 'item.undo-question', {
            name: escaped(item.tick.by.name, nameLength),
            when: dateTime(item.tick.at, locale, zone),
          })),
    fallback: label(text),
    actions,
  });
}
