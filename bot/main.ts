import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openingDialogs } from '../cards/kit/dialog-buttons.js';
import { shippedIntents } from '../data/search/intent/shipped.js';
import { type LookAt, openStore, type Store } from '../data/store/store.js';
import * as dialogs from '../dialogs/index.js';
import type { Knowledge } from '../dialogs/turn/turn.js';
import { type ApiOptions, createApi } from './api/api.js';
import { ApiRate } from './api/api-rate.js';
import { calendarAddress, calendarDoor } from './calendar/calendar-door.js';
import { daysLeft, soonDays } from './config/credential.js';
import { type Config, type Environment, readConfig } from './config/settings.js';
import { batonVersion } from './config/version.js';
import { Connector } from './connector/connector.js';
import { SendThrottle } from './connector/send-throttle.js';
import { ServiceHosts } from './connector/service-hosts.js';
import { createTokenSource } from './connector/tokens.js';
import { Graph } from './directory/graph.js';
import { GroupRoleCheck } from './directory/group-roles.js';
import { explainFailedStart } from './doctor/doctor.js';
import type { Door } from './http/door.js';
import { drawPages } from './http/pages.js';
import { RequestAuthenticator } from './http/request-authenticator.js';
import { startServer } from './http/server.js';
import { SigningKeys } from './http/signing-keys.js';
import { JobRunner } from './jobs/job-runner.js';
import { allJobs } from './jobs/jobs.js';
import { KnowledgeByPlaybook } from './knowledge/knowledge-by-playbook.js';
import { openAllKnowledge } from './knowledge/open-knowledge.js';
import { causeOf, createLog, type Log } from './log/log.js';
import { createMcpDoor } from './mcp/mcp-door.js';
import { type RunningProgram, runUntilStopped } from './process/run-until-stopped.js';
import { draw } from './refresh/draw.js';
import { Refresher } from './refresh/refresher.js';
import type { VerifiedActivity } from './teams/activity.js';
import { BatonAdapter } from './teams/adapter.js';
import { classify } from './teams/classify.js';
import { dispatch } from './teams/handlers/dispatch.js';
import type { Dialogs } from './teams/handlers/incoming.js';
import { limitsFor, RateLimiter } from './teams/rate-limiter.js';
import { sentenceAnswer } from './teams/reply.js';
import { takesLonger } from './teams/sentences.js';
import { localeOf } from './teams/text/text.js';
import type { TurnParts } from './teams/turn.js';
import { turnErrorTo } from './teams/turn-error.js';
import { Metrics } from './telemetry/metrics.js';
import { type RunningMetricsServer, startMetricsServer } from './telemetry/metrics-server.js';
import { Readings } from './telemetry/readings.js';
import { storeTelemetry, Telemetry } from './telemetry/telemetry.js';
import { openTraces } from './telemetry/traces.js';
import { elapsed } from './timing/elapsed.js';
import { HookClient } from './webhooks/hook-client.js';
import { usualWaits, WebhookRunner, type WebhookRunnerOptions } from './webhooks/webhook-runner.js';

/** What a test replaces. */
export interface Overrides {
  readonly knowledge?: Knowledge;
  readonly dialogs?: Dialogs;
  readonly log?: Log;
  readonly answerWithin?: number;
  readonly coalesceMs?: number;
  /** Called with each verified activity, before its turn. */
  readonly onActivity?: (activity: VerifiedActivity) => void;
}

export interface Baton extends RunningProgram {
  readonly port: number;
  /** Where `/metrics` is read; null where it isn't. */
  readonly metricsPort: number | null;
  readonly store: Store;
  readonly library: KnowledgeByPlaybook;
  /** Something changed outside a turn: cards may be stale. */
  readonly nudge: () => void;
}

/** Builds the whole program by plain calls. */
export async function startBaton(config: Config, given: Overrides = {}): Promise<Baton> {
  const log = given.log ?? createLog(config);
  const now = Date.now;
  shippedIntents();
  const metrics = new Metrics({
    version: batonVersion,
    readings: new Readings({
      unready: () => unready(),
      staleness: () => store.cards.staleness(new Date(now()).toISOString()),
      stopped: () => store.conversations.stoppedPlaces(),
    }),
    credentialExpires: config.credentialExpires,
  });
  const traces = config.traces === null ? null : await openTraces(config.traces, batonVersion, log);
  const telemetry = new Telemetry(metrics, traces);
  const store = await openStore(config.databaseUrl, {
    file: config.databaseFile,
    log: (sentence) => log.error({ cause: sentence }, 'store'),
    telemetry: storeTelemetry(metrics, traces),
  });
  // After the store, because it has what owners decided in chat.
  const all =
    given.knowledge === undefined
      ? await store.wordings
          .all()
          .then((decided) => openAllKnowledge(config, (facts, event) => log.warn(facts, event), decided))
          .catch(closeOnFailure(store))
      : ([given.knowledge] as const);
  metrics.knows(all.map(({ dataset }) => dataset.version).join(' '));
  const library = new KnowledgeByPlaybook(all, (playbook) => log.warn({ playbook }, 'playbook is gone'));
  const hosts = new ServiceHosts(config.serviceHosts, config.app === null);
  const keys = new SigningKeys(config.openIdUrl, log);
  const authenticator = new RequestAuthenticator({
    appId: config.app?.id ?? null,
    issuer: config.issuer,
    tenants: config.tenants,
    keys,
    hosts,
  });
  const throttle = new SendThrottle({ store, failed: (error) => log.error(causeOf(error), 'send counts not saved') });
  const outgoing = config.dialogs ? { outgoing: openingDialogs } : {};
  const connector = new Connector({ ...outgoing, token: await createTokenSource(config), hosts, log, telemetry });
  const groupRoles = await openGroupRoles(config, log);
  const refresher = new Refresher({
    store,
    connector,
    draw: (card, engagement, locale, inquiry, around) =>
      draw(card, engagement, locale, inquiry, { ...around, dataset: library.of(engagement).dataset }),
    log,
    telemetry: telemetry,
    ...(given.coalesceMs === undefined ? {} : { coalesceMs: given.coalesceMs }),
  });
  const jobs = new JobRunner({
    jobs: allJobs({
      ...{ store, log, nudge: (at) => refresher.nudge(at) },
      ...{ questionDays: config.questionDays, removedDays: config.removedDays },
    }),
    log,
    now,
  });
  const adapter = new BatonAdapter(connector, throttle, outgoing.outgoing);
  adapter.onTurnError = turnErrorTo(log, (conversation, reason) =>
    store.conversations.stopWriting(conversation, reason),
  );
  const parts = {
    store,
    library,
    connector,
    log,
    now,
    groupRoles,
    ...calendarAt(config),
    owners: config.owners,
    rateLimiter: config.turnsPerSecond === 0 ? null : new RateLimiter(limitsFor(config.turnsPerSecond)),
    dialogs: given.dialogs ?? dialogs,
    nudge: (at?: LookAt) => {
      refresher.nudge(at ?? null);
      webhooks?.nudge();
    },
    postAfter: adapter.postAfter.bind(adapter),
    replacePressed: adapter.replacePressed.bind(adapter),
    deletePressed: adapter.deletePressed.bind(adapter),
  };
  const webhooks = openWebhooks(config, { store, log, now });
  const unready = async () => [
    ...((await store.ready()) ? [] : ['store']),
    ...(config.app === null || (await keys.ready()) ? [] : ['keys']),
    ...(all.every(({ dataset }) => dataset.responsibilities.length > 0) ? [] : ['dataset']),
  ];
  const metricsServer = await openMetrics(config, metrics, log).catch(closeOnFailure(store));
  const server = await startServer(config.host, config.port, {
    authenticator: authenticator,
    log,
    telemetry: telemetry,
    turn: (activity) => {
      given.onActivity?.(activity);
      return telemetry.turn(activity, (decide) =>
        adapter.run(activity, (context, after) => decide(context, () => dispatch(context, activity, parts, after))),
      );
    },
    late: (activity) => sentenceAnswer(classify(activity), takesLonger(localeOf(activity.locale))),
    unready,
    // Without Graph privileged acts wait, and on a full disk a press is answered with a sentence; everything else goes on, and
    // another process would do no better.
    degraded: async () => [
      ...(groupRoles?.isFailing === true ? ['graph'] : []),
      ...((await store.noRoom().catch(() => null)) === null ? [] : ['disk-full']),
    ],
    pages: drawPages(config),
    doors: openDoors(config, { store, library, log, now }),
    ...(given.answerWithin === undefined ? {} : { answerWithin: given.answerWithin }),
  }).catch(closeOnFailure(store, metricsServer));
  refresher.start();
  jobs.start();
  webhooks?.start();
  if (config.app !== null) void keys.ready();
  const seen = { metrics: metricsServer?.port ?? null, traces: traces !== null };
  log.info({ port: server.port, mode: config.mode, verified: config.app !== null, ...seen }, 'started');
  const days = config.credentialExpires === null ? null : daysLeft(config.credentialExpires, now());
  if (days !== null && days < soonDays) log.warn({ days }, 'credential expires soon');
  // The first question builds what all later ones share, so one is asked before a person waits for it.
  if (given.knowledge === undefined) setTimeout(() => library.warmUp(), warmUpAfter).unref();
  return {
    port: server.port,
    metricsPort: metricsServer?.port ?? null,
    store,
    library,
    nudge: parts.nudge,
    reportFatal: (error) => log.fatal(causeOf(error), 'uncaught exception, shutting down'),
    markUnready: () => {
      server.markUnready();
      return config.mode === 'production' ? drainMs : 0;
    },
    close: async () => {
      await Promise.all([server.close(), refresher.stop(), jobs.stop(), webhooks?.stop()]);
      await throttle.stop();
      await Promise.all([metricsServer?.close(), traces?.close()]);
      await store.close();
      log.info({}, 'stopped');
    },
  };
}

/** For other programs: calendars, and the API, for agents too, where clients of it are configured. */
function openDoors(config: Config, parts: Pick<ApiOptions, 'store' | 'library' | 'log' | 'now'>): readonly Door[] {
  const { apiClients: clients } = config;
  if (clients.length === 0) return [calendarDoor(parts)];
  const options = { ...parts, clients, rate: new ApiRate(clients), version: batonVersion, elapsed };
  return [calendarDoor(parts), createApi(options), createMcpDoor(options)];
}

/** Calendars are read under the bot's own name, where that is known. */
const calendarAt = ({ publicHost }: Config): Pick<TurnParts, 'calendarAt'> =>
  publicHost === null ? {} : { calendarAt: (secret) => calendarAddress(publicHost, secret) };

/** null where no other program is told what happens. */
function openWebhooks(
  config: Config,
  parts: Pick<WebhookRunnerOptions, 'store' | 'log' | 'now'>,
): WebhookRunner | null {
  const { webhooks: hooks, mode } = config;
  if (hooks.length === 0) return null;
  const client = new HookClient({ allowsLoopback: mode === 'development', timeoutMs: hookTimeoutMs });
  return new WebhookRunner({ ...parts, hooks, client, every: 2_000, leaseMs: 3 * hookTimeoutMs, waits: usualWaits });
}

/** Milliseconds that a receiver has for an answer. */
const hookTimeoutMs = 15_000;

/** Closes what was opened before a later part of the start failed. */
const closeOnFailure =
  (store: Store, metricsServer: RunningMetricsServer | null = null) =>
  async (error: unknown): Promise<never> => {
    await Promise.all([store.close(), metricsServer?.close()]);
    throw error;
  };

/** null where no port is set: then the process's own metrics are not collected. */
async function openMetrics(config: Config, metrics: Metrics, log: Log): Promise<RunningMetricsServer | null> {
  if (config.metrics === null) return null;
  metrics.watchProcess();
  return await startMetricsServer(config.metrics, metrics, log);
}

/** A start that fails says everything that prevents it, in the sentences of `baton doctor`. */
export async function startOrExplain(env: Environment): Promise<Baton> {
  try {
    return await startBaton(readConfig(env));
  } catch (error) {
    throw await explainFailedStart(env, error);
  }
}

/** null where no role is decided by groups: then Graph is never asked. */
async function openGroupRoles(config: Config, log: Log): Promise<GroupRoleCheck | null> {
  if (config.graph === null) return null;
  const { url, groups } = config.graph;
  const graph = new Graph({ url, token: await createTokenSource(config, url) });
  return new GroupRoleCheck({ groups, membership: (person, ids) => graph.membership(person, ids), log, now: elapsed });
}

/** Milliseconds after a start that belong to requests alone. */
const warmUpAfter = 500;

/** Milliseconds between "not ready" and the closed listener, so that a load balancer notices. */
const drainMs = 5_000;
const isMain = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) runUntilStopped(() => startOrExplain(process.env));
