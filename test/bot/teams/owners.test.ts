import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import { startWorld, tenant, type World } from '../../support/baton.js';
import { ana } from '../../support/history.js';
import { smallKnowledge, textsOn } from '../../support/turns.js';

const owner = '5a000000-0000-4000-8000-000000000001';

describe('owners of the documents, over the wire', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ knowledge: smallKnowledge }, { BATON_OWNERS: owner.toUpperCase() });
  });
  after(() => world.close());

  async function press(aadObjectId: string | undefined): Promise<string> {
    const from = { ...ana, ...(aadObjectId === undefined ? {} : { aadObjectId }) };
    const conversation = { id: 'a:ana', conversationType: 'personal', tenantId: tenant };
    const response = await world.post(world.invoke('questions.show', {}, { from, conversation }));
    const { value } = (await response.json()) as { value: Parameters<typeof textsOn>[0] | string };
    return typeof value === 'string' ? value : textsOn(value);
  }

  it('are who the settings name by their directory id, and no account without one', async () => {
    assert.match(await press(owner), new RegExp(`^${t('en', 'questions.title')}`, 'u'));
    assert.equal(await press('5a000000-0000-4000-8000-000000000002'), t('en', 'refusal.only-owners'));
    assert.equal(await press(undefined), t('en', 'refusal.only-owners'));
    assert.equal(await press(''), t('en', 'refusal.only-owners'));
  });
});
