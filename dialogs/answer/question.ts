import { exampleQuestion } from '../../cards/engagement/greeting.js';
import type { Asked } from '../../data/domain/answer/asked.js';
import { parseIntent } from '../../data/search/asking/asking.js';
import { answerList } from '../list/list.js';
import type { Press, Reply, Turn } from '../turn/turn.js';
import { ask } from './ask.js';
import { answerFollowUp } from './follow-up.js';

/** What is no command: it goes on from the answer before, asks for a list, or asks about one matter. */
export async function questionAsked(turn: Turn, text: string, { list, followUp }: Asked): Promise<Reply> {
  if (followUp !== null) {
    const context = await turn.store.contexts.find(turn.conversation, turn.person.id, turn.now);
    // "And Microsoft?" is written the same in four languages: it continues in that of the answer before.
    const before = context?.kind === 'answer' ? context.locale : context?.list.locale;
    const said =
      before === undefined
        ? followUp
        : (parseIntent(text, before, turn.knowledge.dataset.playbook).followUp ?? followUp);
    if (list === null || context?.kind === 'answer') return await answerFollowUp(turn, said, context, text);
  }
  return list === null ? await ask(turn, text) : await answerList(turn, list, text);
}

const answered = (turn: Turn, text: string): Promise<Reply> =>
  questionAsked(turn, text, parseIntent(text, turn.locale, turn.knowledge.dataset.playbook));

/** One of the greeting's examples, asked for real. */
export const askExample: Press<'ask.example'> = async (turn, data) => {
  const { card, ...rest } = await answered(
    turn,
    exampleQuestion(turn.knowledge.dataset.playbook, turn.locale, data.example),
  );
  return card === undefined ? rest : { ...rest, message: card };
};
