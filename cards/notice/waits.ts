import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import { awaitedIn } from '../../data/domain/notice/reader.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { mentionOf } from '../wording/mention.js';
import json from './notice.json' with { type: 'json' };

const draw = layout(json);

/**
 * Mentions in the channel a person who has no chat with Baton. What it is about stays between those it
 * was between: the button shows it to them alone.
 */
export function waitsCard(inquiry: Inquiry, locale: Locale): Card {
  const person = awaitedIn(inquiry);
  const title = t(locale, person === inquiry.asker ? 'waits.reply' : 'waits.question', {
    name: label(inquiry.asker.name, nameLength),
  });
  const called = mentionOf(person);
  return draw({
    lang: locale,
    fallback: title,
    mentions: [called],
    names: called.text,
    title: escaped(title),
    reason: t(locale, 'waits.alone'),
    actions: [press('inquiry.show', t(locale, 'button.show-me'), { inquiry: inquiry.id })],
  });
}
