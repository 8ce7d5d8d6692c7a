import { ActivityTypes, type TurnContext } from 'botbuilder';
import { conversationPlace } from '../../data/store/posted-cards/place.js';
import { RosterUnread } from '../../dialogs/people/roster.js';
import { causeOf, type Log, placeForLog } from '../log/log.js';
import { activityOf, NotSent } from './adapter.js';
import { classify, isInvoke, typeForLog } from './classify.js';
import { sentenceAnswer, sentenceMessage } from './reply.js';
import { rosterUnread, somethingWentWrong } from './sentences.js';
import { localeOf } from './text/text.js';
import { trackedTurn } from './turn-id.js';

/** The bot's `onTurnError`: the cause goes into the log, one sentence in their language to the person. */
export const turnErrorTo =
  (log: Log, stopWriting: (conversation: string, reason: string) => Promise<void>) =>
  async (context: TurnContext, error: Error): Promise<void> => {
    const activity = activityOf(context);
    const { locale, conversation } = activity;
    const what = classify(activity);
    const place = conversationPlace(conversation.id);
    const { id } = trackedTurn(activity);
    const facts = { turn: id, activity: typeForLog(activity), conversation: placeForLog(place) };
    if (error instanceof RosterUnread) log.warn({ ...facts, cause: error.cause }, 'members not read');
    else log.error({ ...causeOf(error, activity), ...facts }, 'turn failed');
    if (error instanceof NotSent && error.outcome.is === 'stopped') await stopWriting(place, error.outcome.cause);
    const language = localeOf(locale);
    const sentence = error instanceof RosterUnread ? rosterUnread(error.fault, language) : somethingWentWrong(language);
    if (isInvoke(what)) {
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: sentenceAnswer(what, sentence) });
      return;
    }
    // Where the answer could not be sent, an apology cannot be sent either.
    if (error instanceof NotSent || what.kind !== 'message') return;
    try {
      await context.sendActivity(sentenceMessage(sentence));
    } catch (second) {
      log.error({ ...causeOf(second, activity), turn: id }, 'apology not sent');
    }
  };
