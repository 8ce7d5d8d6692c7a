import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Inquiry, InquiryEvent } from '../inquiry/inquiry.js';
import { withoutAsked, withoutWords, withReply, withTextAsked } from '../inquiry/inquiry-words.js';
import type { Expected } from '../member.js';
import type { Instant, Person } from '../person.js';
import { removedWords } from './former.js';

/**
 * The events of an engagement whose member became `former`: like a member who left, they owe nothing and lead nothing.
 * An engagement that is over keeps its people as they were.
 */
export function forgetMember(
  engagement: Engagement,
  former: Person,
  expected: readonly Expected[],
  at: Instant,
): readonly Event[] {
  const open = engagement.state === 'active' || engagement.state === 'paused';
  const there = engagement.members.some(({ person }) => person.id === former.id) || engagement.starter.id === former.id;
  return [
    ...expected.map(({ id }): Event => ({ type: 'ExpectedRemoved', expected: id, at, by: former })),
    ...(open && there ? [{ type: 'MemberLeft', person: former.id, at, by: former } as const] : []),
  ];
}

/** An inquiry without the words of a person, as asker or as specialist. */
export function inquiryWithout(inquiry: Inquiry, person: string): Inquiry {
  const asked =
    inquiry.asker.id !== person
      ? inquiry
      : inquiry.kept === null
        ? withoutWords(inquiry)
        : withTextAsked(inquiry, removedWords);
  return asked.reply?.by.id === person ? { ...asked, reply: withReply(asked.reply, removedWords) } : asked;
}

/** An event of an inquiry without the words of a person; `inquiry` as it was before. */
export function inquiryEventWithout(event: InquiryEvent, inquiry: Inquiry, person: string): InquiryEvent {
  const asker = inquiry.asker.id === person;
  if (event.type === 'InquiryAsked' && asker) {
    return {
      ...event,
      inquiry: inquiry.kept === null ? withoutAsked(event.inquiry) : withTextAsked(event.inquiry, removedWords),
    };
  }
  if (event.type !== 'InquiryAnswered') return event;
  if (event.by.id === person) return { ...event, text: removedWords };
  return asker && inquiry.kept === null ? { ...event, text: '' } : event;
}

/** The events that follow: an open question is withdrawn, and a kept reply without words is no answer any more. */
export function forgetInInquiry(inquiry: Inquiry, former: Person, at: Instant): readonly InquiryEvent[] {
  const open = inquiry.state === 'asked' && inquiry.asker.id === former.id;
  const cited = inquiry.kept !== null && inquiry.reply?.by.id === former.id;
  return [
    ...(open ? [{ type: 'InquiryWithdrawn', at, by: former } as const] : []),
    ...(cited ? [{ type: 'KeptAnswerWithdrawn', at, by: former } as const] : []),
  ];
}
