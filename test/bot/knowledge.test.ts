import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { record } from '../../bot/cli/batch.js';
import { knowledgeOf, linkDataset } from '../../bot/knowledge.js';
import { readSources } from '../../data/ingest/files.js';
import { ingest } from '../../data/ingest/ingest.js';
import { knownTopics } from '../support/known-topics.js';

const documents = fileURLToPath(new URL('../fixtures/documents', import.meta.url));

describe('knowledge', () => {
  it('answers the same whether links were written at ingest or are made at start', async () => {
    const { files } = await readSources([documents]);
    const { dataset } = ingest(files);
    const linked = linkDataset(dataset, knownTopics);
    assert.ok(linked.responsibilities.every(({ topic, links }) => (topic === undefined) === (links !== undefined)));
    assert.ok(linked.responsibilities.some(({ links = [] }) => links.length > 0));
    const [before, after] = [knowledgeOf(dataset, knownTopics()), knowledgeOf(linked, knownTopics())];
    for (const { names } of knownTopics().topics.values())
      for (const text of Object.values(names))
        assert.deepEqual(record(after.answer({ text })), record(before.answer({ text })), text);
  });

  it('leaves a dataset alone whose documents name every topic', () => {
    const nothing = { format: 1, version: 'v', documents: [], responsibilities: [] } as const;
    assert.equal(linkDataset(nothing, knownTopics), nothing);
  });
});
