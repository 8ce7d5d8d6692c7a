import type { JoinedRow, JoinedView } from '../../cards/answer/joined.js';
import { checklistPageOf, standingPage, standingPages } from '../../cards/rows/pages.js';
import { type Joined, joinedTo, mayPress } from '../../data/domain/answer/joined.js';
import type { Answer } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { PostedCard } from '../../data/domain/notice/posted-card.js';
import { listOf } from '../../data/domain/playbook/phases.js';
import { linkTo } from '../turn/jump-link.js';
import type { Turn } from '../turn/turn.js';

/** What a press on a row below an answer came to, where it is not simply done. */
export interface PressedRow {
  readonly notice?: string;
  /** The row that another person ticked: the next press takes it back all the same. */
  readonly sure?: string;
}

/** Where an answer's responsibilities stand in an engagement, and what this person may do about it. */
export async function joinedView(
  turn: Turn,
  engagement: Engagement,
  answer: Answer,
  pressed?: PressedRow,
): Promise<JoinedView | null> {
  const found = joinedTo(engagement, answer);
  if (found.length === 0) return null;
  const posted = await turn.store.cards.live(engagement.id);
  const rows = found.map((joined): JoinedRow => {
    const link = linkTo(cardsOf(engagement, joined, posted));
    if (joined.is !== 'item') return { joined, link, may: false };
    const { item } = joined;
    const may = mayPress(engagement, item, turn.person.id);
    return { joined, link, may, ...(pressed?.sure === item.id ? { sure: true } : {}) };
  });
  return { engagement, rows, ...(pressed?.notice === undefined ? {} : { notice: pressed.notice }) };
}

/** The message that shows the row, else any of the engagement's. */
function cardsOf(engagement: Engagement, joined: Joined, posted: readonly PostedCard[]): readonly PostedCard[] {
  if (joined.is === 'ahead') return posted.filter(({ kind }) => kind === 'engagement');
  const page = pageOf(engagement, joined);
  const there = posted.filter(
    (card) =>
      card.page === page &&
      (joined.is === 'standing'
        ? card.kind === 'standing'
        : card.kind === 'checklist' && card.phase === listOf(engagement.playbook, joined.item)),
  );
  return there.length > 0 ? there : posted;
}

function pageOf(engagement: Engagement, joined: Exclude<Joined, { readonly is: 'ahead' }>): number {
  const { item } = joined;
  if (joined.is === 'item') return checklistPageOf(engagement, joined.item);
  const pages = standingPages(engagement);
  for (let page = 1; page < pages; page++) {
    const { rows } = standingPage(engagement, page);
    if (rows.some(({ id }) => id === item.id)) return page;
  }
  return pages;
}
