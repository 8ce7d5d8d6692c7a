import type { Card } from '../../cards/kit/template.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import type { ShownMeeting } from '../../data/domain/meeting/agenda.js';
import type { Notice } from '../../data/domain/notice/notice.js';
import { isAboutInquiry, type PostedCard } from '../../data/domain/notice/posted-card.js';
import { isStillToldOf, mayStillRead } from '../../data/domain/notice/reader.js';
import { redrawAt } from '../../data/domain/notice/redraw.js';
import type { Instant } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { KnownConversation } from '../../data/store/conversations/conversations.js';
import { conversationPlace } from '../../data/store/posted-cards/place.js';
import type { ClaimedCard, SentDigest, StaleCard, Store } from '../../data/store/store.js';
import type { Address } from '../connector/address.js';
import type { Connector, Posted } from '../connector/connector.js';
import { backOff, type SendOutcome } from '../connector/outcome.js';
import { type Log, placeForLog } from '../log/log.js';
import { cardMessage } from '../teams/reply.js';
import { changesShown } from '../teams/turn-id.js';
import { differenceOf, hashesOf, mayStayUntil } from './drawing.js';

export interface WorkResult {
  /** Milliseconds after which to look for stale cards again. */
  readonly again: number;
  /** And a second time. */
  readonly andAgain?: number;
}

/** Told of live cards that are brought up to date. */
export interface CardTelemetry {
  readonly refresh: <T>(card: PostedCard, work: () => Promise<T>) => Promise<T>;
  /** The card under refresh is drawn at this version. */
  readonly drawn: (card: PostedCard, version: number) => void;
}

export interface CardWorkParts {
  readonly store: Store;
  readonly connector: Connector;
  readonly draw: (
    card: PostedCard,
    engagement: Engagement,
    locale: Locale,
    inquiry: Inquiry | null,
    around: {
      readonly notice: Notice | null;
      readonly shown: ShownMeeting | null;
      readonly digest: SentDigest | null;
      readonly now: Instant;
    },
  ) => Card;
  readonly log: Log;
  /** The owner of the claims: this process. */
  readonly owner: string;
  readonly now: () => number;
  readonly random: () => number;
  /** Milliseconds between two edits of one message, so that ticks which follow one another share an edit. */
  readonly rest: number;
  readonly telemetry?: CardTelemetry;
}

type Failure = Exclude<SendOutcome<never>, { is: 'done' }>;

/** What a card may be about besides its engagement. */
interface About {
  readonly engagement: Engagement;
  readonly inquiry: Inquiry | null;
  readonly notice: Notice | null;
  readonly shown: ShownMeeting | null;
  readonly digest: SentDigest | null;
}

interface Drawn<C extends StaleCard> {
  readonly card: C;
  readonly content: Card;
  readonly drawing: string;
  /** More than totals differ from what the message shows. */
  readonly differs: boolean;
  /** Until when the message may go on showing what it shows (null = until something happens); undefined = edit it now. */
  readonly staysUntil: Instant | null | undefined;
}

/** Milliseconds; no activity has come from the conversation yet, so its address is unknown. */
const unknownAddressPause = 60_000;

/** One claimed card: drawn from the newest version, posted or edited, and the outcome recorded. */
export class CardWork {
  constructor(private readonly parts: CardWorkParts) {}

  /** `held` is told when the claim goes over to another card of the place. */
  async refresh(card: ClaimedCard, held: (card: ClaimedCard) => void = () => {}): Promise<WorkResult> {
    const { store } = this.parts;
    const place = conversationPlace(card.conversation);
    const isAbout = isAboutInquiry(card.kind);
    const [conversation, engagement, inquiry, notice] = await Promise.all([
      store.conversations.find(place),
      store.engagements.find(card.engagement),
      isAbout ? store.inquiries.numbered(card.engagement, card.page) : null,
      card.kind === 'notice' ? store.notices.numbered(card.engagement, card.page) : null,
    ]);
    const shown =
      card.kind === 'agenda' && engagement !== null ? await store.meetings.shownOn(engagement, card.page) : null;
    const digest = card.kind === 'digest' ? await store.reminders.numbered(card.engagement, card.page) : null;
    const isAway =
      (card.kind === 'digest' && digest === null) ||
      (isAbout && inquiry === null) ||
      (card.kind === 'notice' && notice === null) ||
      (card.kind === 'agenda' && shown === null);
    if (engagement === null || isAway) {
      await store.cards.gone(card.id);
      return { again: 0 };
    }
    if (
      !mayStillRead(card, engagement, inquiry, notice) ||
      (digest !== null && !isStillToldOf(engagement, digest.person))
    ) {
      this.parts.log.info({ card: card.id, kind: card.kind }, 'card withheld');
      await store.cards.gone(card.id);
      return { again: 0 };
    }
    if (conversation === null) return await this.release(card, unknownAddressPause, { unsent: card });
    // Writing was stopped after the card was claimed.
    if (conversation.stopped !== null) return await this.release(card, 0, { unsent: card });

    const about = { engagement, inquiry, notice, shown, digest };
    const first = await this.firstToShow(this.drawn(card, about), engagement);
    held(first.card);
    return await this.show(first, about, conversation);
  }

  private drawn<C extends StaleCard>(card: C, { engagement, inquiry, notice, shown, digest }: About): Drawn<C> {
    const now = this.instant();
    const locale = engagement.details?.locale ?? 'en';
    const content = this.parts.draw(card, engagement, locale, inquiry, { notice, shown, digest, now });
    const drawing = hashesOf(content);
    const staysUntil =
      card.activity === null ? undefined : mayStayUntil(card, drawing, redrawAt(engagement, card, now), now);
    return { card, content, drawing, differs: differenceOf(card.drawing, drawing) === 'other', staysUntil };
  }

  /**
   * Of the pages of a list, a tick changes one: that one is edited first, and those whose messages may stay as they are
   * cost nothing more than this look.
   */
  private async firstToShow(own: Drawn<ClaimedCard>, engagement: Engagement): Promise<Drawn<ClaimedCard>> {
    const { store, owner } = this.parts;
    const pages = own.card.alongside
      .filter(({ phase }) => phase === null || phase === engagement.phase)
      .map((card) => this.drawn(card, { engagement, inquiry: null, notice: null, shown: null, digest: null }));
    if (pages.length === 0) return own;
    const changed = own.differs ? undefined : pages.find(({ differs }) => differs);
    const stays = (changed === undefined ? pages : [own, ...pages]).flatMap(({ card, staysUntil }) =>
      staysUntil === undefined ? [] : [{ card, againAt: staysUntil }],
    );
    const card = await store.cards.settle({
      ...{ claimed: own.card, owner, version: engagement.version, same: stays, first: changed?.card ?? null },
    });
    return changed === undefined || card.id === own.card.id ? own : { ...changed, card };
  }

  private async show(
    { card, content, drawing, staysUntil }: Drawn<ClaimedCard>,
    { engagement, inquiry, shown }: About,
    conversation: KnownConversation,
  ): Promise<WorkResult> {
    const { store, connector } = this.parts;
    const place = conversationPlace(card.conversation);
    const { id: of } = inquiry ?? engagement;
    const { version } = inquiry ?? shown?.record ?? engagement;
    const shows = { of, version };
    this.parts.telemetry?.drawn(card, version);
    if (staysUntil !== undefined) {
      return await this.recordShown(card, engagement, shows, { drawing: card.drawing, againAt: staysUntil }, null);
    }
    const to: Address = { serviceUrl: conversation.serviceUrl, conversation: card.conversation };
    const { botId, botName } = conversation;
    const from = { id: botId, ...(botName === undefined ? {} : { name: botName }) };
    const said = { ...cardMessage(content), from };

    // In a process that was frozen the claim may have expired, and another process has gone on.
    if (!(await store.cards.holds(card.id, this.parts.owner, this.instant()))) {
      return await this.release(card, 0, { unsent: card });
    }
    const sent =
      card.activity !== null
        ? await connector.edit(to, card.activity, said)
        : conversation.kind === 'channel' && card.conversation === place
          ? await connector.thread(to, conversation.tenant, said)
          : await connector.post(to, said);
    if (sent.is !== 'done') return await this.handleFailure(card, place, version, sent);
    const againAt = redrawAt(engagement, card, this.instant());
    return await this.recordShown(card, engagement, shows, { drawing, againAt }, sent.value ?? {});
  }

  private instant(): Instant {
    return new Date(this.parts.now()).toISOString();
  }

  /** `sent` = what a post came back with, nothing of an edit, null when the message showed the same already. */
  private async recordShown(
    card: ClaimedCard,
    engagement: Engagement,
    { of, version }: { readonly of: string; readonly version: number },
    { drawing, againAt }: Pick<StaleCard, 'drawing' | 'againAt'>,
    sent: Partial<Posted> | null,
  ): Promise<WorkResult> {
    const { store, owner, now, rest } = this.parts;
    const { phase } = card;
    await store.cards.shown({
      id: card.id,
      version,
      final: phase !== null && phase !== engagement.phase && checkpointOf(engagement, phase).passed !== null,
      ...(drawing === null ? {} : { drawing }),
      againAt,
      ...(sent === null ? { unsent: card.send } : { ...sent, restsUntil: new Date(now() + rest).toISOString() }),
      owner,
      now: this.instant(),
    });
    this.logOutcome(card, of, version, sent);
    // Another card of the conversation may wait; this one is due again after its rest.
    return { again: 0, ...(sent === null ? {} : { andAgain: rest }) };
  }

  /** The log line that ends every press which led to this edit. */
  private logOutcome(card: ClaimedCard, of: string, version: number, sent: Partial<Posted> | null): void {
    const changes = changesShown(of, card.shownVersion, version, card.activity === null);
    const event = sent === null ? 'card unchanged' : card.activity === null ? 'card posted' : 'card edited';
    this.parts.log.info(
      { card: card.id, kind: card.kind, conversation: placeForLog(card.conversation), changes },
      event,
    );
  }

  /** What each failed outcome means for a live card. */
  private async handleFailure(
    card: ClaimedCard,
    place: string,
    version: number,
    trouble: Failure,
  ): Promise<WorkResult> {
    const { store, log } = this.parts;
    const facts = { card: card.id, conversation: placeForLog(place), cause: trouble.cause };
    switch (trouble.is) {
      case 'later': {
        log.warn(facts, 'connector asked to wait');
        const wait = trouble.wait ?? backOff(card.attempts, this.parts.random());
        const limited = trouble.cause.startsWith('429');
        // A refused request changed nothing and is none of the messages that Teams counts.
        return await this.release(card, wait, {
          later: true,
          everyCard: limited,
          ...(limited ? { unsent: card } : {}),
        });
      }
      case 'unknown':
        log.error(facts, 'post outcome unknown');
        await store.cards.markUnknown(card.id);
        return { again: 0 };
      case 'stopped':
        log.warn(facts, 'conversation not writable');
        await store.conversations.stopWriting(place, trouble.cause, card.id);
        return await this.release(card, 0);
      case 'gone':
        if (trouble.what === 'message') {
          const again = await store.cards.deleted(card.id, this.instant());
          log.info({ ...facts, again: again !== null }, 'card message deleted');
          return { again: 0 };
        }
        log.warn(facts, 'conversation gone');
        await store.conversations.stopWriting(place, trouble.cause, card.id);
        await store.cards.goneConversation(place);
        return { again: 0 };
      case 'failed':
        // The same request would be refused again, so the next change or a person's request makes another one.
        log.error(facts, 'card refused');
        return await this.release(card, 0, { refusedVersion: version });
    }
  }

  private async release(
    card: ClaimedCard,
    wait: number,
    how: Omit<Parameters<Store['cards']['release']>[0], 'id' | 'owner' | 'notBefore'> = {},
  ): Promise<WorkResult> {
    const notBefore = new Date(this.parts.now() + wait).toISOString();
    await this.parts.store.cards.release({ id: card.id, owner: this.parts.owner, notBefore, ...how });
    return { again: wait };
  }
}
