import type { AnswerParty } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { specialistsOf } from '../../data/domain/inquiry/ask.js';
import { type Inquiry, isSettled } from '../../data/domain/inquiry/inquiry.js';
import { isForgotten } from '../../data/domain/inquiry/inquiry-words.js';
import { maxInquiryLength } from '../../data/domain/inquiry/refusal.js';
import type { Delivery } from '../../data/domain/notice/delivery.js';
import type { InquiryKind } from '../../data/domain/notice/posted-card.js';
import { type Side, sides } from '../../data/domain/playbook/sides.js';
import { wordOfSide } from '../../data/domain/playbook/stored-sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { leadOf } from '../../data/domain/roster.js';
import { type Key, sentence, t } from '../kit/i18n.js';
import { choice, editable, escaped, label, mostRead, nameLength } from '../kit/markdown.js';
import { type Card, layout, part } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { dateTime, sharedZone, type Zone } from '../wording/date-time.js';
import { partySaid } from '../wording/item-words.js';
import { outsideName } from '../wording/name-forms.js';
import { partyName, sideHeading } from '../wording/party.js';
import json from './inquiry.json' with { type: 'json' };
import formJson from './inquiry-form.json' with { type: 'json' };

const draw = layout(json);
const drawForm = part(formJson);

/** Lines that are drawn one by one; those that follow share a block, because a block weighs more than a short line. */
const linesAlone = 40;

/** A text as typed, line by line, the whole of it. */
export function inquiryLines(text: string): readonly { readonly text: string }[] {
  const all = text
    .split('\n')
    .map((line) => escaped(line, mostRead))
    .filter((line) => line !== '');
  const rest = all.slice(linesAlone);
  // An empty line ends a paragraph of Markdown.
  return [...all.slice(0, linesAlone), ...(rest.length === 0 ? [] : [rest.join('\n\n')])].map((line) => ({
    text: line,
  }));
}

/** Shared cards speak the engagement's language, a personal one its reader's. */
export function inquiryLocale(kind: InquiryKind, inquiry: Inquiry, engagement: Engagement): Locale {
  const shared = engagement.details?.locale ?? 'en';
  if (kind === 'inquiry') return inquiry.direct === null ? shared : (inquiry.direct.locale ?? shared);
  return kind === 'asked' && inquiry.personal ? inquiry.locale : shared;
}

/** Times as its readers tell them: in a channel with the engagement's zone, in a personal chat with the reader's own. */
const zoneOfInquiry = (kind: InquiryKind, inquiry: Inquiry, engagement: Engagement): Zone =>
  (kind === 'inquiry' && inquiry.direct !== null) || (kind === 'asked' && inquiry.personal)
    ? null
    : sharedZone(engagement);

export interface InquiryOptions {
  readonly kind: InquiryKind;
  readonly locale: Locale;
  /** How far the question has come, where its asker wants to know. */
  readonly delivery?: Delivery;
  readonly notice?: string;
}

const titles = { inquiry: 'inquiry.title', asked: 'inquiry.title', note: 'inquiry.note-title' } as const;

/** A question to the specialist and what became of it: as the specialist finds it, as its asker does, or as a lead does. */
export function inquiryCard(inquiry: Inquiry, engagement: Engagement, options: InquiryOptions): Card {
  const { kind, locale, notice } = options;
  const answered = kind === 'asked' && inquiry.reply !== null;
  // A note is for everybody; a question that was sent directly is not.
  const discreet = kind === 'note' && inquiry.direct !== null;
  const zone = zoneOfInquiry(kind, inquiry, engagement);
  return draw({
    ...head(inquiry, engagement, answered ? 'inquiry.reply-title' : titles[kind], discreet, locale),
    notice: notice === undefined ? null : escaped(notice),
    asked: discreet ? null : askedLine(inquiry, locale, zone, kind === 'inquiry'),
    question: discreet
      ? topicOf(inquiry, locale)
      : isForgotten(inquiry)
        ? [{ text: t(locale, 'inquiry.forgotten') }]
        : inquiryLines(inquiry.text),
    ...(kind === 'inquiry' && inquiry.state === 'asked' ? nearestOf(inquiry, engagement, locale) : { nearest: [] }),
    reply: replyOf(inquiry, engagement, locale, zone),
    form: null,
    status: statusOf(inquiry, engagement, options).map((text) => ({ text })),
    history: historyOf(inquiry, discreet, locale, zone),
    actions: [...actionsOf(inquiry, options), fold(locale)],
  });
}

export interface ReplyFormOptions {
  readonly locale: Locale;
  /** What was typed before, when it was not taken. */
  readonly typed?: { readonly text: string; readonly side: Side | null; readonly keep: boolean };
  readonly notice?: string;
}

/** The same question with a form below it, for the specialist who answers, in their language. */
export function replyFormCard(inquiry: Inquiry, engagement: Engagement, options: ReplyFormOptions): Card {
  const { locale, typed, notice } = options;
  const data = { inquiry: inquiry.id, seen: inquiry.version };
  const title = t(locale, 'inquiry.reply-form', { name: escaped(inquiry.asker.name, nameLength) });
  const form = drawForm({
    text: {
      label: t(locale, 'inquiry.reply-text'),
      value: editable(typed?.text ?? ''),
      longest: maxInquiryLength,
      error: t(locale, 'refusal.inquiry-empty'),
    },
    side: {
      label: t(locale, 'inquiry.who'),
      value: wordOfSide(typed?.side ?? 'open'),
      choices: [
        { title: t(locale, 'inquiry.who-open'), value: 'open' },
        ...sides.map((side) => ({ title: choice(sideHeading(engagement, side, locale)), value: wordOfSide(side) })),
      ],
    },
    keep: { title: t(locale, 'inquiry.keep'), value: String(typed?.keep ?? false) },
  });
  return draw({
    lang: locale,
    fallback: title,
    title,
    notice: notice === undefined ? null : escaped(notice),
    asked: askedLine(inquiry, locale, zoneOfInquiry('inquiry', inquiry, engagement), true),
    question: inquiryLines(inquiry.text),
    ...nearestOf(inquiry, engagement, locale),
    reply: null,
    form,
    status: [],
    history: [],
    actions: [
      press('inquiry.reply', t(locale, 'button.send'), data, { style: 'positive' }),
      press('inquiry.show', t(locale, 'button.not-now'), { inquiry: inquiry.id }),
    ],
  });
}

function head(inquiry: Inquiry, engagement: Engagement, key: Key, discreet: boolean, locale: Locale) {
  const title = t(locale, key, { customer: escaped(engagement.details?.customer ?? '') });
  return {
    lang: locale,
    title,
    fallback: label(discreet || isForgotten(inquiry) ? title : `${title}: ${inquiry.text}`, mostRead),
  };
}

/** The title of a question that is not shown: the topic that answered it, where there was one. */
const topicOf = ({ matter, nearest }: Inquiry, locale: Locale) =>
  nearest
    .slice(0, matter.topic === null ? 0 : 1)
    .map(({ names }) => ({ text: escaped(sentence(names[locale], locale)) }));

/** Who asked and when; for the specialist also in which language, by its name in theirs. */
function askedLine(inquiry: Inquiry, locale: Locale, zone: Zone, withLanguage: boolean): string {
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(inquiry.language.slice(0, 2)) ?? '';
  return [
    escaped(inquiry.asker.name, nameLength),
    dateTime(inquiry.at, locale, zone),
    ...(withLanguage ? [t(locale, 'inquiry.language', { language })] : []),
  ].join(' · ');
}

function nearestOf({ nearest }: Inquiry, engagement: Engagement, locale: Locale) {
  return {
    nearestTitle: t(locale, 'answer.nearest'),
    nearest: nearest.map(({ responsibility, party, names }) => ({
      text: escaped(sentence(names[locale], locale)),
      party: party === null ? null : escaped(holder(party, engagement, locale)),
      about: press('ask.about', label(sentence(names[locale], locale)), { responsibility }),
    })),
  };
}

function holder(party: AnswerParty, engagement: Engagement, locale: Locale): string {
  if (party === 'out-of-scope') return outsideName(engagement.playbook, locale);
  const customer = engagement.details?.customer ?? '';
  return sentence(
    partyName(engagement.playbook, party, {
      locale,
      place: 'channel',
      customer,
      ...(engagement.details === null ? {} : { delivery: engagement.details }),
    }),
    locale,
  );
}

/** Who does it, in the specialist's reply, with its name. */
export const partyLine = (side: Side, engagement: Engagement, locale: Locale): string =>
  t(locale, 'inquiry.party', { party: escaped(sideHeading(engagement, side, locale)) });

function replyOf({ reply }: Inquiry, engagement: Engagement, locale: Locale, zone: Zone) {
  if (reply === null) return null;
  return {
    who: `${escaped(reply.by.name, nameLength)} · ${dateTime(reply.at, locale, zone)}`,
    lines: inquiryLines(reply.text),
    party: reply.side === null ? null : partyLine(reply.side, engagement, locale),
  };
}

function statusOf(
  inquiry: Inquiry,
  engagement: Engagement,
  { kind, locale, delivery }: InquiryOptions,
): readonly string[] {
  const { state, kept, direct } = inquiry;
  if (state === 'withdrawn') {
    return [t(locale, 'inquiry.withdrawn', { name: escaped(inquiry.asker.name, nameLength) })];
  }
  // A question that was removed cannot be read, so no answer is due.
  if (state === 'asked' && isForgotten(inquiry)) return [];
  if (state === 'asked') {
    const waited = direct === null ? specialistsOf(engagement) : [direct.person];
    if (kind === 'inquiry' || waited.length === 0) return [];
    const name = waited
      .slice(0, 5)
      .map((person) => escaped(person.name, nameLength))
      .join(', ');
    return [
      t(locale, 'inquiry.waiting', { name }),
      ...(delivery === undefined ? [] : [t(locale, `inquiry.${delivery}`)]),
    ];
  }
  if (kept === null) return kind === 'note' ? [t(locale, 'inquiry.answer-withdrawn')] : [];
  return keptLines(inquiry, engagement, locale, zoneOfInquiry(kind, inquiry, engagement));
}

/** How a kept answer stands: the engagement's own, or a note, and who agreed. */
export function keptLines({ kept }: Inquiry, engagement: Engagement, locale: Locale, zone: Zone): readonly string[] {
  if (kept === null) return [];
  const { awaits, agreed, notAgreed } = kept;
  const said = ({ by, at }: NonNullable<typeof agreed>) => ({
    name: escaped(by.name, nameLength),
    when: dateTime(at, locale, zone),
  });
  if (isSettled(kept) || awaits === null) {
    const own = t(locale, 'inquiry.kept');
    return agreed === null ? [own] : [own, t(locale, 'inquiry.agreed', said(agreed))];
  }
  if (notAgreed !== null) return [t(locale, 'inquiry.not-agreed', said(notAgreed))];
  const lead = leadOf(engagement, awaits);
  const party = partySaid(engagement, awaits, locale);
  return lead === undefined
    ? [t(locale, 'inquiry.note-no-lead', { party })]
    : [t(locale, 'inquiry.note', { name: escaped(lead.person.name, nameLength) })];
}

const actKeys = {
  InquiryAsked: 'inquiry-act.asked',
  InquiryWithdrawn: 'inquiry-act.withdrawn',
  InquiryAnswered: 'inquiry-act.answered',
  AnswerKept: 'inquiry-act.answer-kept',
  AnswerAgreed: 'inquiry-act.answer-agreed',
  AnswerNotAgreed: 'inquiry-act.answer-not-agreed',
  KeptAnswerWithdrawn: 'inquiry-act.answer-withdrawn',
} as const satisfies Readonly<Record<Inquiry['history'][number]['act'], Key>>;

/** Steps of the history that are shown, because a script can make it long. */
const mostHistory = 20;

const historyOf = ({ history }: Inquiry, discreet: boolean, locale: Locale, zone: Zone) =>
  history
    .filter(({ act }) => !discreet || act !== 'InquiryAsked')
    .slice(-mostHistory)
    .map(({ act, by, at }) => ({
      text: `${t(locale, actKeys[act], { name: escaped(by.name, nameLength) })} ${dateTime(at, locale, zone)}`,
    }));

function actionsOf(inquiry: Inquiry, { kind, locale, delivery }: InquiryOptions): readonly ExecuteAction[] {
  const { id, version, state, kept } = inquiry;
  if (isForgotten(inquiry)) return [];
  const data = { inquiry: id, seen: version };
  if (kind === 'note') {
    if (kept === null || isSettled(kept)) return [];
    return [
      press('inquiry.agree', t(locale, 'button.agree'), data, { style: 'positive' }),
      ...(kept.notAgreed === null ? [press('inquiry.not-agree', t(locale, 'button.not-agree'), data)] : []),
    ];
  }
  if (kind === 'asked') {
    if (state !== 'asked') return [];
    return [
      press('inquiry.withdraw', t(locale, 'button.withdraw'), data),
      ...(delivery === 'in-doubt'
        ? [press('inquiry.send-again', t(locale, 'button.send-again'), { inquiry: id })]
        : delivery === 'arrived'
          ? []
          : [press('inquiry.show', t(locale, 'button.did-arrive'), { inquiry: id })]),
    ];
  }
  if (state === 'asked') {
    return [press('inquiry.reply-form', t(locale, 'button.reply'), { inquiry: id }, { style: 'positive' })];
  }
  if (state === 'withdrawn') return [];
  return kept === null
    ? [press('inquiry.keep', t(locale, 'button.keep-answer'), data)]
    : [press('inquiry.withdraw-answer', t(locale, 'button.withdraw-answer'), data)];
}

const fold = (locale: Locale) => ({
  type: 'Action.ToggleVisibility',
  title: t(locale, 'button.history'),
  targetElements: ['history'],
});
