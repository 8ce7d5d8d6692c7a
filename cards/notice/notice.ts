import type { Engagement } from '../../data/domain/engagement.js';
import type { Notice } from '../../data/domain/notice/notice.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label, nameLength } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { mentionOf } from '../wording/mention.js';
import { phaseName } from '../wording/names.js';
import json from './notice.json' with { type: 'json' };

const draw = layout(json);

/** People that one message in a channel calls. */
const mostMentions = 10;

/** A notice speaks its recipient's language; in the channel the engagement's. */
export const noticeLocale = (notice: Notice, engagement: Engagement): Locale =>
  notice.locale ?? engagement.details?.locale ?? 'en';

/** A notice, because an edited card notifies no person: one sentence, and the way to what it is about. */
export function noticeCard(notice: Notice, engagement: Engagement, locale: Locale): Card {
  const { kind, phase, by, direct, to, reason, left } = notice;
  const values = {
    phase: phaseName(engagement.playbook, phase, locale),
    name: label(by.name, nameLength),
    customer: label(engagement.details?.customer ?? ''),
    who: namesOf(left?.people ?? []),
    n: left?.unowned ?? 0,
  };
  const title = t(locale, `notice.${kind}`, values);
  const called = direct ? [] : to.slice(0, mostMentions);
  const mentions = called.map(mentionOf);
  return draw({
    lang: locale,
    fallback: title,
    mentions,
    names: mentions.length === 0 ? null : mentions.map(({ text }) => text).join(', '),
    title: escaped(title),
    reason: reason === undefined ? null : escaped(reason),
    actions: actionsOf(notice, engagement, locale),
  });
}

/** Several people can leave a team at once; a sentence names some of them. */
const mostNames = 5;

const namesOf = (people: readonly { readonly name: string }[]): string =>
  [
    ...people.slice(0, mostNames).map(({ name }) => label(name, nameLength)),
    ...(people.length > mostNames ? ['…'] : []),
  ].join(', ');

function actionsOf({ kind, phase, direct }: Notice, engagement: Engagement, locale: Locale) {
  const data = { engagement: engagement.id };
  const show = press('engagement.show', t(locale, 'button.open-engagement'), data);
  switch (kind) {
    case 'named':
      return [
        press('specialist.accept', t(locale, 'button.accept'), data, { style: 'positive' }),
        press('specialist.decline', t(locale, 'button.not-me'), data),
        show,
      ];
    case 'left':
      // People are chosen among those of the channel, so that form is opened there.
      return direct ? [show] : [press('people.show', t(locale, 'button.people'), data), show];
    default:
      return [press('checkpoint.review', t(locale, 'button.review'), { ...data, phase }), show];
  }
}
