import { type Zone, zoneAt } from '../../cards/wording/date-time.js';
import type { Decision, Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { admits } from '../../data/domain/people/people.js';
import { hasPhase, hostOf } from '../../data/domain/playbook/phases.js';
import { type PhaseId, standingPhase } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { takesPart } from '../../data/domain/roster.js';
import type { Outcome } from '../../data/store/store.js';
import type { Turn } from './turn.js';

/** Shared cards speak the engagement's language: one card is read by everybody. In a personal chat it is the reader's. */
export const languageOf = ({ details }: Engagement, { reads, place, locale }: Turn): Locale =>
  reads ?? (place === 'personal' ? locale : (details?.locale ?? locale));

/** How the reader gets the answer: in which language, and in which time zone. */
export const readingOf = (engagement: Engagement, turn: Turn): { readonly locale: Locale; readonly zone: Zone } => ({
  locale: languageOf(engagement, turn),
  zone: zoneAt(engagement, turn.place),
});

/**
 * The engagement behind a press. A press from a conversation that isn't the engagement's own gets the same answer as an
 * unknown id, so that ids cannot be found out. In a personal chat the presser must be one of its people.
 */
export async function engagementMeant(turn: Turn, id: string, phase?: PhaseId): Promise<Engagement | null> {
  const found = await turn.store.engagements.find(id);
  if (found !== null && isHere(turn, found)) {
    if (phase === undefined || phase === standingPhase || hasPhase(found.playbook, hostOf(found.playbook, phase)))
      return found;
    turn.log('phase of another playbook', { engagement: id });
    return null;
  }
  logElsewhere(turn, id, found !== null);
  return null;
}

function isHere({ place, person, conversation, tenant }: Turn, engagement: Engagement): boolean {
  if (!admits(engagement, tenant)) return false;
  return place === 'personal' ? takesPart(engagement, person.id) : engagement.channel === conversation;
}

const logElsewhere = (turn: Turn, id: string, known: boolean): void =>
  known ? turn.log('press from another conversation', { engagement: id }) : turn.log('unknown engagement');

/** The engagements a person takes part in; one that does not admit their tenant is not there for them. */
export const ownEngagements = async ({ store, person, tenant }: Turn): Promise<readonly Engagement[]> =>
  (await store.engagements.of(person.id)).filter((engagement) => admits(engagement, tenant));

/** The engagement of this channel, as far as it is there for the speaker. */
export async function channelEngagement({ store, conversation, tenant }: Turn): Promise<Engagement | null> {
  const found = await store.engagements.inChannel(conversation);
  return found !== null && admits(found, tenant) ? found : null;
}

/** Those that a turn may be about: the asker's own in a personal chat, elsewhere the channel's, if it has one. */
export async function engagementsAround(turn: Turn): Promise<readonly Engagement[]> {
  if (turn.place === 'personal') return await ownEngagements(turn);
  const here = await channelEngagement(turn);
  return here === null ? [] : [here];
}

/** A change by a press, looked up and decided in one transaction; null, with nothing changed, where `engagementOf` is null. */
export async function changeHere(
  turn: Turn,
  id: string,
  decide: (engagement: Engagement) => Decision,
): Promise<Outcome | null> {
  let here = true;
  const outcome = await turn.store.engagements.change(id, (engagement) => {
    here = isHere(turn, engagement);
    return here ? decide(engagement) : { refusal: { code: 'not-found' } };
  });
  if (outcome !== null && here) return logged(turn, outcome);
  logElsewhere(turn, id, outcome !== null);
  return null;
}

/** Says what was saved, where something was, so that it can be followed. */
export function logged<O extends Outcome | null>(turn: Turn, outcome: O): O {
  if (outcome !== null && outcome.events.length > 0) turn.changed(outcome.engagement.id, outcome.engagement.version);
  return outcome;
}

/** The engagement of this channel, or the sentence that says how to get one. */
export async function engagementHere(turn: Turn): Promise<Engagement | Refusal> {
  if (turn.place === 'personal') return { code: 'only-in-channel' };
  const here = await turn.store.engagements.inChannel(turn.conversation);
  if (here === null) return { code: 'not-started' };
  if (!admits(here, turn.tenant)) return { code: 'not-found' };
  if (here.state === 'setting-up') return { code: 'not-set-up', names: { name: here.starter.name } };
  return here;
}

export const isRefused = (found: Engagement | Refusal): found is Refusal => 'code' in found;
