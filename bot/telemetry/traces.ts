import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, Link, Span, SpanContext } from '@opentelemetry/api';
import type { Sampler, SpanExporter } from '@opentelemetry/sdk-trace';
import { LRUCache } from 'lru-cache';
import { isAboutInquiry, type PostedCard } from '../../data/domain/notice/posted-card.js';
import type { ChangeEnd } from '../../data/store/store.js';
import type { TracesConfig } from '../config/tracing.js';
import type { ConnectorEnd, ConnectorMethod } from '../connector/http.js';
import type { Log } from '../log/log.js';
import { changeId } from '../teams/turn-id.js';
import type { TurnKind, TurnOutcome } from '../teams/turn-outcome.js';
import { elapsed } from '../timing/elapsed.js';
import { withTimeout } from '../timing/with-timeout.js';

/** What a span may say of a turn: codes, never words or names. */
export interface TracedTurn {
  readonly kind: TurnKind;
  /** A button's verb, where it is one of ours. */
  readonly verb: string | null;
  readonly place: string;
}

/** A span that work can be a part of. */
export interface Traced {
  /** Runs work so that what it begins becomes a part of this span. */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The spans of one bot. A press can be followed to the edit that shows it: both carry `baton.change`. */
export interface Traces {
  readonly turn: (turn: TracedTurn) => Traced & { readonly end: (outcome: TurnOutcome) => void };
  readonly change: (engagement: string) => (end: ChangeEnd | null) => void;
  readonly request: (method: ConnectorMethod) => (end: ConnectorEnd) => void;
  readonly refresh: <T>(card: PostedCard, work: () => Promise<T>) => Promise<T>;
  /** The card under refresh is drawn at this version. */
  readonly drawn: (card: PostedCard, version: number) => void;
  /** Sends what is left, within `atMost` milliseconds. */
  readonly close: (atMost?: number) => Promise<void>;
}

const flushAtMost = 2_000;

/** Engagements, and changes of each, that are tracked for links between an edit and its presses. */
const trackedEngagements = 500;
const trackedChanges = 20;

/** Milliseconds between two log lines about failed exports. */
const logEvery = 60_000;

/**
 * Opens the tracing. The SDK is loaded here alone, so that it costs nothing without an endpoint; nothing global
 * is registered, so that several bots of one process have spans of their own.
 */
export async function openTraces(config: TracesConfig, version: string, log: Log): Promise<Traces> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const { SpanKind, SpanStatusCode, ROOT_CONTEXT, trace } = api;
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': config.service, 'service.version': version }),
    sampler: samplerOf(sdk, config),
    spanProcessors: [
      new sdk.BatchSpanProcessor({ exporter: loggingFailures(new OTLPTraceExporter({ url: config.url }), log) }),
    ],
  });
  const tracer = provider.getTracer('baton', version);
  const current = new AsyncLocalStorage<Span>();
  const changes = new RecentChanges();

  /** A span inside the current one; alone where there is none. */
  const begin = (name: string, kind: number, attributes: Attributes): Span => {
    const parent = current.getStore();
    const context = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
    return tracer.startSpan(name, { kind, attributes }, context);
  };
  const root = (name: string, kind: number, attributes: Attributes): Span =>
    tracer.startSpan(name, { kind, attributes, root: true }, ROOT_CONTEXT);

  return {
    turn: ({ kind, verb, place }) => {
      const span = root(verb === null ? `turn ${kind}` : `turn ${kind} ${verb}`, SpanKind.SERVER, {
        'baton.turn.kind': kind,
        'baton.turn.place': place,
        ...(verb === null ? {} : { 'baton.turn.verb': verb }),
      });
      return {
        within: (work) => current.run(span, work),
        end: (outcome) => {
          span.setAttribute('baton.turn.outcome', outcome);
          if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    change: (engagement) => {
      const turn = current.getStore();
      const span = begin('store change', SpanKind.INTERNAL, { 'baton.engagement': engagement });
      return (end) => {
        if (end === null) span.setStatus({ code: SpanStatusCode.ERROR });
        else span.setAttribute('baton.change.outcome', end.outcome);
        if (end?.outcome === 'saved') {
          const made = madeAttributes(engagement, end.version);
          span.setAttributes(made);
          turn?.setAttributes(made);
          changes.keep(engagement, end.version, (turn ?? span).spanContext());
        }
        span.end();
      };
    },
    request: (method) => {
      const span = begin(`connector ${method}`, SpanKind.CLIENT, { 'http.request.method': method });
      return (end) => {
        if (typeof end === 'number') span.setAttribute('http.response.status_code', end);
        else span.setAttribute('error.type', end);
        if (typeof end !== 'number' || end >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      };
    },
    refresh: async (card, work) => {
      const span = root(`refresh ${card.kind}`, SpanKind.INTERNAL, {
        'baton.card.kind': card.kind,
        'baton.engagement': card.engagement,
        'baton.version.before': card.shownVersion,
      });
      try {
        return await current.run(span, work);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    drawn: (card, version) => {
      const span = current.getStore();
      if (span === undefined) return;
      // A question to the specialist counts versions of its own.
      if (isAboutInquiry(card.kind)) return void span.setAttribute('baton.inquiry.version', version);
      span.setAttributes(madeAttributes(card.engagement, version));
      span.addLinks(changes.between(card.engagement, card.shownVersion, version));
    },
    close: async (atMost = flushAtMost) => {
      // A failed export was logged when it failed.
      await withTimeout(
        provider.shutdown().catch(() => {}),
        atMost,
      );
    },
  };
}

const madeAttributes = (engagement: string, version: number): Attributes => ({
  'baton.engagement': engagement,
  'baton.version': version,
  'baton.change': changeId(engagement, version),
});

/** The spans of the newest changes in this process; edits by other processes carry `baton.change` alone. */
class RecentChanges {
  private readonly made = new LRUCache<string, readonly { readonly version: number; readonly context: SpanContext }[]>({
    max: trackedEngagements,
  });

  keep(engagement: string, version: number, context: SpanContext): void {
    const before = this.made.get(engagement) ?? [];
    this.made.set(engagement, [...before.slice(1 - trackedChanges), { version, context }]);
  }

  between(engagement: string, shown: number, drawn: number): Link[] {
    return (this.made.get(engagement) ?? [])
      .filter(({ version }) => version > shown && version <= drawn)
      .map(({ version, context }) => ({ context, attributes: { 'baton.change': changeId(engagement, version) } }));
  }
}

type Sdk = typeof import('@opentelemetry/sdk-trace');

function samplerOf(sdk: Sdk, { sampler, ratio }: TracesConfig): Sampler {
  const root = sampler.endsWith('traceidratio')
    ? new sdk.TraceIdRatioBasedSampler(ratio)
    : sampler.endsWith('always_off')
      ? new sdk.AlwaysOffSampler()
      : new sdk.AlwaysOnSampler();
  return sampler.startsWith('parentbased_') ? new sdk.ParentBasedSampler({ root }) : root;
}

/** Logs failed exports now and then, because the SDK is silent about them. */
function loggingFailures(exporter: SpanExporter, log: Log): SpanExporter {
  let loggedAt = Number.NEGATIVE_INFINITY;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error !== undefined && elapsed() - loggedAt >= logEvery) {
          loggedAt = elapsed();
          log.warn({ spans: spans.length, cause: causeOfExport(result.error) }, 'trace export failed');
        }
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => await exporter.forceFlush?.(),
  };
}

/** The exporter's own messages can hold what the receiver answered, or the address with a password. */
const causeOfExport = (error: Error): string =>
  'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? String(error.code)
    : error.name;
