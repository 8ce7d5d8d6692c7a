import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { botId, tenant } from '../../support/baton.js';
import { type ChannelWorld, channel, engagement, startChannelWorld } from '../../support/channel-world.js';
import { ana } from '../../support/history.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

const chat = { conversation: { id: 'a:ana', conversationType: 'personal', tenantId: tenant }, from: ana };
const inChannel = {
  conversation: { id: `${channel};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: tenant },
  from: ana,
};
const mention = { entities: [{ type: 'mention', mentioned: { id: botId }, text: '<at>Baton</at>' }] };

describe('a message that is changed after it was answered', () => {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await startChannelWorld();
    await world.calm();
  });
  afterEach(() => world.close());

  const say = (id: string, text: string, where: object = chat) => world.post(world.message(text, { id, ...where }));
  const change = (type: string, eventType: string, id: string, more: object = {}, where: object = chat) =>
    world.post(world.activity({ type, id, channelData: { tenant: { id: tenant }, eventType }, ...where, ...more }));
  const edit = (id: string, text: string, where: object = chat) =>
    change('messageUpdate', 'editMessage', id, { text }, where);
  const remove = (id: string, where: object = chat) => change('messageDelete', 'softDeleteMessage', id, {}, where);
  const log = async () => (await world.baton.store.questions.since('2000-01-01T00:00:00.000Z')).map(({ text }) => text);
  /** What follows a reply is done when it has gone out. */
  const becomes = async (look: () => Promise<unknown>, expected: unknown) => {
    for (let n = 0; n < 200 && !isDeepStrictEqual(await look(), expected); n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.deepEqual(await look(), expected);
  };
  const logged = (...texts: readonly string[]) => becomes(log, texts);
  const messages = (place = 'a:ana') => world.connector.in(place);
  const shown = (message: { readonly activity: Record<string, unknown> } | undefined) =>
    textsOn((message?.activity.attachments as { content: never }[] | undefined)?.[0]?.content);
  const context = () => world.baton.store.contexts.find('a:ana', ana.id, new Date().toISOString());

  it('is answered anew in the place of its answer, and its row in the log is replaced', async () => {
    await say('m1', 'who deploys the pizza ovens?');
    await logged('who deploys the pizza ovens?');
    const [before] = messages();
    const first = shown(before);
    await edit('m1', 'who opens the ports?');
    assert.equal(messages().length, 1);
    assert.equal(messages()[0]?.edits, 1);
    assert.notEqual(shown(messages()[0]), first);
    await logged('who opens the ports?');
    await edit('m1', 'who opens the ports?');
    assert.equal(messages()[0]?.edits, 1, 'delivered again');
    await edit('m1', 'who deploys the pizza ovens?');
    assert.equal(messages()[0]?.edits, 2);
    await logged('who deploys the pizza ovens?');
  });

  it('is answered in a new message when its answer was deleted', async () => {
    await say('m1', 'who deploys the pizza ovens?');
    await logged('who deploys the pizza ovens?');
    world.connector.messages.clear();
    await edit('m1', 'who opens the ports?');
    assert.equal(messages().length, 1);
    await logged('who opens the ports?');
  });

  it('is answered when it becomes a command, and its question is forgotten', async () => {
    await say('m1', 'who deploys the pizza ovens?');
    await logged('who deploys the pizza ovens?');
    await edit('m1', 'help');
    assert.equal(messages().length, 1);
    await logged();
    await say('m2', 'help');
    await edit('m2', 'who deploys the pizza ovens?');
    await logged('who deploys the pizza ovens?');
  });

  it('leaves the log, the verdicts, the context and the chat when it is deleted', async () => {
    await say('m1', 'who opens the ports?');
    await say('m2', 'who deploys the pizza ovens?');
    await logged('who opens the ports?', 'who deploys the pizza ovens?');
    const [{ id } = { id: '' }] = await world.baton.store.questions.since('2000-01-01T00:00:00.000Z');
    await world.post(
      world.invoke('feedback.give', { question: id, responsibility: 'en/firewall', verdict: 'wrong-side' }, chat),
    );
    assert.equal((await world.baton.store.questions.judgmentOf(id, ana.id))?.verdict, 'wrong-side');
    assert.notEqual(await context(), null);
    await remove('m1');
    await remove('m1');
    await logged('who deploys the pizza ovens?');
    assert.equal((await world.baton.store.questions.judgmentOf(id, ana.id))?.verdict, undefined);
    assert.equal(await context(), null);
    assert.equal(messages().length, 1);
    await remove('m2');
    await becomes(async () => [await log(), messages().length], [[], 0]);
    await change('messageUpdate', 'undeleteMessage', 'm1', { text: 'who opens the ports?' });
    await becomes(async () => [await log(), messages().length], [['who opens the ports?'], 1]);
  });

  it('gives no words to a specialist’s question when it is deleted', async () => {
    await say('m1', 'who opens the ports?');
    await logged('who opens the ports?');
    const card = (messages()[0]?.activity.attachments as { content: never }[] | undefined)?.[0]?.content;
    const [data] = buttonsOn(card, 'inquiry.preview');
    assert.ok(data, shown(messages()[0]));
    const preview = async () => await (await world.post(world.invoke('inquiry.preview', data, chat))).text();
    assert.match(await preview(), /who opens the ports/u);
    await remove('m1');
    assert.doesNotMatch(await preview(), /who opens the ports/u);
  });

  it('in a channel is followed where it was answered; its answer stays when it is deleted', async () => {
    const before = messages(channel).length;
    await say('m1', 'who opens the ports?', { ...inChannel, ...mention });
    await logged('who opens the ports?');
    await edit('m1', 'who deploys the pizza ovens?', inChannel);
    assert.equal(messages(channel).length, before + 1);
    await logged('who deploys the pizza ovens?');
    await edit('m9', 'nothing for Baton', inChannel);
    assert.equal(messages(channel).length, before + 1);
    await edit('m9', 'who opens the ports?', { ...inChannel, ...mention });
    assert.equal(messages(channel).length, before + 2);
    await logged('who deploys the pizza ovens?', 'who opens the ports?');
    // An owner of the team may delete it as well.
    await remove('m1', { ...inChannel, from: { id: '29:owner', name: 'Olga Owner' } });
    await logged('who opens the ports?');
    assert.equal(messages(channel).length, before + 2);
  });

  it('removes its pasted lines when they are not saved', async () => {
    await say('m1', 'add Close port 25 | Contoso', { ...inChannel, ...mention });
    const card = (messages(channel).at(-1)?.activity.attachments as { content: never }[] | undefined)?.[0]?.content;
    const [data] = buttonsOn(card, 'remediation.save');
    const draft = String(data?.draft);
    assert.notEqual(await world.baton.store.drafts.find(draft), null);
    await remove('m1', inChannel);
    assert.equal(await world.baton.store.drafts.find(draft), null);
    const version = (await world.here()).version;
    await world.press('remediation.save', { engagement, draft });
    assert.equal((await world.here()).version, version);
  });

  it('wakes no card and lifts no stop', async () => {
    await say('m1', 'who opens the ports?');
    await world.baton.store.conversations.stopWriting('a:ana', '403 ConversationBlockedByUser');
    await remove('m1');
    assert.notEqual((await world.baton.store.conversations.find('a:ana'))?.stopped, null);
  });
});
