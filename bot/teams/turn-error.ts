import { ActivityTypes, type TurnContext } from 'botbuilder';
import { conversationPlace } from '../../data/store/posted-cards/place.js';
import { RosterUnread } from '../../dialogs/people/roster.js';
import { causeOf, type Log, placeForLog } from '../log/log.js';
import { NotSent } from './adapter.js';
import { pressAnswer, sentenceMessage } from './reply.js';
import { rosterUnread, somethingWentWrong } from './sentences.js';
import { localeOf } from './text/text.js';
import { followedTurn } from './turn-id.js';
import { typeForLog } from './turn-outcome.js';

/** The single place an error reaches: the operator gets the cause, the person one sentence in their language. */
export const turnErrorTo =
  (log: Log, stopWriting: (conversation: string, reason: string) => Promise<void>) =>
  async (context: TurnContext, error: Error): Promise<void> => {
    const { type, locale, conversation } = context.activity;
    const place = conversationPlace(conversation.id);
    const { id } = followedTurn(context.activity);
    const facts = { turn: id, activity: typeForLog(type), conversation: placeForLog(place) };
    if (error instanceof RosterUnread) log.warn({ ...facts, cause: error.cause }, 'members not read');
    else log.error({ ...causeOf(error, context.activity), ...facts }, 'turn failed');
    if (error instanceof NotSent && error.outcome.is === 'stopped') await stopWriting(place, error.outcome.cause);
    const language = localeOf(locale);
    const sentence = error instanceof RosterUnread ? rosterUnread(error.fault, language) : somethingWentWrong(language);
    if (type === ActivityTypes.Invoke) {
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: pressAnswer({ sentence }) });
      return;
    }
    // What could not be sent a moment ago cannot be apologised for either.
    if (error instanceof NotSent || type !== ActivityTypes.Message) return;
    try {
      await context.sendActivity(sentenceMessage(sentence));
    } catch (second) {
      log.error({ ...causeOf(second, context.activity), turn: id }, 'apology not sent');
    }
  };
