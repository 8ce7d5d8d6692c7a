import { remindersCard } from '../../cards/reminder/digest.js';
import { refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

async function set(turn: Turn, stopped: boolean): Promise<Reply> {
  // In a channel the card would say it to everybody.
  if (turn.place !== 'personal') return refused(turn, { code: 'only-personal' });
  await turn.store.reminders.setStopped(turn.person.id, stopped, turn.now);
  turn.log(stopped ? 'reminders stopped' : 'reminders started');
  return { card: remindersCard(stopped, turn.locale) };
}

/** No more messages in the morning, for the presser. */
export const stopReminders: Press<'reminders.stop'> = (turn) => set(turn, true);

export const startReminders: Press<'reminders.start'> = (turn) => set(turn, false);

/** "Stop reminders", "reminders": whether they come, and the button that changes it. */
export const remindersCommand: Phrase = async (turn) => {
  if (turn.place !== 'personal') return refused(turn, { code: 'only-personal' });
  return { card: remindersCard(await turn.store.reminders.isStopped(turn.person.id), turn.locale), onlyRead: true };
};
