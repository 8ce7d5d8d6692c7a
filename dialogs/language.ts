import { readIn, sharedLanguage, withLanguages } from '../cards/kit/language.js';
import { type VerbData, verbs } from '../cards/kit/verbs.js';
import type { Engagement } from '../data/domain/engagement.js';
import type { Locale } from '../data/domain/responsibility.js';
import { refreshChecklist } from './checklist/checklist.js';
import { refreshStanding } from './checklist/standing.js';
import { showNumbered } from './meeting/meetings.js';
import { review } from './phase/checkpoint.js';
import { showRecord } from './phase/phases.js';
import { engagementAs } from './turn/engagement-card.js';
import { engagementMeant, languageOf } from './turn/engagements.js';
import { notFound } from './turn/refusals.js';
import type { Press, Reply, Turn } from './turn/turn.js';

type Shown = VerbData<'language.show'>;

const show = async (turn: Turn, found: Engagement, { kind, phase = found.phase, page = 1 }: Shown): Promise<Reply> => {
  const engagement = found.id;
  switch (kind) {
    case 'engagement':
      return { card: engagementAs(turn, found) };
    case 'checklist':
      return await refreshChecklist(turn, { engagement, phase, page });
    case 'standing':
      return await refreshStanding(turn, { engagement, page });
    case 'review':
      return await review(turn, { engagement, phase, page });
    case 'record':
      return await showRecord(turn, { engagement, phase, page });
    case 'agenda':
      return await showNumbered(turn, found, page);
  }
};

/** The turn of a reader who chose a language for cards, sentences and what they press next. */
const reading = (turn: Turn, locale: Locale): Turn => ({ ...turn, locale, reads: locale });

/**
 * A shared card in the presser's language; the answer is theirs alone, and the message stays as it is. Asked for by
 * a reader whose client speaks the card's language, it offers the others by name.
 */
export const showInLanguage: Press<'language.show'> = async (turn, data) => {
  const found = await engagementMeant(turn, data.engagement, data.phase);
  if (found === null) return notFound(turn);
  const usual = languageOf(found, turn);
  const shared = sharedLanguage(found) ?? usual;
  const { engagement: _, to: __, ...shown } = data;
  const to = data.to ?? turn.locale;
  const reply = await show(reading(turn, to), found, data);
  if (reply.card === undefined) return reply;
  if (data.to === undefined && to === shared) {
    return { ...reply, card: withLanguages(reply.card, found, shown, shared) };
  }
  return to === usual ? reply : { ...reply, card: readIn(reply.card, to) };
};

/** Answers a press on a card that was shown in another language in that language, and so does what comes back. */
export async function inItsLanguage(
  turn: Turn,
  data: unknown,
  answer: (turn: Turn, data: unknown) => Promise<Reply>,
): Promise<Reply> {
  if (typeof data !== 'object' || data === null || !('in' in data)) return await answer(turn, data);
  const { in: said, ...rest } = data;
  const locale = verbs['language.show'].shape.to.safeParse(said).data;
  if (locale === undefined) return await answer(turn, rest);
  const reply = await answer(reading(turn, locale), rest);
  return reply.card === undefined ? reply : { ...reply, card: readIn(reply.card, locale) };
}
