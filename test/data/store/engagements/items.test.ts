import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { openStore } from '../../../../data/store/store.js';
import { ana, at, item, opened, started, ticked } from '../samples.js';

describe('items of the release before', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-items-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** As the release before wrote them, word for word. */
  const content =
    '{"phase":"initiate","side":"customer","text":"An old duty","section":"core","optional":false,"due":"2026-12-01"}';
  const details =
    '{"customer":"Tailspin","workloads":null,"onboardingStart":null,"locale":"sv","conditions":{"mobile-devices":"yes"}}';
  const body = `{"type":"PhaseOpened","phase":"initiate","items":[{"id":"1","version":0,"phase":"initiate","side":"customer","text":"An old duty","section":"core","optional":false,"undecided":false,"tick":null,"removed":false}],"at":"${at(1)}","by":{"id":"29:ana","name":"Ana"}}`;

  it('are read as they were written, change like new ones, and a tick leaves their content alone', async () => {
    const file = join(folder, 'baton.sqlite');
    const first = await openStore(file);
    await first.engagements.start(started('eng-1'));
    await first.engagements.change('eng-1', () => ({ events: [opened('initiate', [item('1'), item('2')])] }));
    await first.close();
    const raw = new SQLite(file);
    raw.prepare("update item set content = ? where id = '1'").run(content);
    raw.prepare('update engagement set details = ?').run(details);
    raw.prepare("update event set body = ? where type = 'PhaseOpened'").run(body);

    const store = await openStore(file);
    const [old] = (await store.engagements.find('eng-1'))?.items ?? [];
    assert.deepEqual(old, item('1', 'initiate', { text: 'An old duty', due: '2026-12-01' }));
    assert.equal((await store.engagements.history('eng-1')).length, 2);
    await store.engagements.change('eng-1', () => ({ events: [ticked('1')] }));
    const stored = () => raw.prepare("select content from item where id = '1'").pluck().get();
    assert.equal(stored(), content);
    const after = { note: 'A note', assignees: [{ person: ana }] };
    await store.engagements.change('eng-1', () => ({
      events: [{ type: 'ItemEdited', item: '1', before: { note: null, assignees: [] }, after, at: at(3), by: ana }],
    }));
    assert.deepEqual(JSON.parse(String(stored())), { ...JSON.parse(content), ...after });
    await store.close();
    raw.close();
  });
});
