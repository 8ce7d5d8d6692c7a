import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readModel } from '../../../bot/knowledge/knowledge.js';
import { openAllKnowledge } from '../../../bot/knowledge/open-knowledge.js';
import { openPlaybooks } from '../../../bot/knowledge/open-playbooks.js';
import type { DecidedWording } from '../../../data/domain/answer/wordings.js';
import { packEncoder } from '../../../data/search/encoder/encoder-file.js';
import { kitchenMenu, kitchenPlaybook } from '../../support/kitchen.js';

describe('what Baton knows at a start', () => {
  let folder: string;
  const file = (...parts: string[]) => path.join(folder, ...parts);
  const decided = (question: string, statement: string | null): DecidedWording => ({
    ...{ playbook: 'kitchen', question, by: '29:ana', at: '2026-11-20T08:00:00.000Z' },
    address: statement === null ? null : { document: 'menu', statement },
  });

  const settingsOf = (encoderFile: string | null = null) => ({
    ...{ playbooks: file('kitchen'), playbookCache: file('cache'), datasetFile: '', encoderFile },
  });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-knowledge-'));
    mkdirSync(file('kitchen', 'documents'), { recursive: true });
    writeFileSync(file('kitchen', 'playbook.yaml'), kitchenPlaybook());
    writeFileSync(file('kitchen', 'documents', 'menu.md'), kitchenMenu);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes up what owners decided in chat, where the playbook’s file says nothing of it', async () => {
    writeFileSync(file('kitchen', 'wordings.yaml'), 'outside: [Who pays?]\n');
    const warned: unknown[] = [];
    const [{ dataset }] = await openAllKnowledge(settingsOf(), (facts, event) => warned.push({ event, ...facts }), [
      decided('Who salts?', 'salt the water'),
      decided('who PAYS', 'Salt the water.'),
      decided('Who serves?', null),
      decided('Who boils?', 'Boil the eggs.'),
      { ...decided('Who sweeps?', null), playbook: 'garden' },
    ]);
    assert.deepEqual(
      dataset.responsibilities.map(({ wordings }) => wordings ?? []),
      [[], ['Who salts?']],
    );
    assert.deepEqual(dataset.outside, ['Who pays?', 'Who serves?']);
    assert.deepEqual(warned, [{ event: 'wordings without statement', playbook: 'kitchen', wordings: 1, of: 'store' }]);
  });

  it('knows which documents were not wholly read, and tells the operator how much alone', async () => {
    const unknown =
      '\n| Cook | Baker team |\n|---|---|\n| Boil the soup. | Knead the dough well. |\n| Serve it. | Heat the oven early. |\n';
    writeFileSync(file('kitchen', 'documents', 'menu.md'), kitchenMenu + unknown);
    const warned: object[] = [];
    const [{ unread }] = await openAllKnowledge(settingsOf(), (facts, event) => warned.push({ event, ...facts }));
    assert.deepEqual(unread, ['Menu']);
    assert.deepEqual(warned.map(Object.keys), [['event', 'playbook', 'places']]);
  });

  it('compares meanings with the encoder of the deployment, and refuses one that is damaged', async () => {
    const own = file('own.bin');
    const vectors = Float32Array.from({ length: 4 }, (_, at) => at + 1);
    writeFileSync(own, packEncoder({ dimensions: 2, keys: Uint32Array.of(1, 2), vectors }, 'ours'));
    const [{ answer }] = await openAllKnowledge(settingsOf(own), () => {});
    assert.equal(answer({ text: 'Who salts the water?' }).main?.lead.responsibility.text, 'Salt the water.');
    writeFileSync(own, readFileSync(own).subarray(0, -1));
    await assert.rejects(
      openAllKnowledge(settingsOf(own), () => {}),
      {
        name: 'EncoderUnfit',
        message: /own\.bin: is damaged, or was copied only in part/u,
      },
    );
    await assert.rejects(
      openAllKnowledge(settingsOf(file('kitchen')), () => {}),
      /cannot be read \(EISDIR\)/u,
    );
    await assert.rejects(
      openAllKnowledge(settingsOf(file('none.bin')), () => {}),
      /is not there: train it/u,
    );
  });

  it('reads the trained topics once, however much it builds', async () => {
    let asked = 0;
    const model = () => {
      asked += 1;
      return readModel();
    };
    const { datasets } = await openPlaybooks(file('kitchen'), file('cache'), model);
    assert.equal(datasets[0].responsibilities.length, 2);
    assert.equal(asked, 1);
    await openPlaybooks(file('kitchen'), file('cache'), model);
    assert.equal(asked, 1, 'what is kept is linked');
  });
});
