import { greetingCard, helpCard } from '../cards/engagement/greeting.js';
import type { Phrase, Press, Reply, Turn } from './turn/turn.js';

export const helpCommand: Phrase = async (turn) => ({
  card: helpCard(turn.knowledge.dataset.playbook, turn.locale, turn.place, turn.isOwner),
});
export const showHelp: Press<'help.show'> = async (turn) => ({
  message: helpCard(turn.knowledge.dataset.playbook, turn.locale, turn.place, turn.isOwner),
});

/** Said once when Baton is installed; the caller knows whether it was said before. */
export const greeting = (turn: Turn): Reply => ({
  card: greetingCard(turn.knowledge.dataset.playbook, turn.locale, turn.place),
});
