import assert from 'node:assert/strict';
import { readModel } from '../../../../bot/knowledge/knowledge.js';
import type { Match, RoutingMatter, Topic } from '../../../../data/domain/answer/question.js';
import { askersOf, routed } from '../../../../data/domain/answer/routing.js';
import { fasttrack } from '../../../support/playbooks.js';
import { answer, evidence, statement } from '../../../support/sample-answer.js';

const topic = (id: string): Topic => ({
  id,
  party: 'managed-desktop',
  phase: null,
  workload: 'managed-desktop',
  guides: false,
  group: false,
  other: [],
  names: { en: id, ko: id, 'pt-BR': id, sv: id },
});
const match = (id: string): Match => ({
  party: 'managed-desktop',
  phase: null,
  lead: evidence(statement({ id: `md#${id}`, text: id, phase: null, workload: 'managed-desktop' })),
  editions: [],
  topic: topic(id),
});
const about = (id: string) => answer({ parties: ['managed-desktop'], main: match(id) });
const topicOf: Readonly<Record<RoutingMatter, string>> = {
  hardware: 'w-hw',
  service: 'w-ops',
  other: 'w-other',
  'severity-c': 'p-sevc',
  severity: 'p-sevab',
};

describe('support routing', () => {
  it('sends each asker with each matter where the document says', () => {
    const table = Object.fromEntries(
      askersOf(fasttrack).map((asker) => [
        asker,
        Object.entries(topicOf).map(
          ([matter, id]) => `${matter}: ${routed(fasttrack, about(id), asker, match).parties}`,
        ),
      ]),
    );
    assert.deepEqual(table, {
      employee: Object.keys(topicOf).map((matter) => `${matter}: support-provider`),
      support: [
        'hardware: hardware-vendor',
        'service: managed-desktop',
        'other: support-channel',
        'severity-c: managed-desktop',
        'severity: it-admin',
      ],
      'it-admin': [
        'hardware: hardware-vendor',
        'service: managed-desktop',
        'other: support-channel',
        'severity-c: managed-desktop',
        'severity: managed-desktop',
      ],
    });
  });

  it('depends while the asker is unknown, and still names the destination', () => {
    const depends = routed(fasttrack, about('w-hw'), null, match);
    assert.deepEqual(depends.routing, { matter: 'hardware', asker: null, from: 'md#w-hw' });
    assert.equal(depends.main?.topic?.id, 'w-hw');
  });

  it('cites the line that says so, and keeps what was found as a further match', () => {
    const employee = routed(fasttrack, about('w-hw'), 'employee', match);
    assert.equal(employee.main?.lead.responsibility.id, 'md#s-all');
    assert.deepEqual(
      employee.further.map(({ topic: found }) => found?.id),
      ['w-hw'],
    );
  });

  it('knows a routing line of a document without topics by its destination', () => {
    const lead = evidence(statement({ id: 'x', text: 'x', kind: 'routing', destination: 'hardware-vendor' }));
    const found = routed(
      fasttrack,
      answer({ main: { party: 'hardware-vendor', phase: null, lead, editions: [], topic: null } }),
      null,
      () => null,
    );
    assert.equal(found.routing?.matter, 'hardware');
  });

  it('leaves everything else, and what the dataset has no line for, as it is', () => {
    for (const asked of [about('s-device'), answer({ outcome: 'nothing' })]) {
      assert.equal(routed(fasttrack, asked, 'employee', match), asked);
    }
    const alone = about('w-hw');
    assert.equal(
      routed(fasttrack, alone, 'employee', () => null),
      alone,
    );
  });

  it('names only topics that there are', () => {
    const { topics } = readModel();
    const named = [
      ...Object.keys(fasttrack.routing?.topics ?? {}),
      ...askersOf(fasttrack).flatMap((asker) =>
        Object.values(fasttrack.routing?.ways[asker] ?? {}).map((w) => w.topic),
      ),
    ];
    assert.deepEqual(
      named.filter((id) => !topics.has(id)),
      [],
    );
  });
});
