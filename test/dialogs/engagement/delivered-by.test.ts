import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, mina, sam, ticking } from '../../support/history.js';
import { sampleAnswers } from '../../support/sample-answer.js';
import { channel, type Room, roomOn, smallKnowledge, textsOn } from '../../support/turns.js';

describe('who delivers', () => {
  let store: Store;
  let folder: string;
  let room: Room;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-delivery-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store, ticking(), { ...smallKnowledge, answer: () => sampleAnswers.guidanceAlone });
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const here = async () => (await store.engagements.inChannel(channel)) ?? assert.fail();

  async function saved(more: Readonly<Record<string, string>>): Promise<string> {
    if ((await store.engagements.inChannel(channel)) === null) await room.say(ana, 'start');
    const people = { projectManager: ana.id, specialist: sam.id, lead: mina.id };
    const form = { engagement: (await here()).id, customer: 'Contoso', workloads: 'intune', locale: 'en', ...people };
    const reply = await room.press(ana, 'setup.save', { ...form, ...more });
    return textsOn(reply.card ?? assert.fail());
  }

  it('is the provider where nothing is said', async () => {
    assert.match(await saved({ deliveredBy: 'microsoft', deliverer: 'Nordic IT' }), /Microsoft \(FastTrack\)/u);
    const { details } = await here();
    assert.deepEqual([details?.deliveredBy, details?.deliverer], [undefined, undefined]);
    assert.match(
      textsOn((await room.say(ana, 'Who calls the customer?')).card ?? assert.fail()),
      /Microsoft provides guidance/u,
    );
  });

  it('is a partner by the name that was typed, on rows and in answers', async () => {
    const card = await saved({ deliveredBy: 'partner', deliverer: 'Nordic IT' });
    assert.match(card, /Nordic IT/u);
    assert.doesNotMatch(card, /Microsoft \(FastTrack\)/u);
    const answered = textsOn((await room.say(ana, 'Who calls the customer?')).card ?? assert.fail());
    assert.match(answered, /Microsoft \(delivered by Nordic IT\) provides guidance/u);
  });

  it('is the partner without a name, and can be corrected', async () => {
    assert.match(await saved({ deliveredBy: 'partner' }), /Partner/u);
    await saved({ deliveredBy: 'nobody-we-know' });
    assert.equal((await here()).details?.deliveredBy, undefined);
    await saved({ deliveredBy: 'partner', deliverer: 'Nordic IT' });
    await saved({});
    assert.equal((await here()).details?.deliverer, 'Nordic IT', 'a form without the field leaves it');
  });
});
