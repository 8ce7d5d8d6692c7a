import type { Inquiry } from '../data/domain/inquiry.js';
import { awaitedIn } from '../data/domain/reader.js';
import type { Locale } from '../data/domain/responsibility.js';
import { label, nameLength, plain } from './markdown.js';
import { mentionOf } from './mention.js';
import json from './notice.json' with { type: 'json' };
import { type Card, layout } from './template.js';
import { press } from './verbs.js';
import { say } from './words.js';

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
