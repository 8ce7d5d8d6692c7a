import { checklistCard, undoQuestionCard } from '../../cards/checklist/checklist.js';
import { checklistPages } from '../../cards/rows/pages.js';
import { listedOn, tickItem, untickItem } from '../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { besideOf, listOf } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { todayOf } from '../../data/domain/workdays.js';
import type { Outcome } from '../../data/store/store.js';
import { changeHere, engagementHere, engagementMeant, isRefused, readingOf } from '../turn/engagements.js';
import { findAgain } from '../turn/lost-message.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

/** `@Baton checklist`: the current phase's list, as the newest message of the channel. */
export const postChecklist: Phrase = async (turn) => {
  const here = await engagementHere(turn);
  if (isRefused(here)) return refused(turn, here);
  const beside = besideOf(here.playbook, here.phase).filter(({ id }) => listedOn(here, id).length > 0);
  for (const list of [here.phase, ...beside.map(({ id }) => id)]) await want(turn, here, list, 1);
  return {};
};

async function want(turn: Turn, engagement: Engagement, phase: PhaseId, page: number): Promise<Reply> {
  await turn.store.cards.want(
    engagement.id,
    // The button was drawn when there may have been more pages.
    { kind: 'checklist', phase, page: Math.min(page, checklistPages(engagement, phase)) },
    engagement.channel,
    turn.now,
  );
  return {};
}

/** The same from a button; each page is a message of its own, so that an edit never throws a reader back to page 1. */
export const pressChecklist: Press<'checklist.post'> = async (turn, { engagement, page, phase }) => {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  if (turn.place === 'personal') return { card: draw(turn, found, phase ?? found.phase, page ?? 1) };
  return await want(turn, found, phase ?? found.phase, page ?? 1);
};

export const refreshChecklist: Press<'checklist.refresh'> = async (turn, { engagement, phase, page }) => {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  const after = findAgain(turn, engagement, { kind: 'checklist', phase, page });
  return { card: draw(turn, found, phase, page), after };
};

const draw = (turn: Turn, engagement: Engagement, phase: PhaseId, page: number, notice?: string) =>
  checklistCard(engagement, {
    phase,
    page,
    ...readingOf(engagement, turn),
    today: todayOf(engagement, turn.now),
    ...(notice === undefined ? {} : { notice }),
  });

function phaseOf(engagement: Engagement, id: string): PhaseId {
  const item = engagement.items.find((candidate) => candidate.id === id);
  return item === undefined ? engagement.phase : listOf(engagement.playbook, item);
}

const shows = (turn: Turn, outcome: Outcome, item: string, page: number): Reply => {
  const { engagement } = outcome;
  const phase = phaseOf(engagement, item);
  return {
    card: draw(turn, engagement, phase, page, noticeOf(turn, outcome).notice),
    after: findAgain(turn, engagement.id, { kind: 'checklist', phase, page }),
  };
};

export const tickRow: Press<'checklist.tick'> = async (turn, { engagement, item, seen, page }) => {
  const outcome = await changeHere(turn, engagement, (e) => tickItem(e, item, seen, turn.person, turn.now));
  return outcome === null ? notFound(turn) : shows(turn, outcome, item, page);
};

const undo =
  (sure: boolean): Press<'checklist.untick' | 'checklist.untick-sure'> =>
  async (turn, { engagement, item, seen, page }) => {
    const outcome = await changeHere(turn, engagement, (e) => untickItem(e, item, seen, turn.person, turn.now, sure));
    if (outcome === null) return notFound(turn);
    const theirs = outcome.engagement.items.find((candidate) => candidate.id === item);
    if (outcome.refusal?.code === 'tick-of-other' && theirs !== undefined) {
      return {
        card: undoQuestionCard(outcome.engagement, {
          item: theirs,
          page,
          ...readingOf(outcome.engagement, turn),
        }),
      };
    }
    return shows(turn, outcome, item, page);
  };

/** Takes the presser's own tick back; asks first when it is another person's. */
export const untick: Press<'checklist.untick'> = undo(false);

/** After being asked. */
export const untickSure: Press<'checklist.untick-sure'> = undo(true);
