import { placeForLog } from '../../log/log.js';
import { elapsed } from '../../timing/elapsed.js';
import { hasWords, isInvoke } from '../classify.js';
import { sentenceAnswer, sentenceMessage } from '../reply.js';
import { tooFast } from '../sentences.js';
import { localeOf } from '../text/text.js';
import { endsAs } from '../turn-outcome.js';
import { conversationOf } from '../whereabouts.js';
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
