import assert from 'node:assert/strict';
import { only, read } from '../fixture.js';

const head = [
  '---',
  'title: Ours',
  'locale: en',
  'marked: true',
  'sources:',
  '  br: {title: Page, locale: pt-BR, date: 2020-01-02, url: "https://example.com/page"}',
  '---',
];

/** The first line below the front matter has the number 8. */
const body = (...lines: string[]) => read(...head, ...lines);

describe('marked documents', () => {
  it('give a line what its headings say, and its own marks first', () => {
    const document = body(
      '# Title',
      '## Phones {workload: intune}',
      '### What is guided {phase: enable, does: customer, guides: microsoft}',
      '- <a name="p-1"></a>Set up the phones. {condition: mobile-devices} [br Phones, row 2, guidance 3]',
      '- <a name="p-2"></a>Hold a meeting. {does: microsoft} [br Phones 4]',
      '### What is left out {kind: out-of-scope}',
      '- <a name="p-3"></a>Building apps is left out.',
    );
    assert.deepEqual(document.problems, []);
    const { party, involved, phase, workload, stage, condition, conditional, topic, cites } = only(document, 11);
    assert.deepEqual(
      { party, involved, phase, workload, stage, condition, conditional, topic },
      {
        party: 'customer',
        involved: [
          { party: 'customer', involvement: 'does' },
          { party: 'microsoft', involvement: 'guides' },
        ],
        phase: 'enable',
        workload: 'intune',
        stage: 'service',
        condition: 'mobile-devices',
        conditional: true,
        topic: 'p-1',
      },
    );
    assert.deepEqual(cites, [
      {
        title: 'Page',
        locale: 'pt-BR',
        date: '2020-01-02',
        heading: 'Phones, row 2, guidance',
        ordinal: '3',
        url: 'https://example.com/page',
      },
    ]);
    assert.deepEqual([only(document, 12).party, only(document, 12).involved], ['microsoft', undefined]);
    const out = only(document, 14);
    assert.deepEqual([out.kind, out.party, out.phase, out.workload], ['out-of-scope', null, null, 'intune']);
  });

  it('read nothing out of words', () => {
    const document = body(
      '## Initiate phase',
      '- If Configuration Manager is in use, the customer must upgrade it (optional). {kind: prose, party: microsoft}',
    );
    const { phase, party, optional, conditional, condition } = only(document, 9);
    assert.deepEqual(
      { phase, party, optional, conditional, condition },
      { phase: null, party: 'microsoft', optional: false, conditional: false, condition: undefined },
    );
    assert.deepEqual(document.unread, []);
  });

  it('put lines under the line that opens them', () => {
    const document = body(
      '## Start {phase: assess, does: customer}',
      '- <a name="top"></a>Decide about: {condition: pcs}',
      '    - <a name="in"></a>The names.',
    );
    const [top, inner] = [only(document, 9), only(document, 10)];
    assert.deepEqual([top.group, top.ordinal, inner.leadIn, inner.ordinal], [true, '1', 'Decide about:', '1.1']);
    assert.deepEqual([inner.topic, inner.condition, inner.party], ['in', 'pcs', 'customer']);
  });

  it('name a duty that nobody holds, a table and a wrong mark', () => {
    const { problems } = body('## Start {colour: red}', '- Decide.', '', '| A | B |', '|---|---|', '| c | d |');
    assert.deepEqual(
      problems.map(({ line }) => line),
      [8, 9, 11],
    );
    assert.match(problems[1]?.sentence ?? '', /whose it is/u);
  });

  it('refuse an address that is not https', () => {
    for (const url of ['http://example.com/', 'javascript:alert(1)', 'example.com']) {
      const { problems } = read(...head.map((line) => line.replace('https://example.com/page', url)), '# T');
      assert.match(problems[0]?.sentence ?? '', /sources\.br\.url: must be an address that begins with https/u);
    }
  });
});
