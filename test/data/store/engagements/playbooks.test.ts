import assert from 'node:assert/strict';
import { itemsOf } from '../../../../data/domain/checklist/checklist.js';
import type { Decision } from '../../../../data/domain/decision.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { evolve } from '../../../../data/domain/evolve.js';
import { acceptAsSpecialist } from '../../../../data/domain/people/specialist.js';
import { stateNothingToRemediate } from '../../../../data/domain/phase/checkpoint.js';
import { holderOf } from '../../../../data/domain/playbook/owner.js';
import type { Playbook } from '../../../../data/domain/playbook/playbook.js';
import { storedProvider } from '../../../../data/domain/playbook/stored-sides.js';
import type { Dataset } from '../../../../data/domain/responsibility.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import { ana, details, jonas, mina, sam, smallDataset, started, ticking } from '../../../support/history.js';
import { fasttrack, raci, raciDataset } from '../../../support/playbooks.js';
import { onEachDatabase } from '../database/each-database.js';

onEachDatabase('playbooks in the store', (bench) => {
  const now = ticking();
  const id = started.engagement;
  const scope = { ...details, workloads: ['heating'], conditions: { lift: 'yes' } } as const;

  const change = async (decide: (e: Engagement) => Decision): Promise<Engagement> => {
    const outcome = await bench.store.engagements.change(id, decide);
    assert.ok(outcome !== null && outcome.refusal === null, JSON.stringify(outcome?.refusal));
    return outcome.engagement;
  };

  async function begin(playbook: Playbook, dataset: Dataset, where: string, of: typeof details): Promise<Engagement> {
    await bench.store.engagements.start({ ...started, playbook });
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    await change((e) => saveSetup(e, dataset, of, people, ana, now(), where));
    return await change((e) => acceptAsSpecialist(e, sam, now()));
  }

  it('keep an engagement of any method, as rows and as history', async () => {
    const saved = await begin(raci, raciDataset, 'clear', scope);
    const again = await (await bench.another()).engagements.find(id);
    assert.deepEqual(again, saved);
    assert.deepEqual(again?.playbook, raci);
    const holders = itemsOf(saved, 'clear').map((item) => holderOf(raci, item));
    assert.deepEqual(holders, ['council', 'builder', 'electrician']);
    const history = await bench.store.engagements.history(id);
    const replayed = history.reduce<Engagement | null>(evolve, null);
    assert.deepEqual({ ...replayed, version: 0 }, { ...saved, version: 0 });
  });

  it('mean the first one in rows and events of the release before', async () => {
    const saved = await begin(fasttrack, smallDataset, 'remediate', details);
    const { db } = await openDatabase(bench.url, {});
    await db.updateTable('engagement').set({ playbook: null }).execute();
    const [first] = await db.selectFrom('event').select(['sequence', 'body']).orderBy('sequence').execute();
    assert.ok(first);
    const { playbook: _, ...bare } = JSON.parse(first.body) as Record<string, unknown>;
    await db
      .updateTable('event')
      .set({ body: JSON.stringify(bare) })
      .where('sequence', '=', first.sequence)
      .execute();
    await db.destroy();
    const found = await (await bench.another()).engagements.find(id);
    assert.deepEqual(found, saved);
    const [begun] = await bench.store.engagements.history(id);
    assert.deepEqual(begun?.type === 'SetupStarted' && begun.playbook, fasttrack);
  });

  it('name the provider’s side with the word that the release before reads, and read both', async () => {
    await begin(fasttrack, smallDataset, 'remediate', details);
    const said = await change((e) => stateNothingToRemediate(e, sam, now()));
    const { db } = await openDatabase(bench.url, {});
    const rows = [
      ...(await db.selectFrom('checkpoint').select('body as text').execute()),
      ...(await db.selectFrom('event').select('body as text').where('type', '!=', 'SetupStarted').execute()),
      ...(await db.selectFrom('item').select('content as text').execute()),
      ...(await db.selectFrom('standing_item').select('content as text').execute()),
      ...(await db.selectFrom('member').select('side as text').execute()),
    ].map(({ text }) => text);
    assert.ok(rows.some((text) => text.includes(storedProvider)));
    assert.deepEqual(
      rows.filter((text) => text.includes('provider')),
      [],
    );
    // A later release may write the new word.
    for (const { engagement, phase, body } of await db.selectFrom('checkpoint').selectAll().execute())
      await db
        .updateTable('checkpoint')
        .set({ body: body.replaceAll(storedProvider, 'provider') })
        .where('engagement', '=', engagement)
        .where('phase', '=', phase)
        .execute();
    await db.updateTable('member').set({ side: 'provider' }).where('side', '=', storedProvider).execute();
    await db.destroy();
    assert.deepEqual(await (await bench.another()).engagements.find(id), said);
  });
});
