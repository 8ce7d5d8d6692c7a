import { whichEngagementFor } from '../../cards/fact/which-engagement.js';
import { t } from '../../cards/kit/i18n.js';
import { phasesCard } from '../../cards/phase/phases.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { resumeEngagement } from '../../data/domain/phase/pause.js';
import { postChecklist, pressChecklist } from '../checklist/checklist.js';
import { engagementsMeant } from '../meant/whereabouts.js';
import { showPause } from '../phase/phases.js';
import { readingOf } from '../turn/engagements.js';
import { refused } from '../turn/refusals.js';
import type { Phrase, Reply, Turn } from '../turn/turn.js';

/** The button that goes on with the engagement that is chosen. */
type Where = (engagement: Engagement) => {
  readonly verb: 'pause.form' | 'phases.show' | 'checklist.post';
  readonly data: { readonly engagement: string };
};

/** Does something for the engagement that is meant; where several may be, asks which. */
async function forOne(
  turn: Turn,
  where: Where,
  then: (engagement: Engagement) => Reply | Promise<Reply>,
): Promise<Reply> {
  const found = await engagementsMeant(turn);
  if ('sentence' in found) return found;
  const [engagement, ...more] = found;
  if (more.length > 0) return { card: whichEngagementFor(found, turn.locale, where) };
  return await then(engagement);
}

const phasesOf = (turn: Turn, engagement: Engagement): Reply => ({
  card: phasesCard(engagement, readingOf(engagement, turn)),
});

/** The form that pauses; nothing is paused by words alone. */
export const pauseCommand: Phrase = (turn) =>
  forOne(
    turn,
    ({ id }) => ({ verb: 'pause.form', data: { engagement: id } }),
    async ({ id }) => await showPause(turn, { engagement: id }),
  );

/** The engagement's phases with the button that resumes; nothing is resumed by words alone. */
export const resumeCommand: Phrase = (turn) =>
  forOne(
    turn,
    ({ id }) => ({ verb: 'phases.show', data: { engagement: id } }),
    (engagement) => {
      const decided = resumeEngagement(engagement, turn.person, turn.now);
      return 'refusal' in decided ? refused(turn, decided.refusal) : phasesOf(turn, engagement);
    },
  );

/** No files are made: what there is instead, and where. */
export const exportCommand: Phrase = async (turn) => {
  const sentence = t(turn.locale, 'message.export');
  const reply = await forOne(
    turn,
    ({ id }) => ({ verb: 'phases.show', data: { engagement: id } }),
    (engagement) => phasesOf(turn, engagement),
  );
  return { ...reply, sentence };
};

/** The checklist once more, as it is now. */
export const refreshCommand: Phrase = (turn, rest) =>
  turn.place === 'channel'
    ? postChecklist(turn, rest)
    : forOne(
        turn,
        ({ id }) => ({ verb: 'checklist.post', data: { engagement: id } }),
        async ({ id }) => await pressChecklist(turn, { engagement: id }),
      );
