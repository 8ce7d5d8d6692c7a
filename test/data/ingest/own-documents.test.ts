import assert from 'node:assert/strict';
import { at, fixture, only, read } from './fixture.js';

const head = [
  '---',
  'title: Ours',
  'locale: en',
  'party: customer',
  'sources:',
  '  kr: {title: Page, locale: ko, date: 2020-01-02}',
  '---',
];

describe('our own documents', () => {
  const document = fixture('own.en.md');

  it('cite their sources at the end of a bullet, over two lines if need be', () => {
    assert.equal(only(document, 14).text, 'Come to the first meeting.');
    assert.deepEqual(only(document, 14).cites, [
      { title: 'Korean page', locale: 'ko-KR', date: '2021-03-09', heading: 'General responsibilities', ordinal: '2' },
      {
        title: 'Swedish page',
        locale: 'sv-SE',
        date: null,
        heading: 'Your responsibilities, Initiate phase',
        ordinal: '5.1',
      },
    ]);
  });
  it('take id and topic from a bullet’s own anchor', () => {
    assert.deepEqual([only(document, 14).id, only(document, 14).topic], ['own#kick-off', 'kick-off']);
  });
  it('take what is given in braces', () => {
    assert.deepEqual(
      [only(document, 16).topic, only(document, 16).text, only(document, 16).optional],
      ['cake', 'Bring cake (if you choose to).', true],
    );
    assert.equal(only(document, 30).kind, 'prose');
    assert.deepEqual(
      [only(document, 23).condition, only(document, 24).condition],
      ['mobile-devices', 'mobile-devices'],
    );
  });
  it('accept a plain line', () => {
    const { party, phase, topic, cites } = only(document, 17);
    assert.deepEqual(
      { party, phase, topic, cites },
      { party: 'customer', phase: 'initiate', topic: undefined, cites: undefined },
    );
  });
  it('may put a workload under enable', () => {
    assert.deepEqual(
      [only(document, 24).stage, only(document, 24).workload, only(document, 30).stage],
      ['service', 'intune', 'core'],
    );
  });
  it('let a heading overrule the party of the front matter', () => assert.equal(only(document, 30).party, 'microsoft'));
  it('have no problems', () => assert.deepEqual(document.problems, []));

  it('name the file and line of an unknown citation key', () => {
    const { problems } = read(...head, '## Initiate phase', '- Do it. [kr Here 1; xx There 2]');
    assert.deepEqual(
      problems.map(({ file, line }) => [file, line]),
      [['doc.md', 9]],
    );
    assert.match(problems[0]?.sentence ?? '', /“xx”.*front matter/);
  });
  it('name an unknown mark, a value that is not one of those allowed, and an anchor used twice', () => {
    const { problems } = read(
      ...head,
      '## Initiate phase',
      '- Do it. {colour: red}',
      '- Do that. {kind: wish}',
      '- <a name="x"></a>A.',
      '- <a name="x"></a>B.',
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [9, 10, 12],
    );
  });
  it('name a wrong party in the front matter', () => {
    const { problems } = read('---', 'title: Ours', 'party: nobody', '---', '## Initiate phase', '- Do it.');
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 6],
    );
    assert.match(problems[0]?.sentence ?? '', /party must be one of customer, .*, joint, and is nobody\.$/u);
  });
  it('leave brackets and braces alone that are part of the sentence', () => {
    const document = read(
      '# Your responsibilities',
      '## Initiate phase',
      '- Read [the guide](guide.md)',
      '- Fill in {name}',
      '- Sign [here]',
    );
    assert.deepEqual(
      [3, 4, 5].map((line) => only(document, line).text),
      ['Read [the guide](guide.md)', 'Fill in {name}', 'Sign [here]'],
    );
  });
  it('let a lead-in hand lines to the other side', () => {
    const document = read(
      '# Your responsibilities',
      '## Initiate phase',
      'Microsoft responsibilities include:',
      '',
      '- Call.',
      '',
      '## Assess phase',
      '- Answer.',
    );
    assert.deepEqual([only(document, 5).party, only(document, 8).party], ['microsoft', 'customer']);
  });
  it('put nothing out of scope onto anybody’s list', () => {
    const document = read(
      '# Microsoft responsibilities',
      '## Enable phase',
      '- Paint.',
      '',
      'The following is out of scope:',
      '',
      '- Carpets.',
      '- Curtains.',
    );
    assert.deepEqual(
      [3, 7, 8].map((line) => at(document, line)[0]?.kind),
      ['item', 'out-of-scope', 'out-of-scope'],
    );
  });
});
