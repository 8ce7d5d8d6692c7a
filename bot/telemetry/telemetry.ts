import type { TurnContext } from 'botbuilder';
import type { PostedCard } from '../../data/domain/notice/posted-card.js';
import type { StoreTelemetry } from '../../data/store/store.js';
import type { ConnectorEnd, ConnectorMethod, ConnectorTelemetry } from '../connector/http.js';
import type { Refused } from '../http/request-authenticator.js';
import type { RequestTelemetry } from '../http/server.js';
import type { CardTelemetry } from '../refresh/card-work.js';
import type { VerifiedActivity } from '../teams/activity.js';
import { classify, verbOf } from '../teams/classify.js';
import { type TurnOutcome, turnKindOf, turnOutcomeOf } from '../teams/turn-outcome.js';
import { kindOf } from '../teams/whereabouts.js';
import type { Metrics } from './metrics.js';
import type { Traces } from './traces.js';

/** Runs a turn's logic, and notes how it ended. */
type RunLogic = (context: TurnContext, logic: () => Promise<void>) => Promise<void>;

/** Feeds the metrics, and the traces where an endpoint is set. */
export class Telemetry implements ConnectorTelemetry, CardTelemetry, RequestTelemetry {
  private readonly answered: Readonly<Record<ConnectorMethod, (end: ConnectorEnd) => void>>;

  constructor(
    private readonly metrics: Metrics,
    private readonly traces: Traces | null,
  ) {
    const counts = (method: ConnectorMethod) => (end: ConnectorEnd) => metrics.connectorAnswered(method, end);
    this.answered = { POST: counts('POST'), PUT: counts('PUT'), DELETE: counts('DELETE'), GET: counts('GET') };
  }

  /** Measures one turn, with its work after the answer. */
  async turn<A extends { readonly after: () => Promise<void> }>(
    activity: VerifiedActivity,
    run: (decide: RunLogic) => Promise<A>,
  ): Promise<A> {
    const what = classify(activity);
    const kind = turnKindOf(what);
    // An error doesn't come back here: the adapter's single `onTurnError` has answered it.
    let outcome: TurnOutcome = 'failed';
    const decide: RunLogic = async (context, logic) => {
      await logic();
      outcome = turnOutcomeOf(context);
    };
    const span = this.traces?.turn({ kind, verb: verbOf(what), place: kindOf(activity) }) ?? null;
    try {
      if (span === null) return await run(decide);
      const answer = await span.within(() => run(decide));
      return { ...answer, after: () => span.within(answer.after) };
    } finally {
      this.metrics.turnEnded(kind, outcome);
      span?.end(outcome);
    }
  }

  refused(refused: Refused): void {
    this.metrics.requestRefused(refused);
  }

  invoked(seconds: number, late: boolean): void {
    this.metrics.invokeAnswered(seconds, late);
  }

  request(method: ConnectorMethod): (end: ConnectorEnd) => void {
    const counted = this.answered[method];
    const ended = this.traces?.request(method);
    if (ended === undefined) return counted;
    return (end) => {
      counted(end);
      ended(end);
    };
  }

  refresh<T>(card: PostedCard, work: () => Promise<T>): Promise<T> {
    return this.traces === null ? work() : this.traces.refresh(card, work);
  }

  drawn(card: PostedCard, version: number): void {
    this.traces?.drawn(card, version);
  }
}

/** The store's telemetry, separate because the store is opened first. */
export function storeTelemetry(metrics: Metrics, traces: Traces | null): StoreTelemetry {
  const counted: ReturnType<StoreTelemetry['changing']> = (end) => {
    if (end !== null) metrics.engagementChanged(end.outcome);
  };
  return {
    took: (operation, milliseconds) => metrics.storeTook(operation, milliseconds),
    changing: (engagement) => {
      const ended = traces?.change(engagement);
      if (ended === undefined) return counted;
      return (end) => {
        counted(end);
        ended(end);
      };
    },
    asked: (outcome) => metrics.questionAsked(outcome),
    judged: (verdict) => metrics.verdictGiven(verdict),
  };
}
