import assert from 'node:assert/strict';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { parseOwnTopics } from '../../../data/playbooks/schema/topics-file.js';

const parse = (text: string) => parseOwnTopics(Buffer.from(text), 'topics.yaml');

describe('a playbook’s topics', () => {
  it('are duties with statements, names and what people ask; ~ declines one', () => {
    const read = parse(`topics:
  mend-the-roof:
    names: { en: Mend the roof, sv: Laga taket }
    statements: [{ document: plan, statement: Mend the roof. }]
    counterparts: [hold-the-ladder, paint]
    asked: [Who mends it?]
  hold-the-ladder: { names: {}, apart: [{ document: plan, statement: Sit on it., phase: ~ }] }
  paint: ~
`);
    const empty = { names: {}, statements: [], counterparts: [], asked: [], apart: [] };
    assert.deepEqual(read, {
      value: {
        topics: [
          {
            ...{ ...empty, id: 'mend-the-roof', line: 2, names: { en: 'Mend the roof', sv: 'Laga taket' } },
            ...{ statements: [{ document: 'plan', statement: 'Mend the roof.' }], asked: ['Who mends it?'] },
            counterparts: ['hold-the-ladder', 'paint'],
          },
          {
            ...{ ...empty, id: 'hold-the-ladder', line: 7 },
            apart: [{ document: 'plan', statement: 'Sit on it.', phase: null }],
          },
        ],
        declined: ['paint'],
      },
    });
    for (const text of ['', 'topics:\n', 'topics: {}\n'])
      assert.deepEqual(parse(text), { value: { topics: [], declined: [] } }, text);
  });

  it('name every fault with its line and cure', () => {
    const read = parse(`topics:
  mend:
    names: { english: Mend }
    statements: [{ document: plan }]
    counterparts: [paint]
  Paint it: ~
`);
    assert.ok('faults' in read);
    assert.deepEqual(
      read.faults.map((one) => faultLine(one).replace(/^(topics\.yaml:\d+: \S+).*$/u, '$1')),
      [
        'topics.yaml:3: topics.mend.names.english:',
        'topics.yaml:4: topics.mend.statements.0.statement:',
        'topics.yaml:5: topics.mend.counterparts.0:',
        'topics.yaml:6: topics.Paint',
      ],
    );
  });
});
