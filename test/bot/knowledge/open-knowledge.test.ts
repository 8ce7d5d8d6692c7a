import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAllKnowledge } from '../../../bot/knowledge/open-knowledge.js';
import type { DecidedWording } from '../../../data/domain/answer/wordings.js';

const playbook = `playbook: kitchen
names: Kitchen
parties:
  cook: { side: provider, names: Cook }
  guest: { side: customer, names: Guest }
phases: [{ id: prepare, names: Prepare }]
`;

const menu = `# Menu

## Prepare

### Cook responsibilities

- Peel the potatoes.
- Salt the water.
`;

describe('what Baton knows at a start', () => {
  let folder: string;
  const file = (...parts: string[]) => path.join(folder, ...parts);
  const decided = (question: string, statement: string | null): DecidedWording => ({
    ...{ playbook: 'kitchen', question, by: '29:ana', at: '2026-11-20T08:00:00.000Z' },
    address: statement === null ? null : { document: 'menu', statement },
  });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-knowledge-'));
    mkdirSync(file('kitchen', 'documents'), { recursive: true });
    writeFileSync(file('kitchen', 'playbook.yaml'), playbook);
    writeFileSync(file('kitchen', 'documents', 'menu.md'), menu);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes up what owners decided in chat, where the playbook’s file says nothing of it', async () => {
    writeFileSync(file('kitchen', 'wordings.yaml'), 'outside: [Who pays?]\n');
    const warned: unknown[] = [];
    const settings = { playbooks: file('kitchen'), playbookCache: file('cache'), datasetFile: '' };
    const [{ dataset }] = await openAllKnowledge(settings, (facts, event) => warned.push({ event, ...facts }), [
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
});
