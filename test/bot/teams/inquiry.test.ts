import assert from 'node:assert/strict';
import type { Inquiry } from '../../../data/domain/inquiry/inquiry.js';
import { removePerson } from '../../../data/domain/people/people.js';
import type { Person } from '../../../data/domain/person.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';
import { ana, jonas, mina, sam } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, smallKnowledge, textsOn } from '../../support/turns.js';

const channel = '19:inquiries@thread.tacv2';
const engagement = 'engagement-1';
const at = '2026-11-20T12:00:00.000Z';

const from = (person: Person) => {
  const conversation = { id: `a:${person.id.slice(3)}`, conversationType: 'personal', tenantId: tenant };
  return { from: person, conversation };
};
const inChannel = (person: Person, thread = '7') => ({
  from: person,
  conversation: { id: `${channel};messageid=${thread}`, conversationType: 'channel', tenantId: tenant },
});

describe('an inquiry over the wire', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ knowledge: smallKnowledge });
    const { store } = world.baton;
    const reach = { serviceUrl: world.connector.url, tenant, botId, at };
    await store.conversations.remember({ conversation: channel, kind: 'channel', name: 'Rollout', ...reach });
    world.connector.people.set(channel, [ana, jonas, mina, sam]);
    await storedEngagement(store, { id: engagement, channel, at });
  });
  afterEach(() => world.close());

  const cardIn = (message: { readonly activity: Record<string, unknown> }) =>
    (message.activity.attachments as { content: Parameters<typeof textsOn>[0] }[] | undefined)?.[0]?.content;
  const shownIn = (place: string): readonly string[] => world.connector.in(place).map((m) => textsOn(cardIn(m)));

  const until = async <T>(what: () => Promise<T | null | false | undefined> | T | null | false | undefined) => {
    for (let n = 0; n < 30_000; n += 1) {
      const found = await what();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`did not happen: ${JSON.stringify([...world.connector.messages.values()])}`);
  };

  const pressed = async (person: object, verb: string, data: unknown, replyToId = '1700000000001') => {
    const response = await world.post(world.invoke(verb, data, { ...person, replyToId }));
    return ((await response.json()) as { value: Parameters<typeof textsOn>[0] }).value;
  };

  async function preview(person: Record<string, unknown>, place: string, text: string) {
    await world.post(world.message(text, person));
    const message = await until(() =>
      world.connector.in(place).find((m) => /uestion to the specialist/.test(textsOn(cardIn(m)))),
    );
    const [send] = buttonsOn(cardIn(message), 'inquiry.send');
    const [cancel] = buttonsOn(cardIn(message), 'inquiry.cancel');
    return { message: message.id, send: { ...send, text: 'who pays?' }, cancel, card: textsOn(cardIn(message)) };
  }

  const saved = async (): Promise<Inquiry | null> => await world.baton.store.inquiries.numbered(engagement, 1);

  it('names the channel and its people in the preview, and is posted as a new thread, once', async () => {
    const { card, send, message } = await preview(from(jonas), 'a:jonas', 'ask a specialist who pays?');
    assert.match(card, /“Rollout” channel of Contoso · visible to 4 people/);
    await Promise.all([1, 2, 3].map(() => pressed(from(jonas), 'inquiry.send', send, message)));
    await until(() => shownIn(channel).length > 0);
    assert.match(shownIn(channel)[0] ?? '', /Question to the specialist · Contoso[\s\S]*who pays\?/);
    await until(() => shownIn('a:jonas').some((text) => /Waiting for a reply from Sam Reyes/.test(text)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(
      [shownIn(channel).length, shownIn('a:jonas').length],
      [1, 1],
      'the preview became the asker’s card',
    );
  });

  it('brings no reply to an asker who was removed, and none to other people', async () => {
    const { store } = world.baton;
    const { send, message } = await preview(from(jonas), 'a:jonas', 'ask a specialist who pays?');
    await pressed(from(jonas), 'inquiry.send', send, message);
    const { id } = await until(saved);
    const changed = async (decide: Parameters<typeof store.engagements.change>[1]) => {
      assert.equal((await store.engagements.change(engagement, decide))?.refusal, null);
    };
    await changed((e) => removePerson(e, jonas.id, 'customer', ana, at));
    const reply = { inquiry: id, seen: 1, reply: 'The customer pays.' };
    await pressed(inChannel(sam), 'inquiry.reply', reply);
    await until(() => world.lines.some(({ event }) => event === 'card withheld'));
    assert.doesNotMatch(shownIn('a:jonas').join(), /The customer pays/);
    const there = textsOn(await pressed(from(jonas), 'inquiry.show', { inquiry: id }, message));
    assert.doesNotMatch(there, /The customer pays/);
  });

  it('is not repeated when the outcome of its post is unknown', async () => {
    const { send, message } = await preview(from(jonas), 'a:jonas', 'ask a specialist who pays?');
    world.connector.script({ method: 'POST', conversation: channel, dropAfterAccept: true });
    await pressed(from(jonas), 'inquiry.send', send, message);
    await until(() => shownIn(channel).length > 0);
    world.baton.nudge();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(shownIn(channel).length, 1);
    const inquiry = await saved();
    const [posted] = world.connector.in(channel);
    assert.ok(inquiry && posted);
    await pressed(inChannel(sam), 'inquiry.reply-form', { inquiry: inquiry.id }, posted.id);
    await pressed(inChannel(sam), 'inquiry.reply', { inquiry: inquiry.id, seen: 1, reply: 'We do.' }, posted.id);
    await until(() => /We do\./.test(shownIn(channel)[0] ?? ''));
  });

  it('is sent once more when its asker says so, and the older message points to the newer', async () => {
    const { send, message } = await preview(from(jonas), 'a:jonas', 'ask a specialist who pays?');
    world.connector.script({ method: 'POST', conversation: channel, dropAfterAccept: true });
    await pressed(from(jonas), 'inquiry.send', send, message);
    const { id } = await until(saved);
    const { inquiries } = world.baton.store;
    await until(async () => (await inquiries.delivery((await saved()) as Inquiry)) === 'in-doubt');
    const look = () => pressed(from(jonas), 'inquiry.show', { inquiry: id }, message);
    const doubtful = await look();
    assert.match(textsOn(doubtful), /Delivery couldn’t be confirmed\./);
    const [again] = buttonsOn(doubtful, 'inquiry.send-again');
    await Promise.all([1, 2, 3].map(() => pressed(from(jonas), 'inquiry.send-again', again, message)));
    await until(async () => (await inquiries.delivery((await saved()) as Inquiry)) === 'arrived');
    assert.match(textsOn(await pressed(from(jonas), 'inquiry.send-again', again, message)), /Delivered\./);
    assert.deepEqual(buttonsOn(await look(), 'inquiry.send-again'), []);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(shownIn(channel).length, 2, 'the lost one and one more');
    const [lost] = world.connector.in(channel);
    await pressed(inChannel(sam), 'inquiry.reply-form', { inquiry: id }, lost?.id ?? '');
    await until(() => /continues below/.test(shownIn(channel)[0] ?? ''));
  });

  it('is not repeated when the message of unknown outcome turned up', async () => {
    const { send, message } = await preview(from(jonas), 'a:jonas', 'ask a specialist who pays?');
    world.connector.script({ method: 'POST', conversation: channel, dropAfterAccept: true });
    await pressed(from(jonas), 'inquiry.send', send, message);
    const { id } = await until(saved);
    const { inquiries } = world.baton.store;
    await until(async () => (await inquiries.delivery((await saved()) as Inquiry)) === 'in-doubt');
    const [lost] = world.connector.in(channel);
    await pressed(inChannel(sam), 'inquiry.reply-form', { inquiry: id }, lost?.id ?? '');
    await until(async () => (await inquiries.delivery((await saved()) as Inquiry)) === 'arrived');
    const card = await pressed(from(jonas), 'inquiry.send-again', { inquiry: id }, message);
    assert.match(textsOn(card), /Delivered\./);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(shownIn(channel).length, 1);
  });

  it('is sent once more after a refusal, by its asker alone', async () => {
    const { send, message } = await preview(inChannel(jonas), channel, 'ask a specialist who pays?');
    world.connector.script({ method: 'POST', conversation: channel, status: 400 });
    await pressed(inChannel(jonas), 'inquiry.send', send, message);
    const { id } = await until(saved);
    const { inquiries } = world.baton.store;
    await until(async () => (await inquiries.delivery((await saved()) as Inquiry)) === 'in-doubt');
    const refused = await pressed(inChannel(mina), 'inquiry.send-again', { inquiry: id }, message);
    assert.match(textsOn(refused), /Jonas Berg/);
    assert.equal(await inquiries.delivery((await saved()) as Inquiry), 'in-doubt');
    await pressed(inChannel(jonas), 'inquiry.send-again', { inquiry: id }, message);
    await until(async () => (await inquiries.delivery((await saved()) as Inquiry)) === 'arrived');
  });

  it('brings the reply back as a message of its own, and the older card points to it', async () => {
    const { send, message } = await preview(from(jonas), 'a:jonas', 'ask a specialist who pays?');
    await pressed(from(jonas), 'inquiry.send', send, message);
    const inquiry = await until(saved);
    await until(() => shownIn(channel).length > 0);
    await pressed(inChannel(sam), 'inquiry.reply', { inquiry: inquiry.id, seen: 1, reply: 'We do.' });
    await until(() => shownIn('a:jonas').length === 2 && /continues below/.test(shownIn('a:jonas')[0] ?? ''));
    assert.match(shownIn('a:jonas')[1] ?? '', /Reply from the specialist · Contoso[\s\S]*Sam Reyes[\s\S]*We do\./);
  });

  it('reaches a specialist alone, in the language of their chat', async () => {
    await world.post(world.message('help', { ...from(sam), locale: 'ko-KR' }));
    const { send, message } = await preview(from(jonas), 'a:jonas', 'ask a specialist who pays?');
    await pressed(from(jonas), 'inquiry.send', { ...send, to: `${engagement}/${sam.id}` }, message);
    await until(() => shownIn('a:sam').some((text) => /전문가에게 보낸 질문 · Contoso/.test(text)));
    assert.deepEqual(shownIn(channel), []);
  });

  it('leaves nothing of a cancelled preview in the channel', async () => {
    const { cancel, message } = await preview(inChannel(jonas), channel, 'ask a specialist who pays?');
    const left = await pressed(inChannel(jonas), 'inquiry.cancel', cancel, message);
    assert.match(textsOn(left), /Nothing was sent/);
    await until(() => world.connector.in(channel).length === 0);
    assert.equal(await saved(), null);
  });

  it('knows a personal chat by the person who speaks there', async () => {
    await world.post(world.message('help', { ...from(mina), locale: 'sv-SE' }));
    const known = await world.baton.store.conversations.personalOf(mina.id);
    assert.deepEqual([known?.conversation, known?.locale], ['a:mina', 'sv']);
    await world.post(world.message('help', inChannel(ana)));
    assert.equal(await world.baton.store.conversations.personalOf(ana.id), null);
  });
});
