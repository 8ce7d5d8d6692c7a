import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { verdicts } from '../../data/domain/answer/feedback.js';
import { type StoreOperation, storeOperations } from '../../data/store/store.js';
import type { ConnectorEnd, ConnectorMethod } from '../connector/http.js';
import type { Refused } from '../http/request-authenticator.js';
import { type TurnKind, type TurnOutcome, turnKinds, turnOutcomes } from '../teams/turn-outcome.js';
import {
  changeOutcomes,
  connectorCodeOf,
  connectorCodes,
  connectorOperations,
  questionOutcomes,
  refusals,
} from './labels.js';
import type { Readings, Scraped } from './readings.js';

/** Seconds. Baton gives up after 12, Teams delivers an invoke again after 15. */
const invokeBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8, 12, 15];

/** Seconds. SQLite reads in microseconds; PostgreSQL gives up a lock after 10 s. */
const storeBuckets = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Parts of readiness with a gauge of their own; any other counts as `other`. */
const readinessParts = ['store', 'keys', 'dataset', 'other'] as const;

export interface MetricsParts {
  readonly version: string;
  /** Read at each scrape. */
  readonly readings: Readings;
  /** When the bot's own credential ends; null where it is unknown or nothing ends. */
  readonly credentialExpires: Date | null;
  readonly now?: () => number;
}

/**
 * The metrics of one bot, in a registry of its own. Every label has a fixed set of values, none of which comes from
 * outside: a sender cannot make series, and no person can be found in them.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly turns = this.counter('baton_turns_total', 'Activities that were let in, by kind and outcome.', [
    'kind',
    'outcome',
  ]);
  private readonly turnsOf = pairs(turnKinds, turnOutcomes, (kind, outcome) => this.turns.labels(kind, outcome));
  private readonly invokes = new Histogram({
    name: 'baton_invoke_duration_seconds',
    help: 'From the head of an invoke to its answer.',
    buckets: invokeBuckets,
    registers: this.registers,
  });
  private readonly lateInvokes = this.counter(
    'baton_invokes_late_total',
    'Invokes that were answered "it takes longer" because their turn had not ended.',
    [],
  );
  private readonly refusals = this.counter('baton_refusals_total', 'Requests refused before they became a turn.', [
    'status',
    'reason',
  ]);
  private readonly refusalsOf = new Map(
    refusals.map(([status, reason]) => [`${status} ${reason}`, this.refusals.labels(String(status), reason)]),
  );
  private readonly answers = this.counter(
    'baton_connector_answers_total',
    'Requests to the Bot Connector, by answer.',
    ['operation', 'code'],
  );
  private readonly answersOf = pairs(Object.values(connectorOperations), connectorCodes, (operation, code) =>
    this.answers.labels(operation, code),
  );
  private readonly store = new Histogram({
    name: 'baton_store_duration_seconds',
    help: 'How long the store takes: one read, one commit, or a whole change with its waiting.',
    labelNames: ['operation'],
    buckets: storeBuckets,
    registers: this.registers,
  });
  private readonly storeOf = byName(storeOperations, (operation) => {
    this.store.zero({ operation });
    return this.store.labels(operation);
  });
  private readonly changes = this.counter('baton_changes_total', 'Changes of engagements, by what became of them.', [
    'outcome',
  ]);
  private readonly changesOf = byName(changeOutcomes, (outcome) => this.changes.labels(outcome));
  private readonly questions = this.counter('baton_questions_total', 'Questions, by what the documents say.', [
    'outcome',
  ]);
  private readonly questionsOf = byName(questionOutcomes, (outcome) => this.questions.labels(outcome));
  private readonly verdicts = this.counter('baton_verdicts_total', 'What people said about answers.', ['verdict']);
  private readonly verdictsOf = byName(verdicts, (verdict) => this.verdicts.labels(verdict));
  private readonly ready = this.gauge('baton_ready', '1 where a part is ready, as /readyz says.', ['part']);
  private readonly staleCards = this.gauge(
    'baton_stale_cards',
    'Live cards that show an older version than there is, in the whole database: take max() over processes.',
    [],
  );
  private readonly oldest = this.gauge(
    'baton_stale_card_oldest_seconds',
    'For how long the stalest of them has been so: take max() over processes.',
    [],
  );
  private readonly refusedCards = this.gauge(
    'baton_refused_cards',
    'Live cards that the connector refused, in the whole database: take max() over processes.',
    [],
  );
  private readonly stopped = this.gauge(
    'baton_stopped_conversations',
    'Channels of open engagements in which nothing may be written, by why: take max() over processes.',
    ['why'],
  );
  private readonly credential = this.gauge(
    'baton_credential_expiry_days',
    "Days until the bot's own credential ends; absent where nothing ends.",
    [],
  );
  private readonly build = this.gauge('baton_build_info', 'Which Baton runs, with which dataset.', [
    'version',
    'dataset',
  ]);
  private readonly now: () => number;

  constructor(private readonly parts: MetricsParts) {
    this.now = parts.now ?? Date.now;
    // A rate needs a zero at the start.
    for (const child of [
      ...Object.values(this.turnsOf).flatMap((outcomes) => Object.values(outcomes)),
      ...Object.values(this.answersOf).flatMap((codes) => Object.values(codes)),
      ...this.refusalsOf.values(),
      ...Object.values(this.changesOf),
      ...Object.values(this.questionsOf),
      ...Object.values(this.verdictsOf),
    ]) {
      child.inc(0);
    }
  }

  /** Says with which dataset Baton runs, once it is read. */
  knows(dataset: string): void {
    this.build.set({ version: this.parts.version, dataset }, 1);
  }

  turnEnded(kind: TurnKind, outcome: TurnOutcome): void {
    this.turnsOf[kind][outcome].inc();
  }

  invokeAnswered(seconds: number, late: boolean): void {
    this.invokes.observe(seconds);
    if (late) this.lateInvokes.inc();
  }

  requestRefused({ status, reason }: Refused): void {
    (this.refusalsOf.get(`${status} ${reason}`) ?? this.refusals.labels(String(status), reason)).inc();
  }

  connectorAnswered(method: ConnectorMethod, end: ConnectorEnd): void {
    this.answersOf[connectorOperations[method]][connectorCodeOf(end)].inc();
  }

  storeTook(operation: StoreOperation, milliseconds: number): void {
    this.storeOf[operation].observe(milliseconds / 1_000);
  }

  engagementChanged(outcome: (typeof changeOutcomes)[number]): void {
    this.changesOf[outcome].inc();
  }

  questionAsked(outcome: string): void {
    this.questionsOf[questionOutcomes.find((known) => known === outcome) ?? 'other'].inc();
  }

  verdictGiven(verdict: (typeof verdicts)[number]): void {
    this.verdictsOf[verdict].inc();
  }

  /** The process's own numbers (memory, CPU, event loop); their observers last as long as the process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Everything in Prometheus' text form. Never throws: a store that is away has a number too. */
  async scrape(): Promise<string> {
    this.read(await this.parts.readings.now());
    return await this.registry.metrics();
  }

  private read({ unready, staleness, stopped }: Scraped): void {
    const known = new Set<string>(readinessParts);
    for (const part of readinessParts) {
      const away = part === 'other' ? unready.some((name) => !known.has(name)) : unready.includes(part);
      this.ready.set({ part }, away ? 0 : 1);
    }
    put(this.staleCards, staleness?.cards ?? null);
    put(this.refusedCards, staleness?.refused ?? null);
    put(this.oldest, staleness === null ? null : secondsSince(staleness.oldest, this.now()));
    for (const why of ['removed', 'refused'] as const) {
      if (stopped === null) this.stopped.remove({ why });
      else this.stopped.set({ why }, stopped[why]);
    }
    const { credentialExpires: expires } = this.parts;
    put(this.credential, expires === null ? null : (expires.getTime() - this.now()) / day);
  }

  private counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: this.registers });
  }

  private gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: this.registers });
  }
}

const day = 24 * 60 * 60 * 1_000;

/** A gauge whose value is unknown is absent, because an old number would be taken for the present one. */
function put(gauge: Gauge<never>, value: number | null): void {
  if (value === null) gauge.remove();
  else gauge.set(value);
}

const secondsSince = (at: string | null, now: number): number =>
  at === null ? 0 : Math.max(0, (now - Date.parse(at)) / 1_000);

function byName<N extends string, T>(names: readonly N[], make: (name: N) => T): Readonly<Record<N, T>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<N, T>;
}

const pairs = <A extends string, B extends string, T>(
  first: readonly A[],
  second: readonly B[],
  make: (a: A, b: B) => T,
): Readonly<Record<A, Readonly<Record<B, T>>>> => byName(first, (a) => byName(second, (b) => make(a, b)));
