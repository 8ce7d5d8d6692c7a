import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import { awaitedIn } from '../../data/domain/notice/reader.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { say } from '../kit/i18n.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { label, nameLength, plain } from '../wording/markdown.js';
import { mentionOf } from '../wording/mention.js';
import json from './notice.json' with { type: 'json' };

const draw = layout(json);

/**
 * Calls somebody in the channel who can't be written to in a chat of their own. What it is about stays between those it
 * was between: the button shows it to them alone.
 */
export function waitsCard(inquiry: Inquiry, locale: Locale): Card {
  const person = awaitedIn(inquiry);
  const title = say(locale, person === inquiry.asker ? 'waits.reply' : 'waits.question', {
    name: label(inquiry.asker.name, nameLength),
  });
  const called = mentionOf(person);
  return draw({
    lang: locale,
    fallback: title,
    mentions: [called],
    names: called.text,
    title: plain(title),
    reason: say(locale, 'waits.alone'),
    actions: [press('inquiry.show', say(locale, 'button.show-me'), { inquiry: inquiry.id })],
  });
}
