import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { cureLines } from '../../../../data/ingest/report/cure-lines.js';
import type { Unread } from '../../../../data/ingest/report/unread.js';
import { shippedPlaybooks } from '../../../../data/playbooks/shipped.js';

const part = (cure: Unread['cure']): Unread => ({
  line: 1,
  what: 'table',
  name: '',
  reason: '',
  ...(cure ? { cure } : {}),
});
const [{ playbook }] = shippedPlaybooks() as [ReturnType<typeof shippedPlaybooks>[number]];

describe('the lines of a cure', () => {
  it('are one mapping of everything that a file asks for', () => {
    const lines = cureLines(
      'plan: a.md',
      [
        part({ parties: ['Client IT', 'Bees & co: all'] }),
        part({ parties: ['Client IT'], letters: ['X!'] }),
        part({ owner: true }),
      ],
      playbook,
    );
    assert.deepEqual(parse(lines.join('\n')), {
      'plan: a.md': {
        parties: { 'Client IT': 'customer', 'Bees & co: all': 'PARTY' },
        letters: { 'X!': ['does'] },
        owner: 'PARTY',
      },
    });
  });

  it('are none when only the document itself can be mended', () => {
    assert.deepEqual(cureLines('plan.md', [part(undefined)], playbook), []);
  });
});
