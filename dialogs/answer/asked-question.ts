import type { Deliverer } from '../../cards/wording/party.js';
import { candidatesOf } from '../../data/domain/answer/candidates.js';
import type { Answer, Matter, Question } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import type { ServiceId } from '../../data/domain/playbook/playbook.js';
import type { Side } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sideOf } from '../../data/domain/roster.js';
import { engagementsAround } from '../turn/engagements.js';
import type { Knowledge, Turn } from '../turn/turn.js';

/** What the place of a question says about it: the engagement of the channel, or the only one the asker is in. */
export interface AskedQuestion {
  readonly engagements: readonly Engagement[];
  /** Answers that these engagements kept, the newest first; read when they are first asked for, and once. */
  readonly kept: () => Promise<readonly Inquiry[]>;
  /** The one that the question is certainly about. */
  readonly engagement?: Engagement;
  readonly customer?: string;
  readonly delivery?: Deliverer;
  readonly workloads?: readonly ServiceId[];
  readonly side?: Side;
}

export async function askedIn(turn: Turn): Promise<AskedQuestion> {
  const personal = turn.place === 'personal';
  const around = await engagementsAround(turn);
  const mine = personal ? around.filter(({ state }) => state === 'active' || state === 'paused') : around;
  const [engagement] = mine;
  let read: Promise<readonly Inquiry[]> | null = null;
  const kept = () => {
    read ??= turn.store.inquiries.keptIn(mine.map(({ id }) => id));
    return read;
  };
  if (engagement === undefined) return { engagements: mine, kept };
  const sides = new Set(mine.map((one) => sideOf(one, turn.person.id)));
  const [side = null] = sides;
  const workloads = engagement.details?.workloads ?? null;
  return {
    engagements: mine,
    kept,
    ...(mine.length > 1 ? {} : { engagement }),
    ...(engagement.details === null ? {} : { customer: engagement.details.customer }),
    // Who delivers is said of one engagement.
    ...(mine.length > 1 || engagement.details?.deliveredBy === undefined ? {} : { delivery: engagement.details }),
    ...(mine.length > 1 || workloads === null ? {} : { workloads }),
    // "Your organisation" is the customer: who stands for Microsoft everywhere is not addressed so.
    ...(personal && sides.size === 1 && side !== null ? { side } : {}),
  };
}

/** What the documents say to words that were asked here: the workloads of the engagement they are about go with them. */
export const answerTo = (
  turn: Pick<Turn, 'knowledge'>,
  { workloads, customer }: Pick<AskedQuestion, 'workloads' | 'customer'>,
  said: Omit<Question, 'workloads' | 'names'>,
): Answer =>
  turn.knowledge.answer({
    ...said,
    ...(workloads === undefined ? {} : { workloads }),
    ...(customer === undefined ? {} : { names: [customer] }),
  });

/** The same statements to choose from once more, as far as they are still there and fit; null where none is. */
export function offeredAgain(
  { matter, dataset: { playbook } }: Knowledge,
  candidates: readonly string[],
  locale: Locale,
  fits: (matter: Matter) => boolean = () => true,
): Answer | null {
  const matters = candidates.flatMap((id) => matter(id, locale) ?? []).filter(fits);
  return candidatesOf(playbook, matters, locale);
}
