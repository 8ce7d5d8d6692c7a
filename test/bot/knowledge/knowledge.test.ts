import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from '../../../bot/cli/documents/records.js';
import {
  checksumFile,
  defaultModelFile,
  knowledgeOf,
  linkDataset,
  readModel,
} from '../../../bot/knowledge/knowledge.js';
import { readSources } from '../../../data/ingest/files.js';
import { ingest } from '../../../data/ingest/ingest.js';
import { firstPlaybook } from '../../../data/playbooks/shipped.js';
import { knownTopics } from '../../support/known-topics.js';

const documents = fileURLToPath(new URL('../../fixtures/documents', import.meta.url));

describe('knowledge', () => {
  it('refuses a changed model and one without its checksum, with the cure', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-model-'));
    const file = join(folder, 'model.bin');
    const bytes = readFileSync(defaultModelFile());
    try {
      cpSync(checksumFile(defaultModelFile()), checksumFile(file));
      writeFileSync(file, bytes);
      assert.ok(readModel(file).topics.size > 0);
      for (const at of [bytes.length - 1, Math.floor(bytes.length / 2), bytes.indexOf(0x22)]) {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ 1;
        writeFileSync(file, damaged);
        assert.throws(() => readModel(file), /damaged.*release again.*baton topics/u);
      }
      writeFileSync(file, bytes);
      rmSync(checksumFile(file));
      assert.throws(() => readModel(file), /damaged/u);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('answers the same whether links were written at ingest or are made at start', async () => {
    const { files } = await readSources([documents]);
    const { dataset } = ingest(files);
    const linked = linkDataset(dataset, knownTopics);
    assert.ok(linked.responsibilities.every(({ topic, links }) => (topic === undefined) === (links !== undefined)));
    assert.ok(linked.responsibilities.some(({ links = [] }) => links.length > 0));
    const [before, after] = [knowledgeOf(dataset, knownTopics()), knowledgeOf(linked, knownTopics())];
    for (const { names } of knownTopics().topics.values())
      for (const text of Object.values(names))
        assert.deepEqual(
          record(linked.playbook, after.answer({ text })),
          record(dataset.playbook, before.answer({ text })),
          text,
        );
  });

  it('does not change a dataset whose documents name every topic', () => {
    const nothing = {
      format: 1,
      playbook: firstPlaybook(),
      version: 'v',
      documents: [],
      responsibilities: [],
    } as const;
    assert.equal(linkDataset(nothing, knownTopics), nothing);
  });
});
