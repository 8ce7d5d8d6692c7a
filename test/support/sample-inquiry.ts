import { evolveInquiry, type Inquiry, type InquiryEvent, type NewInquiry } from '../../data/domain/inquiry/inquiry.js';
import type { Person } from '../../data/domain/person.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { bruno, minji } from './sample-engagement.js';

/** What a customer wants to know, in their own words; the documents don't say it. */
const questions: Readonly<Record<Locale, string>> = {
  en: 'Who pays for the flights of our team?\nAnd for the hotel?',
  ko: '우리 팀 항공료는 누가 내나요?\n호텔은요?',
  'pt-BR': 'Quem paga as passagens da nossa equipe?\nE o hotel?',
  sv: 'Vem betalar lagets flygresor?\nOch hotellet?',
};

const replies: Readonly<Record<Locale, string>> = {
  en: 'Travel is booked and paid by your own people. We meet online instead, if that helps.',
  ko: '출장은 고객사에서 예약하고 비용을 냅니다. 괜찮으시면 온라인으로 진행할 수 있습니다.',
  'pt-BR': 'As viagens são reservadas e pagas pela própria empresa. Se ajudar, fazemos tudo on-line.',
  sv: 'Resorna bokas och betalas av er själva. Vi kan ses på nätet i stället, om det hjälper.',
};

const near: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['Attend the kick-off meeting', 'Name the people of the onboarding'],
  ko: ['킥오프 회의 참석', '온보딩 담당자 지정'],
  'pt-BR': ['Participar da reunião de kickoff', 'Indicar as pessoas do onboarding'],
  sv: ['Delta i uppstartsmötet', 'Utse införandets deltagare'],
};

const nameOf = (index: 0 | 1) =>
  Object.fromEntries(locales.map((locale) => [locale, near[locale][index]])) as Readonly<Record<Locale, string>>;

/** A question of the sample engagement that goes to its channel, asked in Korean wherever that can be seen. */
export const newInquiry = (more: Partial<NewInquiry> = {}): NewInquiry => ({
  id: 'q7f2a9c41d',
  text: questions.ko,
  language: 'ko',
  locale: 'ko',
  from: 'a:bruno',
  personal: true,
  to: '19:sample@thread.tacv2',
  direct: null,
  matter: { topic: null, responsibility: null, words: ['flights', 'team', 'hotel'], party: null },
  nearest: [
    { responsibility: 'en/meeting', party: 'customer', names: nameOf(0) },
    { responsibility: 'en/people', party: null, names: nameOf(1) },
  ],
  ...more,
});

/** An instant of the day on which all of this happens. */
export const hour = (n: number): string => `2026-11-20T${String(n).padStart(2, '0')}:00:00.000Z`;

export const askedEvent = (inquiry: NewInquiry, by: Person = bruno): InquiryEvent => ({
  type: 'InquiryAsked',
  engagement: 'e5b1c7d2a9f04e63',
  number: 1,
  inquiry,
  at: hour(8),
  by,
});

/** The inquiry after each event has been a change of its own. */
export const lived = (...events: readonly InquiryEvent[]): Inquiry => {
  const after = events.reduce<Inquiry | null>(evolveInquiry, null);
  if (after === null) throw new Error('An inquiry begins with an event.');
  return { ...after, version: events.length };
};

export function sampleInquiries(locale: Locale) {
  const asked = askedEvent(newInquiry(locale === 'ko' ? { text: questions.sv, language: 'sv', locale } : { locale }));
  const reply = (side: 'customer' | null): InquiryEvent => ({
    ...{ type: 'InquiryAnswered', text: replies[locale], side, at: hour(10), by: minji },
  });
  const kept = (awaits: 'customer' | null): InquiryEvent => ({ type: 'AnswerKept', awaits, at: hour(10), by: minji });
  return {
    text: questions[locale],
    asked: lived(asked),
    withdrawn: lived(asked, { type: 'InquiryWithdrawn', at: hour(9), by: bruno }),
    answered: lived(asked, reply(null)),
    kept: lived(asked, reply(null), kept(null)),
    note: lived(asked, reply('customer'), kept('customer')),
    directNote: {
      ...lived(asked, reply('customer'), kept('customer')),
      direct: { person: minji, locale },
      matter: { topic: 'kick-off', responsibility: 'en/meeting', words: [], party: 'microsoft' as const },
    },
    notAgreed: lived(asked, reply('customer'), kept('customer'), {
      type: 'AnswerNotAgreed',
      at: hour(11),
      by: bruno,
    }),
    agreed: lived(asked, reply('customer'), kept('customer'), { type: 'AnswerAgreed', at: hour(11), by: bruno }),
  };
}
