import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ChannelWorld, startChannelWorld } from '../../support/channel-world.js';
import { evaluate, type Selector, type Series, syntaxErrors, usedIn } from '../../support/promql.js';
import { type Scrape, scrape } from '../../support/scrape.js';

const file = (name: string) => readFileSync(new URL(`../../../deploy/monitoring/${name}`, import.meta.url), 'utf8');

/** Grafana's classic dashboard model (schema version 39), as far as this dashboard uses it; anything else is a mistake. */
const source = z.strictObject({ type: z.literal('prometheus'), uid: z.string().regex(/^\$\{datasource\}$/u) });
const place = z
  .strictObject({
    x: z.int().min(0).max(23),
    y: z.int().min(0),
    w: z.int().min(1).max(24),
    h: z.int().min(1),
  })
  .refine(({ x, w }) => x + w <= 24, 'reaches beyond the 24 columns');
const target = z.strictObject({
  refId: z.string().regex(/^[A-Z]$/u),
  datasource: source,
  expr: z.string().min(1),
  legendFormat: z.string().min(1),
  instant: z.boolean(),
  range: z.boolean(),
});
const step = z.strictObject({ color: z.string(), value: z.number().nullable() });
const panel = z.discriminatedUnion('type', [
  z.strictObject({
    id: z.int(),
    type: z.literal('row'),
    title: z.string().min(1),
    collapsed: z.literal(false),
    gridPos: place,
    panels: z.tuple([]),
  }),
  z.strictObject({
    id: z.int(),
    type: z.enum(['stat', 'timeseries']),
    title: z.string().min(1),
    description: z.string().min(20),
    datasource: source,
    gridPos: place,
    fieldConfig: z.strictObject({
      defaults: z.strictObject({
        unit: z.enum(['short', 's', 'd', 'ops', 'percentunit', 'bytes']),
        decimals: z.int().optional(),
        min: z.number().optional(),
        custom: z.record(z.string(), z.unknown()).optional(),
        color: z.strictObject({ mode: z.enum(['thresholds', 'palette-classic']) }).optional(),
        thresholds: z.strictObject({ mode: z.literal('absolute'), steps: z.array(step).min(2) }).optional(),
      }),
      overrides: z.tuple([]),
    }),
    options: z.record(z.string(), z.unknown()),
    targets: z.array(target).min(1),
  }),
]);
const variable = z.looseObject({ name: z.string(), type: z.enum(['datasource', 'query']) });
const dashboardModel = z.strictObject({
  uid: z.string().max(40),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  schemaVersion: z.literal(39),
  version: z.int(),
  editable: z.boolean(),
  graphTooltip: z.literal([0, 1, 2]),
  timezone: z.string(),
  refresh: z.string(),
  time: z.strictObject({ from: z.string(), to: z.string() }),
  timepicker: z.strictObject({}),
  annotations: z.strictObject({ list: z.array(z.unknown()) }),
  links: z.array(z.unknown()),
  templating: z.strictObject({ list: z.array(variable) }),
  panels: z.array(panel),
});

/** Prometheus' own rule file ("Alerting rules", 2026), and what an operator needs of ours. */
const duration = z.string().regex(/^\d+[smhd]$/u);
const sentence = z.string().regex(/^[A-Z“].*[.]$/su);
const rulesModel = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        name: z.string().regex(/^baton-[a-z]+$/u),
        rules: z
          .array(
            z.strictObject({
              alert: z.string().regex(/^Baton[A-Z]\w+$/u),
              expr: z.string(),
              for: duration.optional(),
              labels: z.strictObject({ severity: z.enum(['critical', 'warning', 'info']) }),
              annotations: z.strictObject({ summary: z.string().min(10), runbook: z.string().min(40) }),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

const dashboard = dashboardModel.parse(JSON.parse(file('dashboard.json')));
const rules = rulesModel.parse(parse(file('alerts.yaml'))).groups.flatMap((group) => group.rules);

/** What Grafana puts in the place of its variables, where all jobs are chosen. */
const filledIn = (expr: string) => expr.replaceAll('$job', '.+').replaceAll('$__rate_interval', '1m');
const queries = dashboard.panels.flatMap((one) =>
  one.type === 'row'
    ? []
    : one.targets.map(({ expr, legendFormat }) => ({ of: one.title, expr: filledIn(expr), legendFormat })),
);
const alerts = rules.map(({ alert, expr }) => ({ of: alert, expr }));

const seriesOf = (expr: string, scrapes: readonly [Scrape, Scrape]): readonly Series[] => {
  const value = evaluate(expr, scrapes);
  assert.ok(typeof value !== 'number', expr);
  return value;
};
const query = (title: string, nth = 0): string => {
  const found = queries.filter(({ of }) => of === title)[nth];
  assert.ok(found, title);
  return found.expr;
};

describe('what watches Baton', () => {
  let world: ChannelWorld;
  let scrapes: readonly [Scrape, Scrape];
  const ticks = 10;
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

  before(async () => {
    world = await startChannelWorld(
      { BATON_METRICS_PORT: '0', BATON_SECRET_EXPIRES: inHours(20 * 24).toISOString() },
      { answerWithin: 400 },
    );
    const port = world.baton.metricsPort ?? 0;
    await world.calm();
    const first = await scrape(port);
    world.connector.script({ method: 'PUT', status: 429, retryAfter: '0' });
    for (let n = 0; n < ticks; n += 1) await world.tick();
    for (const text of ['who opens the ports?', 'who calls?', 'who calls again?', 'who deploys the pizza ovens?'])
      await world.ask(text);
    const [asked] = await world.baton.store.questions.since('2000-01-01T00:00:00.000Z');
    const said = { question: asked?.id, responsibility: 'en/firewall', verdict: 'wrong-side' };
    await world.post(world.invoke('feedback.give', said, { from: { id: '29:ana', name: 'Ana Lima' } }));
    await world.post(world.message('hi'), { authorization: 'Bearer no.such.token' });
    await world.post(world.invoke('x', {}, { name: 'task/fetch' }));
    await world.calm();
    scrapes = [first, await scrape(port)];
  });
  after(() => world.close());

  it('parses every query with the grammar of Prometheus', () => {
    for (const { of, expr } of [...queries, ...alerts]) assert.deepEqual(syntaxErrors(expr), [], `${of}: ${expr}`);
    assert.notDeepEqual(syntaxErrors('sum by (le (rate(x[5m])'), []);
  });

  it('asks only for numbers that a bot gives, by labels that they have', () => {
    const [, now] = scrapes;
    const found = ({ name, matchers }: Selector) => {
      const ofName = now.samples.filter((sample) => sample.name === name);
      for (const { label } of matchers)
        assert.ok(
          ofName.every(({ labels }) => label in labels),
          `${name}{${label}}`,
        );
      return ofName;
    };
    for (const { of, expr } of [...queries, ...alerts]) {
      const { selectors, groupings } = usedIn(expr);
      assert.ok(selectors.length > 0, of);
      for (const selector of selectors) assert.ok(found(selector).length > 0, `${of}: ${selector.name}`);
      for (const { labels, selectors: below } of groupings) {
        for (const label of labels) {
          for (const selector of below) {
            assert.ok(
              found(selector).every((sample) => label in sample.labels),
              `${of}: by (${label}) of ${selector.name}`,
            );
          }
        }
      }
    }
  });

  it('answers every query of the dashboard with finite numbers and existing labels', () => {
    for (const { of, expr, legendFormat } of queries) {
      const series = seriesOf(expr, scrapes);
      assert.ok(series.length > 0, `${of}: ${expr}`);
      for (const { labels, value } of series) {
        assert.ok(Number.isFinite(value), `${of}: ${expr} is ${value} for ${JSON.stringify(labels)}`);
        for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/gu))
          assert.ok(label in labels, `${of}: {{${label}}}`);
      }
    }
  });

  it('shows what was done between two scrapes', () => {
    const seconds = scrapes[1].at - scrapes[0].at;
    const value = (expr: string, labels: Record<string, string> = {}) => {
      const found = seriesOf(expr, scrapes).find((one) =>
        Object.entries(labels).every(([key, is]) => one.labels[key] === is),
      );
      assert.ok(found, `${expr} ${JSON.stringify(labels)}`);
      return found.value;
    };
    const happened = (expr: string, labels: Record<string, string> = {}) =>
      Math.round(value(expr, labels) * seconds * 1e6) / 1e6;
    assert.equal(happened(query('Turns by kind'), { kind: 'press' }), ticks + 1);
    assert.equal(happened(query('Turns by kind'), { kind: 'message' }), 4);
    assert.equal(happened(query('Turns that were not simply answered'), { outcome: 'not-offered' }), 1);
    assert.equal(happened(query('Turns that were not simply answered'), { outcome: 'failed' }), 0);
    assert.equal(happened(query('Changes of engagements'), { outcome: 'saved' }), ticks);
    assert.equal(happened(query('Refusals at the front door'), { reason: 'token' }), 1);
    assert.equal(happened(query('Answers of the connector'), { code: '429' }), 1);
    assert.equal(value(query('Questions by answer'), { outcome: 'found' }), 3);
    assert.equal(value(query('Share of unanswered questions')), 0.25);
    assert.equal(value(query('What people said about answers'), { verdict: 'wrong-side' }), 1);
    assert.equal(value(query('Processes')), 1);
    assert.equal(value(query('Ready')), 1);
    assert.equal(value(query('Stale cards')), 0);
    assert.equal(Math.round(value(query('Credential'))), 20);
    assert.equal(seriesOf(query('Release'), scrapes)[0]?.labels.dataset, 'small-1');
    const p50 = value(query('Invoke latency', 0));
    const p99 = value(query('Invoke latency', 2));
    assert.ok(p50 > 0 && p50 <= p99 && p99 <= 15, `${p50} ${p99}`);
  });

  it('stays silent when all is well, and fires the right alert when something is not', () => {
    const firing = (of: readonly [Scrape, Scrape]) =>
      alerts.filter(({ expr }) => seriesOf(expr, of).length > 0).map(({ of: name }) => name);
    /** The second scrape with other values: what a bot in trouble would give. */
    const troubled = (trouble: (sample: Scrape['samples'][number]) => number | undefined): [Scrape, Scrape] => [
      scrapes[1],
      {
        ...scrapes[1],
        at: scrapes[1].at + 60,
        samples: scrapes[1].samples.map((sample) => ({ ...sample, value: trouble(sample) ?? sample.value })),
      },
    ];
    // All is well but for the credential, which ends in twenty days.
    assert.deepEqual(firing(troubled(() => undefined)), ['BatonCredentialExpiresSoon']);
    const at = (name: string, labels: Record<string, string>, value: (was: number) => number) =>
      troubled((sample) =>
        sample.name === name && Object.entries(labels).every(([key, is]) => sample.labels[key] === is)
          ? value(sample.value)
          : undefined,
      );
    const more = (was: number) => was + 100;
    const cases: readonly [string, [Scrape, Scrape]][] = [
      ['BatonAbsent', at('up', {}, () => 0)],
      ['BatonNotReady', at('baton_ready', { part: 'store' }, () => 0)],
      ['BatonInvokesSlow', at('baton_invoke_duration_seconds_bucket', { le: '+Inf' }, more)],
      ['BatonInvokesLate', at('baton_invokes_late_total', {}, more)],
      ['BatonTurnsFailing', at('baton_turns_total', { kind: 'press', outcome: 'failed' }, more)],
      ['BatonCardsStale', at('baton_stale_card_oldest_seconds', {}, () => 61)],
      ['BatonCardsRefused', at('baton_refused_cards', {}, () => 1)],
      ['BatonPlaceStopped', at('baton_stopped_conversations', { why: 'refused' }, () => 1)],
      ['BatonConnectorThrottled', at('baton_connector_answers_total', { operation: 'edit', code: '429' }, more)],
      ['BatonConnectorFailing', at('baton_connector_answers_total', { operation: 'edit', code: '503' }, more)],
      ['BatonConnectorFailing', at('baton_connector_answers_total', { operation: 'edit', code: 'no-answer' }, more)],
      ['BatonConnectorUnauthorised', at('baton_connector_answers_total', { operation: 'post', code: '401' }, more)],
      ['BatonCredentialExpires', at('baton_credential_expiry_days', {}, () => 6)],
      ['BatonStoreSlow', at('baton_store_duration_seconds_bucket', { le: '+Inf', operation: 'commit' }, more)],
      ['BatonQuestionsUnanswered', at('baton_questions_total', { outcome: 'nothing' }, more)],
      ['BatonAnswersDisputed', at('baton_verdicts_total', { verdict: 'not-asked' }, more)],
    ];
    for (const [name, of] of cases) assert.ok(firing(of).includes(name), `${name} in ${firing(of).join(' ')}`);
    const covered = new Set([...cases.map(([name]) => name), 'BatonCredentialExpiresSoon']);
    assert.deepEqual(
      alerts.map(({ of }) => of).filter((name) => !covered.has(name)),
      [],
      'an alert without a case',
    );
  });

  it('tells what each alert means and what to do, in whole sentences', () => {
    for (const { alert, annotations } of rules) {
      assert.ok(
        sentence.safeParse(annotations.summary.replace(/^\{\{.*?\}\} /u, 'N ')).success,
        `${alert}: ${annotations.summary}`,
      );
      assert.ok(/[.]$/u.test(annotations.runbook), `${alert}: ${annotations.runbook}`);
    }
    assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
  });

  it('lays its panels out without one over another, each with an id of its own', () => {
    const cells = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          assert.equal(cells.has(`${x} ${y}`), false, title);
          cells.add(`${x} ${y}`);
        }
      }
    }
    assert.equal(new Set(dashboard.panels.map(({ id }) => id)).size, dashboard.panels.length);
    const variables = new Set(['__rate_interval', ...dashboard.templating.list.map(({ name }) => name)]);
    for (const [, name = ''] of JSON.stringify(dashboard.panels).matchAll(/\$\{?(\w+)/gu)) {
      assert.ok(variables.has(name), `$${name}`);
    }
  });
});
