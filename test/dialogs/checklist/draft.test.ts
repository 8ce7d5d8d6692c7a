import assert from 'node:assert/strict';
import { ana, jonas } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { textsOn } from '../../support/turns.js';

describe('a pasted list', () => {
  let room: RealRoom;
  let engagement = '';
  beforeEach(async () => {
    room = await openRoom();
    engagement = await room.setUp();
  });
  afterEach(() => room.close());

  it('is saved in the engagement that it was pasted in, and in no other that the presser is in', async () => {
    const elsewhere = { conversation: '19:other@thread.tacv2' };
    await room.say(ana, 'start', elsewhere);
    const other = await room.store.engagements.inChannel(elsewhere.conversation);
    assert.ok(other);
    const people = { projectManager: ana.id, lead: jonas.id };
    const form = { engagement: other.id, customer: 'Fabrikam', workloads: 'intune', locale: 'en', ...people };
    await room.press(ana, 'setup.save', form, elsewhere);
    const lines = [{ text: 'Open port 443', side: 'customer' as const, due: null }];
    await room.store.drafts.keep({
      id: 'd1',
      engagement: other.id,
      person: ana.id,
      lines,
      at: '2026-11-20T12:00:00.000Z',
    });
    const pressed = await room.press(ana, 'remediation.save', { engagement, draft: 'd1' });
    assert.doesNotMatch(textsOn(pressed.card), /Open port/u);
    const items = async (id: string) => (await room.store.engagements.find(id))?.items.map(({ text }) => text) ?? [];
    assert.ok(!(await items(engagement)).includes('Open port 443'));
    assert.notEqual(await room.store.drafts.find('d1'), null, 'it waits where it belongs');
    await room.press(ana, 'remediation.save', { engagement: other.id, draft: 'd1' }, elsewhere);
    assert.ok((await items(other.id)).includes('Open port 443'));
  });
});
