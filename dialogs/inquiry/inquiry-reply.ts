import { inquiryCard, inquiryLocale, replyFormCard } from '../../cards/inquiry/inquiry.js';
import { refusalSentence } from '../../cards/kit/i18n.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { withdrawInquiry } from '../../data/domain/inquiry/ask.js';
import type { Inquiry, InquiryDecision } from '../../data/domain/inquiry/inquiry.js';
import { agreeToKept, keepReply, sightOf, withdrawKept } from '../../data/domain/inquiry/kept-answer.js';
import { mayReply, replyTo } from '../../data/domain/inquiry/reply.js';
import { type InquiryKind, isInquiryKind } from '../../data/domain/notice/posted-card.js';
import { awaitedIn } from '../../data/domain/notice/reader.js';
import { type PrivilegedAct, withGroups } from '../../data/domain/people/group-roles.js';
import type { InquiryOutcome } from '../../data/store/store.js';
import { groupsOn } from '../people/group-roles.js';
import { engagementMeant } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

interface Found {
  readonly inquiry: Inquiry;
  readonly engagement: Engagement;
}

/** The inquiry behind a press. One that isn't there and one that isn't this person's get the same answer. */
async function inquiryOf(turn: Turn, id: string): Promise<Found | null> {
  const inquiry = await turn.store.inquiries.find(id);
  if (inquiry === null) {
    turn.log('unknown inquiry');
    return null;
  }
  const engagement = await engagementMeant(turn, inquiry.engagement);
  if (engagement === null) return null;
  if (sightOf(inquiry, engagement, turn.person.id) !== 'nothing') return { inquiry, engagement };
  turn.log('inquiry of another person', { engagement: engagement.id });
  return null;
}

/** Which of an inquiry's cards the pressed message shows, for as long as that is known. */
async function kindUnder(turn: Turn, { number }: Inquiry, otherwise: InquiryKind): Promise<InquiryKind> {
  if (turn.pressed === null) return otherwise;
  const known = await turn.store.cards.at(turn.thread, turn.pressed);
  return known !== null && isInquiryKind(known.kind) && known.page === number ? known.kind : otherwise;
}

/** A press proves that a message is there: one whose post had been in doubt is known again from then on. */
const foundAgain = (turn: Turn, inquiry: Inquiry, kind: InquiryKind) => async (): Promise<void> => {
  const { engagement, number } = inquiry;
  const { pressed, thread, now } = turn;
  if (pressed === null || (await turn.store.cards.at(thread, pressed)) !== null) return;
  const message = { conversation: thread, activity: pressed, shownVersion: 0, now };
  // What was between two people was opened from a message that calls one of them, and is never drawn into the channel.
  const shows = turn.place !== 'personal' && isBetweenTwo(inquiry, kind) ? ('waits' as const) : kind;
  await turn.store.cards.adopt({ engagement, kind: shows, phase: null, page: number, ...message });
};

const isBetweenTwo = ({ direct, personal }: Inquiry, kind: InquiryKind): boolean =>
  (kind === 'inquiry' && direct !== null) || (kind === 'asked' && personal);

async function shown(turn: Turn, { inquiry, engagement }: Found, usual: InquiryKind, refusal: Refusal | null) {
  if (refusal !== null) turn.log('refused', { code: refusal.code, engagement: engagement.id });
  const all = sightOf(inquiry, engagement, turn.person.id) === 'all';
  const kind = all ? await kindUnder(turn, inquiry, usual) : 'note';
  const locale = inquiryLocale(kind, inquiry, engagement);
  const notice = refusal === null ? {} : { notice: refusalSentence(refusal, turn.locale) };
  const delivery =
    kind === 'asked' && inquiry.state === 'asked' ? { delivery: await turn.store.inquiries.delivery(inquiry) } : {};
  return {
    card: inquiryCard(inquiry, engagement, { kind, locale, ...notice, ...delivery }),
    after: foundAgain(turn, inquiry, kind),
  };
}

type Decide = (inquiry: Inquiry, engagement: Engagement) => InquiryDecision;

/** A change of an inquiry that the presser may know of, else null. An `act` also needs the word of the groups that decide. */
async function decided(
  turn: Turn,
  id: string,
  decide: Decide,
  act: PrivilegedAct | null,
): Promise<InquiryOutcome | null> {
  const found = await inquiryOf(turn, id);
  if (found === null) return null;
  const said =
    act === null ? null : await groupsOn(turn, act, found.engagement, decide(found.inquiry, found.engagement));
  return await turn.store.inquiries.change(id, (inquiry, engagement) =>
    act === null || said === null
      ? decide(inquiry, engagement)
      : withGroups(decide(inquiry, engagement), act, engagement, turn.person.id, said),
  );
}

/** Decide, remember, and show what is so now. */
/** Says what was saved, where something was. */
const follow = (turn: Turn, { inquiry, events }: InquiryOutcome): void => {
  if (events.length > 0) turn.changed(inquiry.id, inquiry.version);
};

async function change(
  turn: Turn,
  id: string,
  usual: InquiryKind,
  decide: Decide,
  act: PrivilegedAct | null = null,
): Promise<Reply> {
  const outcome = await decided(turn, id, decide, act);
  if (outcome === null) return notFound(turn);
  follow(turn, outcome);
  return await shown(turn, outcome, usual, outcome.refusal);
}

export const withdraw: Press<'inquiry.withdraw'> = (turn, { inquiry, seen }) =>
  change(turn, inquiry, 'asked', (i) => withdrawInquiry(i, seen, turn.person, turn.now));

export const keepAnswer: Press<'inquiry.keep'> = (turn, { inquiry, seen }) =>
  change(turn, inquiry, 'inquiry', (i, e) => keepReply(i, e, seen, turn.person, turn.now), 'keep-answer');

export const withdrawAnswer: Press<'inquiry.withdraw-answer'> = (turn, { inquiry, seen }) =>
  change(turn, inquiry, 'inquiry', (i, e) => withdrawKept(i, e, seen, turn.person, turn.now), 'keep-answer');

export const agreeToAnswer: Press<'inquiry.agree'> = (turn, { inquiry, seen }) =>
  change(turn, inquiry, 'note', (i, e) => agreeToKept(i, e, seen, true, turn.person, turn.now), 'agree-answer');

export const disagreeWithAnswer: Press<'inquiry.not-agree'> = (turn, { inquiry, seen }) =>
  change(turn, inquiry, 'note', (i, e) => agreeToKept(i, e, seen, false, turn.person, turn.now), 'agree-answer');

/** Leads back from the form to the card that the message shows; called in a channel, to what waits for the presser. */
export const showInquiry: Press<'inquiry.show'> = async (turn, { inquiry }) => {
  const found = await inquiryOf(turn, inquiry);
  if (found === null) return (await calledHere(turn, inquiry)) ?? notFound(turn);
  // What leads back from the form is pressed on the specialist's card; on a message that Baton does not know, by the asker.
  return await shown(turn, found, found.inquiry.asker.id === turn.person.id ? 'asked' : 'inquiry', null);
};

/** The refusal of a press by another person than the one whom a message in the channel names; null where none names one. */
async function calledHere(turn: Turn, id: string): Promise<Reply | null> {
  const known = turn.pressed === null ? null : await turn.store.cards.at(turn.thread, turn.pressed);
  if (known?.kind !== 'waits') return null;
  const inquiry = await turn.store.inquiries.numbered(known.engagement, known.page);
  if (inquiry === null || inquiry.id !== id) return null;
  return refused(turn, { code: 'waits-for', names: { name: awaitedIn(inquiry).name } });
}

/** Sends the question once more where it may not have arrived. Pressed twice, or after it turned up, it sends nothing. */
export const sendAgain: Press<'inquiry.send-again'> = async (turn, { inquiry: id }) => {
  const found = await inquiryOf(turn, id);
  if (found === null) return notFound(turn);
  const { inquiry, engagement } = found;
  if (inquiry.asker.id !== turn.person.id) {
    return await shown(turn, found, 'asked', { code: 'only-asker', names: { name: inquiry.asker.name } });
  }
  if (inquiry.state === 'asked') {
    const delivery = await turn.store.inquiries.sendAgain(inquiry, turn.now);
    turn.log('inquiry sent again', { engagement: engagement.id, delivery });
  }
  return await shown(turn, found, 'asked', null);
};

/** The form, for a specialist who accepted and while the question stands. */
export const showReplyForm: Press<'inquiry.reply-form'> = async (turn, { inquiry }) => {
  const found = await inquiryOf(turn, inquiry);
  if (found === null) return notFound(turn);
  const refusal = mayReply(found.inquiry, found.engagement, turn.person.id);
  if (refusal !== null) return await shown(turn, found, 'inquiry', refusal);
  const after = foundAgain(turn, found.inquiry, await kindUnder(turn, found.inquiry, 'inquiry'));
  return { card: replyFormCard(found.inquiry, found.engagement, { locale: turn.locale }), after };
};

/** What can be mended in the form itself, or tried again with what was typed. */
const mendable: ReadonlySet<string> = new Set([
  'inquiry-empty',
  'inquiry-too-long',
  'groups-not-asked',
  'not-in-group',
]);

export const replyToInquiry: Press<'inquiry.reply'> = async (turn, data) => {
  const side = data.side === 'customer' || data.side === 'provider' ? data.side : null;
  const typed = { text: (data.reply ?? '').trim(), side, keep: data.keep === 'true' };
  // A reply is one person's word; kept, it stands for the engagement's.
  const outcome = await decided(
    turn,
    data.inquiry,
    (inquiry, engagement) => replyTo(inquiry, engagement, data.seen, typed, turn.person, turn.now),
    typed.keep ? 'keep-answer' : null,
  );
  if (outcome === null) return notFound(turn);
  follow(turn, outcome);
  const { inquiry, engagement, refusal } = outcome;
  if (refusal === null || !mendable.has(refusal.code)) return await shown(turn, outcome, 'inquiry', refusal);
  const notice = refusalSentence(refusal, turn.locale);
  return { card: replyFormCard(inquiry, engagement, { locale: turn.locale, typed, notice }) };
};
