import assert from 'node:assert/strict';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { parseWordings } from '../../../data/playbooks/schema/wordings-file.js';
import { firstPlaybook } from '../../../data/playbooks/shipped.js';

const parse = (text: string) => parseWordings(Buffer.from(text), 'wordings.yaml', firstPlaybook());

const faults = (text: string): readonly string[] => {
  const read = parse(text);
  return 'faults' in read ? read.faults.map(faultLine) : [];
};

describe('a playbook’s wordings', () => {
  it('give statements questions, and say what is outside', () => {
    const read = parse(`# as people ask
wordings:
  - document: plan.docx
    statement: "Order: the slates."
    section: Roof
    party: microsoft
    phase: general
    asked:
      - Who buys tiles?
      - 누가 기와를 사나요?
outside:
  - Who paints?
`);
    const address = { document: 'plan.docx', statement: 'Order: the slates.', section: 'Roof' };
    const entry = {
      ...address,
      party: 'microsoft',
      phase: 'general',
      asked: ['Who buys tiles?', '누가 기와를 사나요?'],
    };
    assert.deepEqual(read, { value: { wordings: [{ ...entry, line: 3 }], outside: ['Who paints?'] } });
  });

  it('may be empty in whole or in part', () => {
    for (const text of ['', '# none yet\n', 'wordings:\noutside:\n', 'outside: []\n'])
      assert.deepEqual(parse(text), { value: { wordings: [], outside: [] } }, text);
  });

  it('name every fault with its line and cure', () => {
    const parties = firstPlaybook()
      .parties.map(({ id }) => id)
      .join(', ');
    const said = faults(`wordings:
  - document: plan.docx
    statement: Order the slates.
    asked: Who buys tiles?
  - document: plan.docx
    statement: Sweep the gutter.
    party: sweep
    asked: ["Who  SWEEPS?", 7]
    colour: red
outside: [who sweeps?]
more: 1
`);
    assert.deepEqual(said, [
      'wordings.yaml:4: wordings.0.asked: must be a list of questions, each behind a “-”.',
      `wordings.yaml:7: wordings.1.party: “sweep” is no party of fasttrack: there are ${parties}, joint.`,
      'wordings.yaml:8: wordings.1.asked.1: must be a text: put it in quotes.',
      'wordings.yaml:9: wordings.1.colour: is no key here: mend its spelling or take it out; there are document, statement, section, lead-in, phase, party, asked.',
      'wordings.yaml:10: outside.0: is also asked of a statement above: keep it in one of the two places.',
      'wordings.yaml:11: more: is no key here: mend its spelling or take it out; there are wordings, outside.',
    ]);
    assert.match(faults('- Who paints?')[0] ?? '', /must be a mapping of wordings, outside/u);
    assert.match(faults('wordings: [{ document: plan }]')[0] ?? '', /statement: /u);
  });
});
