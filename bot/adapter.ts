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
import { placeOf } from '../data/store/place.js';
import type { VerifiedActivity } from './activity.js';
import type { Address, Connector } from './connector.js';
import type { Outcome } from './connector-outcome.js';
import type { Pace } from './pace.js';

/** The connector did not take what Baton wanted to say. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  constructor(readonly outcome: Exclude<Outcome<never>, { is: 'done' }>) {
    super(`not sent (${outcome.is}): ${outcome.cause}`);
  }
}

/** How long an answer to a person may wait for its turn, or be repeated after a 429. Milliseconds. */
const patience = 8_000;

/** What is done once the HTTP answer has gone out. */
type After = () => Promise<void>;

/**
 * botbuilder's turn around an activity that the front door has verified. Not its CloudAdapter: that one verifies again
 * (badly), builds two clients a turn, repeats posts that perhaps arrived and prints whole requests into the log. What is
 * used of the SDK is the TurnContext, its middleware and its single `onTurnError`.
 */
export class BatonAdapter extends BotAdapter {
  constructor(
    private readonly connector: Connector,
    private readonly pace: Pace,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  /** Runs one turn. An invoke's answer comes back; everything else was sent on the way. */
  async run(
    activity: VerifiedActivity,
    logic: (context: TurnContext, afterwards: (work: After) => void) => Promise<void>,
  ): Promise<{ readonly invoke: InvokeResponse | null; readonly after: After }> {
    const context = new TurnContext(this, activity as unknown as Partial<Activity>);
    const afters: After[] = [];
    await this.runMiddleware(context, (turn) => logic(turn, (work) => afters.push(work)));
    const answer = context.turnState.get<Partial<Activity> | undefined>(INVOKE_RESPONSE_KEY);
    return {
      invoke: (answer?.value as InvokeResponse | undefined) ?? null,
      after: async () => {
        for (const after of afters) await after();
      },
    };
  }

  /** A new message in the conversation of an activity whose turn is over: its context has been revoked by then. */
  async sayAfter(activity: VerifiedActivity, message: Partial<Activity>): Promise<void> {
    const context = new TurnContext(this, activity as unknown as Partial<Activity>);
    await context.sendActivity(message);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === ActivityTypes.InvokeResponse) {
        context.turnState.set(INVOKE_RESPONSE_KEY, activity);
        responses.push({ id: '' });
        continue;
      }
      const to = addressOf(activity);
      await this.waitForPace(to);
      const sent = await this.connector.persist(() => this.connector.post(to, activity), patience);
      if (sent.is !== 'done') throw new NotSent(sent);
      responses.push({ id: sent.value.activity });
    }
    return responses;
  }

  override async updateActivity(_context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const to = addressOf(activity);
    await this.waitForPace(to);
    const edited = await this.connector.persist(() => this.connector.edit(to, activity.id ?? '', activity), patience);
    if (edited.is !== 'done') throw new NotSent(edited);
    return { id: activity.id ?? '' };
  }

  override async deleteActivity(_context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    const removed = await this.connector.remove(addressOf(reference), reference.activityId ?? '');
    if (removed.is !== 'done') throw new NotSent(removed);
  }

  /** Baton writes on its own account through the refresher, never by a turn that nobody began. */
  override async continueConversation(): Promise<void> {
    throw new Error('Baton does not continue conversations: ask for a card with store.cards.want');
  }

  private async waitForPace(to: Address): Promise<void> {
    const wait = this.pace.wait(placeOf(to.conversation), this.now());
    if (wait > 0) await sleep(Math.min(wait, patience));
  }
}

const addressOf = (said: Partial<Activity> | Partial<ConversationReference>): Address => ({
  serviceUrl: said.serviceUrl ?? '',
  conversation: said.conversation?.id ?? '',
});
