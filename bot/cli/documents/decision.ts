import { t } from '../../../cards/kit/i18n.js';
import { dutyListText } from '../../../cards/list/list-text.js';
import type { ListQuestion } from '../../../data/domain/answer/asked.js';
import type { Message } from '../../../data/domain/answer/message.js';
import { dutyList } from '../../../data/domain/list/list.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { readMessage } from '../../../data/search/intent/read-message.js';
import type { AskedAndAnswered } from '../../../dialogs/answer/questions-asked.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { answersRecord, answersTo, listRecord } from './records.js';

/** What Baton does with a text: for machines, for people, and whether anything came of it. */
export interface Decided {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly answered: boolean;
}

/** Decides what a text is, as in chat, and answers it as far as documents can. A terminal has no engagement. */
export function decideOn(
  text: string,
  client: Locale | undefined,
  knowledge: Knowledge,
  answersText: (asked: readonly AskedAndAnswered[]) => string,
): Decided {
  const message = readMessage(text, client, undefined, knowledge.dataset.playbook);
  const { locale } = message;
  switch (message.is) {
    case 'courtesy':
      return { json: { outcome: message.is, locale }, text: t(locale, `message.${message.kind}`), answered: true };
    case 'help':
      return { json: { outcome: message.is, intent: 'help', locale }, text: helpText(locale), answered: true };
    case 'command': {
      const { is: outcome, command: intent } = message;
      const would = intent === 'help' ? helpText(locale) : t(locale, `command-effect.${intent}`);
      return { json: { outcome, intent, locale }, text: would, answered: true };
    }
    case 'act':
      return {
        json: { outcome: message.is, intent: message.act, ...namedOf(message), locale },
        text: t(locale, 'command-effect.act'),
        answered: true,
      };
    case 'engagement':
      return engagement(message, knowledge);
    case 'list':
      return listed(message.list, knowledge);
    case 'follow-up':
      // Every call is a conversation of its own, without an earlier answer.
      return {
        json: { outcome: 'nothing', needs: 'context', locale },
        text: t(locale, 'follow-up.no-context'),
        answered: false,
      };
    case 'other':
      return {
        json: { outcome: message.is, likely: message.likely, locale },
        text: `${t(locale, 'message.not-sure')} ${t(locale, 'message.what-i-do')}`,
        answered: false,
      };
    case 'question': {
      const asked = answersTo(knowledge, { text, ...(client === undefined ? {} : { locale: client }) });
      const answered = asked.some(({ answer }) => answer.outcome !== 'nothing');
      return { json: answersRecord(knowledge, asked), text: answersText(asked), answered };
    }
  }
}

const helpText = (locale: Locale): string => `${t(locale, 'help.title')}: ${t(locale, 'message.what-i-do')}`;

/** The parts that a message names; those that it doesn't are left out. */
function namedOf({ named }: Extract<Message, { readonly is: 'act' | 'engagement' }>) {
  const parts = Object.entries(named).filter(([, part]) => part !== null);
  return parts.length === 0 ? {} : { named: Object.fromEntries(parts) };
}

/** The list of open items, which the documents have too. */
function engagement(message: Extract<Message, { readonly is: 'engagement' }>, knowledge: Knowledge): Decided {
  const { fact, list, locale } = message;
  const json = { outcome: message.is, intent: fact, ...namedOf(message), locale };
  const would = t(locale, 'command-effect.engagement');
  if (list === null) return { json, text: would, answered: true };
  if (list.about === 'blockers') return { json, text: t(locale, 'list.no-checkpoint'), answered: false };
  return { json, text: listed(list, knowledge).text, answered: true };
}

/** Every duty that was asked for. */
function listed(list: ListQuestion, knowledge: Knowledge): Decided {
  const duties = dutyList(knowledge.dataset.playbook, knowledge.duties(list.locale), list);
  const noEngagement = list.about === 'open' || list.whose === 'me';
  return {
    json: listRecord(duties),
    text: dutyListText(duties, { locale: list.locale, place: 'personal', page: 1, noEngagement }),
    answered: duties.rows.length > 0,
  };
}
