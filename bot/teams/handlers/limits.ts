import { greetingOf } from '../../../data/store/store.js';
import { placeForLog } from '../../log/log.js';
import { elapsed } from '../../timing/elapsed.js';
import { hasWords, isInvoke } from '../classify.js';
import { sentenceAnswer, sentenceMessage } from '../reply.js';
import { tooFast, wrongChannel } from '../sentences.js';
import { languageTagOf, localeOf } from '../text/text.js';
import { endsAs } from '../turn-outcome.js';
import { channelTypeOf, conversationOf } from '../whereabouts.js';
import type { Incoming } from './incoming.js';
import { answerInvoke } from './send.js';

/** Answers a sender over the rate limit, before anything is read or written; a message is answered only now and then. */
export async function isOverLimit({ context, activity, what, parts }: Incoming): Promise<boolean> {
  const { rateLimiter, log } = parts;
  const invoke = isInvoke(what);
  if (rateLimiter === null || (!invoke && !hasWords(what))) return false;
  const conversation = conversationOf(activity);
  const person = activity.from.id;
  if (rateLimiter.allows(person, conversation, elapsed(), what.kind !== 'refresh' && what.kind !== 'extension-search'))
    return false;
  endsAs(context, 'too-fast');
  const sentence = tooFast(localeOf(activity.locale));
  if (invoke) {
    await answerInvoke(context, sentenceAnswer(what, sentence));
  } else if (rateLimiter.mayNotify(person, elapsed())) {
    log.warn({ conversation: placeForLog(conversation) }, 'rate limited');
    await context.sendActivity(sentenceMessage(sentence));
  }
  return true;
}

/**
 * Answers what comes from a private or shared channel: such channels hold other people than their team, and permissions that
 * are given for a team don't reach them (Teams, 2026), so no engagement starts there and nothing is remembered. An
 * engagement that is there already goes on.
 */
export async function isWrongChannel({ context, activity, what, parts }: Incoming): Promise<boolean> {
  const { store, log, now } = parts;
  const type = channelTypeOf(activity);
  if (type === 'standard') return false;
  const conversation = conversationOf(activity);
  if ((await store.engagements.inChannel(conversation)) !== null) return false;
  const sentence = wrongChannel(type, localeOf(languageTagOf(activity)));
  if (isInvoke(what)) {
    await answerInvoke(context, sentenceAnswer(what, sentence));
    return true;
  }
  const isFirst = async () =>
    what.kind === 'installed' &&
    (await store.greetings.firstTime(greetingOf({ conversation }), new Date(now()).toISOString()));
  if (what.kind === 'message' || (await isFirst())) {
    log.info({ conversation: placeForLog(conversation), type }, 'channel type not supported');
    await context.sendActivity(sentenceMessage(sentence));
  }
  return true;
}
