import type { Engagement } from '../data/domain/engagement.js';
import type { Notice } from '../data/domain/notice.js';
import type { Locale } from '../data/domain/responsibility.js';
import { label, plain } from './markdown.js';
import json from './notice.json' with { type: 'json' };
import { type Card, layout } from './template.js';
import { press } from './verbs.js';
import { say } from './words.js';

const draw = layout(json);

/** People that one message in a channel calls. */
const mostMentions = 10;

/** A notice is read in the language of whoever gets it; in the channel in the engagement's. */
export const noticeLocale = (notice: Notice, engagement: Engagement): Locale =>
  notice.locale ?? engagement.details?.locale ?? 'en';

/** What somebody is told because an edit tells nobody: one sentence, and the way to what it is about. */
export function noticeCard(notice: Notice, engagement: Engagement, locale: Locale): Card {
  const { kind, phase, by, direct, to, reason } = notice;
  const values = {
    phase: say(locale, `phase.${phase}`),
    name: label(by.name, 60),
    customer: label(engagement.details?.customer ?? '', 120),
  };
  const title = say(locale, `notice.${kind}`, values);
  const called = direct ? [] : to.slice(0, mostMentions);
  const mentions = called.map(({ id, name }) => ({
    type: 'mention',
    text: `<at>${label(name, 60)}</at>`,
    mentioned: { id, name: label(name, 60) },
  }));
  return draw({
    lang: locale,
    fallback: title,
    mentions,
    names: mentions.length === 0 ? null : mentions.map(({ text }) => text).join(', '),
    title: plain(title, 300),
    reason: reason === undefined ? null : plain(reason, 500),
    actions: [
      press('checkpoint.review', say(locale, 'button.review'), { engagement: engagement.id, phase }),
      press('engagement.show', say(locale, 'button.open-engagement'), { engagement: engagement.id }),
    ],
  });
}
