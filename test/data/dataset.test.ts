import assert from 'node:assert/strict';
import { DatasetError, defaultDatasetFile, parseDataset, serialiseDataset, toDataset } from '../../data/dataset.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import type { Responsibility, SourceDocument } from '../../data/domain/responsibility.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';

const document: SourceDocument = {
  id: 'd',
  title: 'Doc',
  locale: 'en',
  edition: '2020-01-02',
  article: null,
  retired: false,
};

function duty(line: number, more: Partial<Responsibility> = {}): Responsibility {
  const fixed = { document: 'd', section: ['S'], phase: 'initiate', party: 'customer', ordinal: '1' } as const;
  const rest = {
    group: false,
    text: 'Do it.',
    locale: 'en',
    optional: false,
    conditional: false,
    kind: 'item',
  } as const;
  return { id: `d#${line}`, line, ...fixed, ...rest, ...more };
}

const full = duty(3, {
  english: 'E',
  leadIn: 'L',
  englishLeadIn: 'EL',
  condition: 'pcs',
  workload: 'intune',
  stage: 'service',
  destination: 'it-admin',
  topic: 't',
  links: [{ topic: 't', certainty: 0.5 }],
  wordings: ['Who does it?'],
  cites: [{ title: 'T', locale: 'ko', date: null, heading: 'H', ordinal: null }],
});

function refusal(content: string | Uint8Array): string {
  try {
    parseDataset(content, 'd.json');
  } catch (error) {
    assert.ok(error instanceof DatasetError);
    return error.message;
  }
  return 'accepted';
}

describe('dataset', () => {
  const dataset = toDataset(firstPlaybook(), [document], [full, duty(1)]);

  it('comes back as it was written, whatever fields a responsibility has', () => {
    assert.deepEqual(parseDataset(serialiseDataset(dataset), 'd.json'), dataset);
    assert.deepEqual(parseDataset(Buffer.from(serialiseDataset(dataset)), 'd.json'), dataset);
  });
  it('carries questions that the documents do not answer, and reads the same without', () => {
    const more = toDataset(firstPlaybook(), [document], [full], ['Who paints?', 'Who cooks?']);
    const text = serialiseDataset(more);
    assert.deepEqual(parseDataset(text, 'd.json').outside, ['Who cooks?', 'Who paints?']);
    assert.deepEqual(parseDataset(text, 'd.json'), more);
    assert.equal('outside' in toDataset(firstPlaybook(), [document], [full], []), false);
  });
  it('is sorted, and has the same bytes and version in any order of its parts and keys', () => {
    const shuffled = Object.fromEntries(Object.entries(full).reverse()) as unknown as Responsibility;
    const again = toDataset(firstPlaybook(), [document], [duty(1), shuffled]);
    assert.equal(serialiseDataset(again), serialiseDataset(dataset));
    assert.deepEqual(
      dataset.responsibilities.map(({ line }) => line),
      [1, 3],
    );
  });
  it('has another version when anything in it is another', () => {
    assert.notEqual(toDataset(firstPlaybook(), [document], [duty(1)]).version, dataset.version);
    assert.notEqual(
      toDataset(firstPlaybook(), [{ ...document, retired: true }], [full, duty(1)]).version,
      dataset.version,
    );
    assert.match(dataset.version, /^[0-9a-f]{12}$/);
  });
  it('puts one responsibility on a line and ends in a line break', () => {
    const lines = serialiseDataset(dataset).split('\n');
    assert.equal(lines.filter((line) => line.includes('"line":')).length, 2);
    assert.equal(lines.at(-1), '');
  });
  it('of a newer format says what to do', () => {
    assert.match(
      refusal(serialiseDataset(dataset).replace('"format": 1', '"format": 2')),
      /^d\.json: made by a newer Baton: update Baton or build it again with `baton ingest`/,
    );
  });
  it('that is not JSON, not UTF-8 or not a dataset says so, and where', () => {
    assert.match(refusal('{'), /^d\.json: not JSON: build it again/);
    assert.match(refusal(Buffer.from([0xff, 0xfe])), /^d\.json: not UTF-8/);
    assert.match(refusal('[]'), /^d\.json: not a dataset/);
    assert.match(refusal('null'), /^d\.json: not a dataset/);
    assert.match(
      refusal(serialiseDataset(dataset).replace('"phase":"initiate"', '"phase":4')),
      /at responsibilities\.0\.phase/,
    );
  });
  it('refuses a responsibility of an unknown document and an id used twice', () => {
    assert.match(refusal(serialiseDataset(toDataset(firstPlaybook(), [], [duty(1)]))), /unknown document d/);
    assert.match(
      refusal(serialiseDataset(toDataset(firstPlaybook(), [document], [duty(1), duty(1)]))),
      /is there twice/,
    );
  });
  it('carries its playbook, and means FastTrack’s where an older Baton wrote it without one', () => {
    const garden: Playbook = { ...firstPlaybook(), id: 'garden', names: { en: 'Garden' } };
    const written = serialiseDataset(toDataset(garden, [document], [duty(1)]));
    assert.deepEqual(parseDataset(written, 'd.json').playbook, garden);
    const older = written.replace(/^ {2}"playbook": .*\n/mu, '');
    assert.notEqual(older, written);
    assert.equal(parseDataset(older, 'd.json').playbook.id, 'fasttrack');
    assert.notEqual(toDataset(garden, [document], [duty(1)]).version, dataset.version);
  });
  it('refuses a party, a phase, a service or a condition that its playbook does not have', () => {
    const strange = (more: Partial<Responsibility>) =>
      refusal(serialiseDataset(toDataset(firstPlaybook(), [document], [duty(1, more)])));
    assert.match(strange({ phase: 'sow' }), /d#1 names the phase sow, which the playbook fasttrack does not have/);
    assert.match(strange({ party: 'gardener' }), /the party gardener/);
    assert.match(strange({ involved: [{ party: 'neighbour', involvement: 'informed' }] }), /the party neighbour/);
    assert.match(strange({ workload: 'lawn' }), /the service lawn/);
    assert.match(strange({ condition: 'rain' }), /the condition rain/);
    assert.equal(strange({ phase: 'general', party: 'joint' }), 'accepted');
  });
  it('ships beside its module', () => assert.match(defaultDatasetFile(), /data[/\\]dataset\.json$/));
});
