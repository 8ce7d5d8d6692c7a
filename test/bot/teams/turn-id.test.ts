import assert from 'node:assert/strict';
import { changesShown, trackedTurn } from '../../../bot/teams/turn-id.js';
import { acceptAsSpecialist } from '../../../data/domain/people/specialist.js';
import { saveSetup } from '../../../data/domain/setup/setup.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';
import {
  alone,
  calm,
  canaryChannel,
  canaryEngagement,
  engagementIn,
  pressed,
  said,
  there,
  until,
} from '../../support/canary.js';
import { ana, details, jonas, mina, sam, smallDataset } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';
import { buttonsOn, smallKnowledge } from '../../support/turns.js';

const at = '2026-11-20T12:00:00.000Z';

describe('following a press through the log', () => {
  let world: World;

  before(async () => {
    world = await startWorld({ knowledge: smallKnowledge });
    const { store } = world.baton;
    const reach = { serviceUrl: world.connector.url, tenant, botId, at };
    await store.conversations.remember({ conversation: canaryChannel, kind: 'channel', ...reach });
    world.connector.people.set(canaryChannel, [ana, jonas, mina, sam]);
    const id = canaryEngagement;
    await store.engagements.start({
      type: 'SetupStarted',
      playbook: fasttrack,
      engagement: id,
      channel: canaryChannel,
      at,
      by: ana,
    });
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    await store.engagements.change(id, (e) => saveSetup(e, smallDataset, details, people, ana, at));
    await store.engagements.change(id, (e) => acceptAsSpecialist(e, sam, at));
    await world.post(world.invoke('checklist.post', { engagement: id }, there(ana)));
    await calm(world);
  });
  after(() => world.close());

  const linesWith = (id: string) => world.lines.filter((line) => JSON.stringify(line).includes(`"${id}"`));

  it('leads by one id from the invoke to the change and the edit', async () => {
    const { id, items } = await engagementIn(world);
    const [item] = items.filter(({ side }) => side === 'customer');
    assert.ok(item);
    await pressed(world, there(jonas), 'checklist.tick', {
      engagement: id,
      item: item.id,
      seen: item.version,
      page: 1,
    });
    const answered = await until(() =>
      world.lines.find(({ event, verb }) => event === 'answered' && verb === 'checklist.tick'),
    );
    const [change] = answered.changes as readonly string[];
    assert.equal(change, `${id}@${(await engagementIn(world)).version}`);
    const edited = await until(() => linesWith(change ?? '').find(({ event }) => event === 'card edited'));
    assert.equal(edited.kind, 'checklist');
    assert.deepEqual(
      linesWith(change ?? '')
        .map(({ event, level }) => [event, level])
        .slice(0, 3)
        .toSorted(),
      [
        ['answered', 'info'],
        ['card edited', 'info'],
        ['changed', 'info'],
      ],
    );
    const turn = String(answered.turn);
    assert.deepEqual(
      linesWith(turn)
        .map(({ event }) => event)
        .toSorted(),
      ['answered', 'changed'],
    );
    assert.ok(Number(answered.ms) > 0);
  });

  it('does so for a question to the specialist too', async () => {
    await world.post(world.message('ask a specialist who pays?', alone(jonas)));
    const place = `a:${jonas.id}`;
    const card = () =>
      world.connector
        .in(place)
        .map(({ activity }) => (activity.attachments as { content: Parameters<typeof buttonsOn>[0] }[])[0]?.content);
    const [send] = await until(() =>
      card()
        .map((one) => buttonsOn(one, 'inquiry.send'))
        .find((all) => all.length > 0),
    );
    await pressed(world, alone(jonas), 'inquiry.send', { ...send, text: 'who pays?' });
    const inquiry = await until(() => world.baton.store.inquiries.numbered(canaryEngagement, 1));
    await until(() =>
      linesWith(`${inquiry.id}@1`).find(({ event, kind }) => event === 'card posted' && kind === 'inquiry'),
    );
    assert.ok(linesWith(`${inquiry.id}@1`).some(({ event, verb }) => event === 'answered' && verb === 'inquiry.send'));
  });

  it('gives each turn an id of its own, and the same at each call', () => {
    const [one, other] = [said(ana), said(ana)];
    assert.equal(trackedTurn(one), trackedTurn(one));
    assert.notEqual(trackedTurn(one).id, trackedTurn(other).id);
  });

  it('names every change that an edit shows, and the newest that led to a post', () => {
    assert.deepEqual(changesShown('e', 3, 6, false), ['e@4', 'e@5', 'e@6']);
    assert.deepEqual(changesShown('e', 0, 2, true), ['e@1', 'e@2']);
    assert.deepEqual(changesShown('e', 0, 9, true), ['e@5', 'e@6', 'e@7', 'e@8', 'e@9']);
    assert.deepEqual(changesShown('e', 6, 6, false), []);
    assert.equal(changesShown('e', 0, 1_000, false).length, 200);
  });
});
