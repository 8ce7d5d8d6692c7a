import assert from 'node:assert/strict';
import { itemsOf } from '../../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, guest, jonas, mina, sam, ticking } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, filledIn, type Room, roomOn, textsOn } from '../../support/turns.js';

const tenant = 'aaaaaaaa-0000-4000-8000-000000000001';
const first = { conversation: '19:first@thread.tacv2', tenant };
const second = { conversation: '19:second@thread.tacv2', tenant };
const one = { engagement: 'engagement-1' };
const two = { engagement: 'engagement-2' };

describe('templates and copied settings', () => {
  let store: Store;
  let room: Room;

  beforeEach(async () => {
    store = await openStore(':memory:');
    room = roomOn(store, ticking());
    const details = { timeZone: 'Asia/Seoul', quietDays: ['2026-12-25'], locale: 'ko', workloads: ['intune'] } as const;
    await storedEngagement(store, { id: 'engagement-1', channel: first.conversation, tenant, details });
    await storedEngagement(store, {
      ...{ id: 'engagement-2', channel: second.conversation, tenant },
      details: { customer: 'Fabrikam', workloads: null },
      people: { team: [], lead: null },
    });
    for (const [text, side] of [
      ['Book the room', 'customer'],
      ['Send the deck', 'microsoft'],
    ])
      await room.press(ana, 'items.add', { ...one, page: 1, draft: `draft-${side}`, text, side, due: '' }, first);
  });
  afterEach(() => store.close());

  const found = async (id: string): Promise<Engagement> => {
    const engagement = await store.engagements.find(id);
    assert.ok(engagement);
    return engagement;
  };

  async function saved(name = 'Retail', changes: object = {}) {
    const form = await room.press(ana, 'template.form', one, first);
    return await room.press(ana, 'template.save', filledIn(form.card, 'template.save', { name, ...changes }), first);
  }

  it('carry the own rows of one engagement into another, after a preview, once', async () => {
    assert.match(textsOn((await saved()).card), /Retail\n항목 2개/u);
    const list = await room.press(ana, 'templates.show', two, second);
    const [button] = buttonsOn(list.card, 'template.show');
    const preview = await room.press(ana, 'template.show', button, second);
    assert.match(textsOn(preview.card), /2 rows can be added[\s\S]*Fabrikam \(customer\): Book the room/u);
    const before = (await found('engagement-2')).items.length;
    const use = filledIn(preview.card, 'template.use');
    assert.match(textsOn((await room.press(ana, 'template.use', use, second)).card), /2 rows were added/u);
    assert.match(textsOn((await room.press(ana, 'template.use', use, second)).card), /Nothing was added/u);
    const rows = (await found('engagement-2')).items;
    assert.equal(rows.length, before + 2);
    const own = rows.filter(({ draft }) => draft !== undefined);
    assert.deepEqual(
      own.map(({ text, side, phase, source, tick }) => [text, side, phase, source, tick]),
      [
        ['Book the room', 'customer', 'initiate', undefined, null],
        ['Send the deck', 'provider', 'initiate', undefined, null],
      ],
    );
    assert.equal(itemsOf(await found('engagement-2'), 'initiate').filter((row) => own.includes(row)).length, 2);
  });

  it('hold the rows that were chosen, and no name twice', async () => {
    await saved('Retail', { rows: '1' });
    const [template] = await store.templates.of(tenant, (await found('engagement-1')).playbook.id);
    assert.deepEqual(
      template?.lines.map(({ text }) => text),
      ['Send the deck'],
    );
    assert.match(textsOn((await saved(' retail ')).card), /exists already/u);
    assert.match(textsOn((await saved('Other', { rows: '' })).card), /Choose at least one row/u);
    assert.match(textsOn((await saved('')).card), /Enter a name/u);
  });

  it('are seen by the project manager alone, and never in another directory', async () => {
    await saved();
    for (const person of [jonas, mina, sam, guest]) {
      const reply = await room.press(person, 'templates.show', one, first);
      assert.equal(reply.card, undefined, person.name);
    }
    const elsewhere = { conversation: '19:third@thread.tacv2', tenant: 'bbbbbbbb-0000-4000-8000-000000000002' };
    await storedEngagement(store, { id: 'engagement-3', channel: elsewhere.conversation, tenant: elsewhere.tenant });
    const three = { engagement: 'engagement-3' };
    const list = await room.press(ana, 'templates.show', three, elsewhere);
    assert.equal(buttonsOn(list.card, 'template.show').length, 0);
    const [template] = await store.templates.of(tenant, (await found('engagement-1')).playbook.id);
    const forged = { ...three, template: template?.id, rows: '0,1' };
    for (const verb of ['template.show', 'template.use', 'template.delete']) {
      const before = (await found('engagement-3')).version;
      await room.press(ana, verb, forged, elsewhere);
      assert.equal((await found('engagement-3')).version, before);
    }
    assert.ok(template !== undefined && (await store.templates.find(template.id)) !== null);
  });

  it('copy the chosen settings after a preview, and nothing else', async () => {
    const form = await room.press(ana, 'copy.form', two, second);
    const sent = filledIn(form.card, 'copy.preview', { from: one.engagement, parts: 'services,calendar,people' });
    const preview = await room.press(ana, 'copy.preview', sent, second);
    const text = textsOn(preview.card);
    assert.match(text, /Services: – → Microsoft Intune/u);
    assert.match(text, /UTC → Asia\/Seoul, 2026-12-25/u);
    assert.match(text, /Jonas Berg/u);
    assert.equal((await found('engagement-2')).details?.timeZone, undefined);
    const [button] = buttonsOn(preview.card, 'copy.save');
    const done = await room.press(ana, 'copy.save', button, second);
    assert.match(textsOn(done.card), /The settings are copied/u);
    const { details, members } = await found('engagement-2');
    assert.deepEqual(
      [details?.timeZone, details?.quietDays, details?.workloads, details?.locale, details?.customer],
      ['Asia/Seoul', ['2026-12-25'], ['intune'], 'en', 'Fabrikam'],
    );
    assert.ok(members.some(({ person }) => person.id === jonas.id));
    assert.ok(members.some(({ person, lead }) => person.id === mina.id && lead));
  });

  it('come from no engagement that the presser takes no part in', async () => {
    await storedEngagement(store, {
      ...{ id: 'engagement-4', channel: '19:fourth@thread.tacv2', tenant },
      people: { projectManager: guest, specialist: sam, lead: null, team: [] },
    });
    const form = await room.press(ana, 'copy.form', two, second);
    assert.ok(!JSON.stringify(form.card).includes('engagement-4'));
    const { version } = await found('engagement-2');
    await room.press(ana, 'copy.save', { ...two, from: 'engagement-4', parts: 'calendar', seen: version }, second);
    assert.equal((await found('engagement-2')).version, version);
  });
});
