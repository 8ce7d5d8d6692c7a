import { createHash } from 'node:crypto';
import type { Card } from '../cards/template.js';
import type { Engagement } from '../data/domain/engagement.js';
import type { PostedCard } from '../data/domain/posted-card.js';
import type { Locale } from '../data/domain/responsibility.js';
import { placeOf } from '../data/store/place.js';
import type { ClaimedCard, Store } from '../data/store/store.js';
import type { Address, Connector, Posted } from './connector.js';
import { backOff, type Outcome } from './connector-outcome.js';
import type { Log } from './log.js';
import { type Pace, shareOfEdits } from './pace.js';
import { cardMessage } from './reply.js';

export interface WorkResult {
  /** Milliseconds until another look is worth it. */
  readonly again: number;
}

export interface CardWorkParts {
  readonly store: Store;
  readonly connector: Connector;
  readonly pace: Pace;
  readonly draw: (card: PostedCard, engagement: Engagement, locale: Locale) => Card;
  readonly log: Log;
  /** Who holds the claims. */
  readonly owner: string;
  readonly now: () => number;
  readonly random: () => number;
}

type Trouble = Exclude<Outcome<never>, { is: 'done' }>;

/** Nobody has spoken there yet, so nobody knows how to reach it. */
const unreachablePause = 60_000;
/** What the connector calls our fault (400, 413) will not mend itself; a 500 may. */
const failurePause = 60_000;
/** Drawn cards that are remembered, to skip edits that would change nothing. */
const rememberedDrawings = 2_000;

/** One claimed card: drawn from the newest version, posted, edited or pointed away, and the outcome recorded. */
export class CardWork {
  private readonly drawn = new Map<string, string>();
  private readonly attempts = new Map<string, number>();
  /** Cards that were deleted and posted again: a second deletion is somebody's wish. */
  private readonly reposted = new Set<string>();

  constructor(private readonly parts: CardWorkParts) {}

  async on(card: ClaimedCard): Promise<WorkResult> {
    const { store, connector, pace } = this.parts;
    const place = placeOf(card.conversation);
    const [conversation, engagement] = await Promise.all([
      store.conversations.find(place),
      store.engagements.find(card.engagement),
    ]);
    if (engagement === null) {
      await store.cards.gone(card.id);
      return { again: 0 };
    }
    if (conversation === null) return await this.release(card, unreachablePause);
    const wait = pace.wait(place, this.parts.now(), shareOfEdits);
    if (wait > 0) return await this.release(card, wait);

    const activity = cardMessage(this.parts.draw(card, engagement, engagement.details?.locale ?? 'en'));
    const drawing = createHash('sha256').update(JSON.stringify(activity)).digest('base64');
    const to: Address = { serviceUrl: conversation.serviceUrl, conversation: card.conversation };
    const { botId, botName } = conversation;
    const said = { ...activity, from: { id: botId, ...(botName === undefined ? {} : { name: botName }) } };

    if (card.activity === null) {
      const posted =
        conversation.kind === 'channel' && card.conversation === place
          ? await connector.thread(to, conversation.tenant, said)
          : await connector.post(to, said);
      if (posted.is !== 'done') return await this.trouble(card, place, posted);
      return await this.shown(card, engagement, drawing, posted.value);
    }
    if (this.drawn.get(card.id) === drawing) return await this.shown(card, engagement, drawing);
    const edited = await connector.edit(to, card.activity, said);
    if (edited.is !== 'done') return await this.trouble(card, place, edited);
    return await this.shown(card, engagement, drawing);
  }

  private async shown(
    card: ClaimedCard,
    engagement: Engagement,
    drawing: string,
    posted?: Posted,
  ): Promise<WorkResult> {
    const { store, owner, now } = this.parts;
    this.attempts.delete(card.id);
    this.drawn.delete(card.id);
    this.drawn.set(card.id, drawing);
    const [oldest] = this.drawn.keys();
    if (this.drawn.size > rememberedDrawings && oldest !== undefined) this.drawn.delete(oldest);
    await store.cards.shown({
      id: card.id,
      version: engagement.version,
      ...(posted === undefined ? {} : { activity: posted.activity, conversation: posted.conversation }),
      owner,
      now: new Date(now()).toISOString(),
    });
    // A closed phase was drawn closed: it is compared again only if it reopens.
    const { phase } = card;
    if (phase !== null && phase !== engagement.phase && engagement.checkpoints[phase].passed !== null) {
      await store.cards.final(card.id);
    }
    return { again: 0 };
  }

  /** The table of the connector's answers, as far as a live card is concerned. */
  private async trouble(card: ClaimedCard, place: string, trouble: Trouble): Promise<WorkResult> {
    const { store, log } = this.parts;
    const facts = { card: card.id, conversation: place, cause: trouble.cause };
    switch (trouble.is) {
      case 'later': {
        const tried = this.attempts.get(card.id) ?? 0;
        this.attempts.set(card.id, tried + 1);
        log.warn(facts, 'connector asks to wait');
        const wait = trouble.wait ?? backOff(tried, this.parts.random());
        return await this.release(card, wait, trouble.cause.startsWith('429'));
      }
      case 'unknown':
        log.error(facts, 'posted perhaps: waits for a press to be known again');
        await store.cards.markUnknown(card.id);
        return { again: 0 };
      case 'stopped':
        log.warn(facts, 'no writing in this conversation');
        await store.conversations.stopWriting(place, trouble.cause);
        return await this.release(card, 0);
      case 'gone':
        if (trouble.what === 'message') return await this.messageGone(card, place);
        log.warn(facts, 'conversation is gone');
        await store.cards.goneConversation(place);
        await store.conversations.stopWriting(place, trouble.cause);
        return { again: 0 };
      case 'failed':
        log.error(facts, 'connector refused a card');
        return await this.release(card, failurePause);
    }
  }

  private async messageGone(card: ClaimedCard, place: string): Promise<WorkResult> {
    const { store, log, now } = this.parts;
    await store.cards.gone(card.id);
    const same = [card.engagement, card.kind, card.phase, card.page].join(' ');
    if (card.state === 'superseded' || this.reposted.has(same)) return { again: 0 };
    this.reposted.add(same);
    log.info({ card: card.id, conversation: place }, 'deleted card is posted again, once');
    const { kind, phase, page } = card;
    await store.cards.want(card.engagement, { kind, phase, page }, place, new Date(now()).toISOString());
    return { again: 0 };
  }

  private async release(card: ClaimedCard, wait: number, everyCard = false): Promise<WorkResult> {
    const notBefore = new Date(this.parts.now() + wait).toISOString();
    await this.parts.store.cards.release({ id: card.id, owner: this.parts.owner, notBefore, everyCard });
    return { again: wait };
  }
}
