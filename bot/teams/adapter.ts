import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ConversationReference,
  INVOKE_RESPONSE_KEY,
  type InvokeResponse,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import type { Instant } from '../../data/domain/person.js';
import { conversationPlace } from '../../data/store/posted-cards/place.js';
import type { Address } from '../connector/address.js';
import type { Connector } from '../connector/connector.js';
import type { SendOutcome } from '../connector/outcome.js';
import type { SendThrottle } from '../connector/send-throttle.js';
import { elapsed } from '../timing/elapsed.js';
import type { VerifiedActivity } from './activity.js';

/** The connector did not take a message. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  constructor(readonly outcome: Exclude<SendOutcome<never>, { is: 'done' }>) {
    super(`not sent (${outcome.is}): ${outcome.cause}`);
  }
}

/** Nothing is sent to a conversation that the app was removed from in the meantime. */
export const removedSince = { is: 'stopped', cause: 'removed in the meantime' } as const;

/** The verified activity of a turn; botbuilder's own type promises more than was read of it. */
export const activityOf = (context: TurnContext): VerifiedActivity => context.activity as unknown as VerifiedActivity;

/** Milliseconds that an answer may wait for the throttle, or be repeated after a 429. */
const answerWithin = 8_000;

/** What is done once the HTTP answer has gone out. */
type AfterWork = () => Promise<void>;

/**
 * botbuilder's turn around an activity that the request authenticator has verified. Not its CloudAdapter, which
 * verifies again, builds two clients a turn, repeats posts that perhaps arrived and prints whole requests into the log. Of the
 * SDK only TurnContext, middleware and `onTurnError` are used.
 */
export class BatonAdapter extends BotAdapter {
  constructor(
    private readonly connector: Connector,
    private readonly throttle: SendThrottle,
    /** What is sent, as the client that draws it needs it. */
    private readonly outgoing: <T extends object>(message: T) => T = (message) => message,
  ) {
    super();
  }

  /** Runs one turn. An invoke's answer comes back; everything else was sent on the way. */
  async run(
    activity: VerifiedActivity,
    logic: (context: TurnContext, afterwards: (work: AfterWork) => void) => Promise<void>,
  ): Promise<{ readonly invoke: InvokeResponse | null; readonly after: AfterWork }> {
    const context = new TurnContext(this, activity as unknown as Partial<Activity>);
    const afters: AfterWork[] = [];
    await this.runMiddleware(context, (turn) => logic(turn, (work) => afters.push(work)));
    const answer = context.turnState.get<Partial<Activity> | undefined>(INVOKE_RESPONSE_KEY);
    return {
      invoke: (answer?.value as InvokeResponse | undefined) ?? null,
      after: async () => {
        for (const after of afters) await after();
      },
    };
  }

  /** A new message in the conversation of an activity whose turn is over; in a context of its own, because the turn's is revoked. */
  async postAfter(activity: VerifiedActivity, message: Partial<Activity>): Promise<void> {
    const context = new TurnContext(this, activity as unknown as Partial<Activity>);
    await context.sendActivity(message);
  }

  /** A message in the place of the one whose card was pressed; nothing where the client does not name it. */
  async replacePressed(activity: VerifiedActivity, message: Partial<Activity>): Promise<void> {
    const { replyToId } = activity;
    if (typeof replyToId !== 'string' || replyToId === '') return;
    await new TurnContext(this, activity as unknown as Partial<Activity>).updateActivity({ ...message, id: replyToId });
  }

  /** Deletes the message whose card was pressed. */
  async deletePressed(activity: VerifiedActivity): Promise<void> {
    const { replyToId } = activity;
    if (typeof replyToId !== 'string' || replyToId === '') return;
    await new TurnContext(this, activity as unknown as Partial<Activity>).deleteActivity(replyToId);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === ActivityTypes.InvokeResponse) {
        context.turnState.set(INVOKE_RESPONSE_KEY, this.outgoing(activity));
        responses.push({ id: '' });
        continue;
      }
      const to = addressOf(activity);
      const sent = await this.sendThrottled(to, context, () => this.connector.post(to, activity));
      responses.push({ id: sent.activity });
    }
    return responses;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const to = addressOf(activity);
    await this.sendThrottled(to, context, () => this.connector.edit(to, activity.id ?? '', activity));
    return { id: activity.id ?? '' };
  }

  override async deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    const to = addressOf(reference);
    await this.sendThrottled(to, context, () => this.connector.remove(to, reference.activityId ?? ''));
  }

  /** Baton writes by itself through the refresher, never by a turn without an activity. */
  override async continueConversation(): Promise<void> {
    throw new Error('Baton does not continue conversations: ask for a card with store.cards.want');
  }

  /** Sends when the throttle allows, and repeats what may be repeated, both within `answerWithin`. */
  private async sendThrottled<T>(
    to: Address,
    context: TurnContext,
    attempt: () => Promise<SendOutcome<T>>,
  ): Promise<T> {
    const place = conversationPlace(to.conversation);
    const tenant = tenantOf(context.activity);
    const said = timeOf(context.activity);
    const take = () => this.throttle.take(place, tenant, said);
    const deadline = elapsed() + answerWithin;
    for (let wait = await take(); wait > 0; wait = await take()) {
      if (wait === Number.POSITIVE_INFINITY) throw new NotSent(removedSince);
      if (elapsed() + wait > deadline) throw new NotSent({ is: 'later', wait, cause: 'no send left for this answer' });
      await sleep(wait);
    }
    let repeated = false;
    const sent = await this.connector.persist(async () => {
      if (repeated && (await this.throttle.removedSince(place, said))) return removedSince;
      if (repeated) this.throttle.count(place, tenant);
      repeated = true;
      const outcome = await attempt();
      if (outcome.is === 'later' && outcome.wait !== null) await this.throttle.holdUntil(place, outcome.wait);
      return outcome;
    }, answerWithin);
    if (sent.is !== 'done') throw new NotSent(sent);
    return sent.value;
  }
}

const tenantOf = ({ channelData, conversation }: Activity): string => {
  const named: unknown = channelData?.tenant?.id ?? conversation.tenantId;
  return typeof named === 'string' ? named : '';
};

/** The request authenticator writes it as an instant; botbuilder's type says what its own parser would have made of it. */
const timeOf = ({ timestamp }: Activity): Instant | null => {
  const said: unknown = timestamp;
  return typeof said === 'string' ? said : null;
};

const addressOf = (said: Partial<Activity> | Partial<ConversationReference>): Address => ({
  serviceUrl: said.serviceUrl ?? '',
  conversation: said.conversation?.id ?? '',
});
