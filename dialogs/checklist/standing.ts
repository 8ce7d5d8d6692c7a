import { standingCard } from '../../cards/checklist/standing.js';
import { standingPages } from '../../cards/rows/pages.js';
import { markStanding } from '../../data/domain/checklist/standing.js';
import { changeHere, engagementHere, engagementMeant, isRefused, readingOf } from '../turn/engagements.js';
import { findAgain } from '../turn/lost-message.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Phrase, Press } from '../turn/turn.js';

/** The general responsibilities of the engagement, as one list. */
export const postStanding: Phrase = async (turn) => {
  const here = await engagementHere(turn);
  if (isRefused(here)) return refused(turn, here);
  await turn.store.cards.want(here.id, { kind: 'standing', phase: null, page: 1 }, here.channel, turn.now);
  return {};
};

export const pressStanding: Press<'standing.post'> = async (turn, { engagement, page }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  if (turn.place === 'personal') {
    return { card: standingCard(found, { ...readingOf(found, turn), page: page ?? 1 }) };
  }
  const wanted = Math.min(page ?? 1, standingPages(found));
  await turn.store.cards.want(found.id, { kind: 'standing', phase: null, page: wanted }, found.channel, turn.now);
  return {};
};

export const refreshStanding: Press<'standing.refresh'> = async (turn, { engagement, page }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const after = findAgain(turn, engagement, { kind: 'standing', phase: null, page });
  return { card: standingCard(found, { ...readingOf(found, turn), page }), after };
};

export const markStandingItem: Press<'standing.mark'> = async (turn, { engagement, item, seen, page, state }) => {
  const outcome = await changeHere(turn, engagement, (e) => markStanding(e, item, seen, state, turn.person, turn.now));
  if (outcome === null) return notFound(turn);
  const read = readingOf(outcome.engagement, turn);
  const after = findAgain(turn, engagement, { kind: 'standing', phase: null, page });
  return { card: standingCard(outcome.engagement, { ...read, page, ...noticeOf(turn, outcome) }), after };
};
