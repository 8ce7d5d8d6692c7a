import assert from 'node:assert/strict';
import { type ChangeEnd, openStore, type Store, type StoreOperation } from '../../../../data/store/store.js';
import { ana, at, numbered, opened, started, ticked } from '../samples.js';
import { onEachDatabase } from './each-database.js';

onEachDatabase('the telemetry of a store', (bench) => {
  const took: { readonly operation: StoreOperation; readonly milliseconds: number }[] = [];
  const ended: (readonly [string, ChangeEnd | null])[] = [];
  const said: string[] = [];
  let store: Store;

  beforeEach(async () => {
    store = await openStore(bench.url, {
      telemetry: {
        took: (operation, milliseconds) => took.push({ operation, milliseconds }),
        changing: (engagement) => (end) => ended.push([engagement, end]),
        asked: (outcome) => said.push(outcome),
        judged: (verdict) => said.push(verdict),
      },
    });
    await store.engagements.start(started('eng-1'));
    await store.engagements.change('eng-1', () => ({ events: [opened('initiate', numbered(3))] }));
    for (const list of [took, ended, said]) list.length = 0;
  });
  afterEach(() => store.close());

  const count = (operation: StoreOperation) => took.filter((one) => one.operation === operation).length;

  it('hears how long a read takes', async () => {
    await store.questions.since(at(0));
    assert.deepEqual(
      took.map(({ operation }) => operation),
      ['read'],
    );
    assert.ok((took[0]?.milliseconds ?? -1) >= 0);
  });

  it('hears how long a change takes, which is longer than its commit', async () => {
    await store.engagements.change('eng-1', () => ({ events: [ticked('1')] }));
    assert.equal(count('change'), 1);
    assert.equal(count('commit'), 1);
    const of = (operation: StoreOperation) =>
      took.find((one) => one.operation === operation)?.milliseconds ?? Number.NaN;
    assert.ok(of('change') >= of('commit'));
  });

  it('hears what became of each change', async () => {
    await store.engagements.change('eng-1', () => ({ events: [ticked('1')] }));
    await store.engagements.change('eng-1', () => ({ events: [] }));
    await store.engagements.change('eng-1', () => ({ refusal: { code: 'not-found' } }));
    await store.engagements.change('unknown', () => ({ events: [] }));
    const broken = store.engagements.change('eng-1', () => {
      throw new Error('on purpose');
    });
    await assert.rejects(broken, /on purpose/u);
    assert.deepEqual(ended, [
      ['eng-1', { version: 3, outcome: 'saved' }],
      ['eng-1', { version: 3, outcome: 'unchanged' }],
      ['eng-1', { version: 3, outcome: 'refused' }],
      ['unknown', null],
      ['eng-1', null],
    ]);
  });

  it('hears how questions were answered and judged, and never their words', async () => {
    const question = { id: 'question-1', at: at(1), person: ana.id, conversation: 'a:1', text: 'who?', locale: 'en' };
    await store.questions.record({ ...question, outcome: 'nothing', citations: [], datasetVersion: '1' });
    await store.questions.judge({ question: 'question-1', person: ana.id, verdict: 'not-asked', at: at(2) });
    assert.deepEqual(said, ['nothing', 'not-asked']);
  });

  it('of one store hears nothing of another', async () => {
    const other = await bench.another();
    await other.engagements.change('eng-1', () => ({ events: [ticked('2')] }));
    assert.deepEqual([took, ended], [[], []]);
  });
});
