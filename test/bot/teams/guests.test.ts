import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Card } from '../../../cards/kit/template.js';
import { isRequired, itemsOf } from '../../../data/domain/checklist/checklist.js';
import type { Person } from '../../../data/domain/person.js';
import { saveSetup } from '../../../data/domain/setup/setup.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';
import { ana, details, jonas, mina, sam, ticking } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';
import { shipped } from '../../support/real-room.js';
import { newInquiry } from '../../support/sample-inquiry.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

/** Each feature has a channel of its own: Teams limits what one channel is sent, and Baton keeps to it. */
let channel = '';
let engagement = '';
let count = 0;
const now = ticking();

let world: World;

const cardOf = (message: { readonly activity: Record<string, unknown> } | undefined): Card | undefined =>
  (message?.activity.attachments as { content: Card }[] | undefined)?.[0]?.content;
const shownIn = (place: string): readonly string[] => world.connector.in(place).map((m) => textsOn(cardOf(m)));

async function until<T>(what: () => Promise<T | null | false | undefined> | T | null | false | undefined): Promise<T> {
  for (let n = 0; n < 30_000; n += 1) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`did not happen: ${JSON.stringify(shownIn(channel)).slice(0, 3_000)}`);
}

const inChannel = (person: Person, more: object = {}) => ({
  from: person,
  conversation: { id: `${channel};messageid=7`, conversationType: 'channel', tenantId: tenant },
  ...more,
});

/** Mentions Baton in the channel; the card that comes back in the thread. */
async function say(person: Person, text: string): Promise<Card> {
  const before = world.connector.in(channel).length;
  const mention = { type: 'mention', mentioned: { id: botId }, text: '<at>Baton</at>' };
  const response = await world.post(
    world.message(`<at>Baton</at> ${text}`, inChannel(person, { entities: [mention] })),
  );
  assert.equal(response.status, 200);
  const card = cardOf(world.connector.in(channel).slice(before).at(-1));
  assert.ok(card, `nothing came back to “${text}”`);
  return card;
}

/** Presses a button in the channel; what the presser alone gets: a card, or a sentence. */
async function press(person: Person, verb: string, data: unknown, message = '1700000000001', more: object = {}) {
  const response = await world.post(world.invoke(verb, data, inChannel(person, { replyToId: message, ...more })));
  return ((await response.json()) as { value: Card | string }).value;
}

async function pressed(...args: Parameters<typeof press>): Promise<Card> {
  const value = await press(...args);
  assert.ok(typeof value === 'object', String(value));
  return value;
}

const found = async () => (await world.baton.store.engagements.find(engagement)) ?? assert.fail();

/** Everything required in initiate is done. */
async function finish(): Promise<void> {
  for (const { id } of itemsOf(await found(), 'initiate').filter(isRequired)) {
    await world.baton.store.engagements.change(engagement, () => ({
      events: [{ type: 'ItemTicked', item: id, at: new Date().toISOString(), by: ana }],
    }));
  }
  world.baton.nudge();
}

/** As if a chat had been open before; now Teams refuses everything that is sent there. */
async function onceChatted(person: Person): Promise<void> {
  const conversation = `a:${person.id.slice(3)}`;
  const at = new Date().toISOString();
  const reach = { serviceUrl: world.connector.url, tenant, botId, kind: 'personal', person: person.id, at };
  await world.baton.store.conversations.remember({ conversation, ...reach });
  await world.baton.store.conversations.resumeWriting(conversation);
}

/** The message in the channel that mentions a person, once it is there. */
const callTo = (person: Person, about: RegExp) =>
  until(() =>
    world.connector.in(channel).find((message) => {
      const { entities } = (cardOf(message)?.msteams ?? {}) as { entities?: { mentioned: { id: string } }[] };
      return entities?.some(({ mentioned }) => mentioned.id === person.id) && about.test(textsOn(cardOf(message)));
    }),
  );

interface Feature {
  /** What it is in a personal chat. */
  readonly personal: string;
  /** How a guest does the same in the channel. */
  readonly channel: string;
  readonly works: () => Promise<void>;
}

/** Everything that Baton does in personal chats. `deploy/GUESTS.md` lists the same, and each line is tried here. */
const features: readonly Feature[] = [
  {
    personal: 'A greeting, and help',
    channel: 'The team’s greeting; `@Baton help`',
    works: async () => {
      assert.match(textsOn(await say(jonas, 'help')), /What I can do[\s\S]*I only read messages that mention me/u);
    },
  },
  {
    personal: 'Who is responsible for something',
    channel: '`@Baton who …?`: the answer comes in its thread',
    works: async () => {
      const card = await say(jonas, 'who configures the firewall ports?');
      assert.match(textsOn(card), /Contoso \(customer\) configures/u);
      assert.equal(world.connector.in(channel).at(-1)?.conversation, `${channel};messageid=7`);
    },
  },
  {
    personal: '“and Microsoft?”, “why?” within ten minutes',
    channel: 'The same words with a mention',
    works: async () => {
      await say(jonas, 'who configures the firewall ports?');
      assert.match(textsOn(await say(jonas, 'and Microsoft?')), /Microsoft provides guidance/u);
      assert.match(textsOn(await say(jonas, 'why?')), /line|Line/u);
    },
  },
  {
    personal: 'How good an answer was',
    channel: 'The buttons below it',
    works: async () => {
      const [button] = buttonsOn(await say(jonas, 'who configures the firewall ports?'), 'feedback.give');
      assert.ok(button);
      await until(
        async () =>
          (await press(jonas, 'feedback.give', button)) &&
          world.baton.store.questions.judgmentOf(String(button.question), jonas.id),
      );
    },
  },
  {
    personal: '“what is left on our side?”, “what stops us?”',
    channel: 'The same words with a mention; rows are ticked on the checklist',
    works: async () => {
      assert.match(textsOn(await say(jonas, 'what is left on our side?')), /Contoso/u);
      assert.match(textsOn(await say(sam, 'what stops us?')), /Initiate/u);
    },
  },
  {
    personal: 'What is mine',
    channel: '`@Baton my items`',
    works: async () => {
      const [item] = itemsOf(await found(), 'initiate').filter(({ side }) => side === 'customer');
      assert.ok(item);
      assert.ok(textsOn(await say(jonas, 'my items')).includes(item.text.slice(0, 20)));
      assert.match(textsOn(await say(sam, 'my items')), /Microsoft/u);
    },
  },
  {
    personal: 'Ticking a row of a list, and undoing it',
    channel: '`@Baton checklist`: one tap on the row, and one more',
    works: async () => {
      const tickOf = async () => itemsOf(await found(), 'initiate').find(({ side }) => side === 'customer');
      await world.baton.store.cards.want(engagement, { kind: 'checklist', phase: 'initiate', page: 1 }, channel, now());
      world.baton.nudge();
      const message = await until(() =>
        world.connector.in(channel).find((one) => buttonsOn(cardOf(one), 'checklist.tick').length > 0),
      );
      const item = await tickOf();
      const row = buttonsOn(cardOf(message), 'checklist.tick').find((button) => button.item === item?.id);
      const card = await pressed(jonas, 'checklist.tick', row, message.id);
      assert.equal((await tickOf())?.tick?.by.id, jonas.id);
      const undo = buttonsOn(card, 'checklist.untick').find((button) => button.item === item?.id);
      await pressed(jonas, 'checklist.untick', undo, message.id);
      assert.equal((await tickOf())?.tick, null);
    },
  },
  {
    personal: 'The engagements of a person',
    channel: '`@Baton status`: this channel’s alone, because others read along',
    works: async () => {
      const other = { engagement: 'engagement-fabrikam', channel: '19:fabrikam@thread.tacv2' };
      await world.baton.store.engagements.start({
        type: 'SetupStarted',
        playbook: fasttrack,
        ...other,
        tenant,
        at: now(),
        by: jonas,
      });
      const people = { projectManager: jonas, specialist: null, lead: null, team: [] };
      await world.baton.store.engagements.change(other.engagement, (e) =>
        saveSetup(e, shipped().dataset, { ...details, customer: 'Fabrikam' }, people, jonas, now()),
      );
      const text = textsOn(await say(jonas, 'status'));
      assert.match(text, /Contoso[\s\S]*only this channel’s engagement is shown/u);
      assert.doesNotMatch(text, /Fabrikam/u);
    },
  },
  {
    personal: 'Cards in the reader’s own language',
    channel: 'The line of languages on a shared card: for the presser alone',
    works: async () => {
      const shown = { engagement, kind: 'checklist', phase: 'initiate', page: 1 };
      const card = await pressed(jonas, 'language.show', shown, undefined, { locale: 'sv-SE' });
      assert.equal(card.lang, 'sv');
    },
  },
  {
    personal: 'A question to the specialist, and the reply',
    channel: '`@Baton ask a specialist …`: the reply comes in the same thread',
    works: async () => {
      const preview = await say(jonas, 'ask a specialist who pays for flights?');
      const [send] = buttonsOn(preview, 'inquiry.send');
      assert.match(textsOn(preview), /Sam Reyes has no personal chat with me yet/u);
      const message = world.connector.in(channel).at(-1)?.id;
      await pressed(jonas, 'inquiry.send', { ...send, text: 'who pays for flights?' }, message);
      const arrived = await until(() =>
        world.connector.in(channel).find((one) => buttonsOn(cardOf(one), 'inquiry.reply-form').length > 0),
      );
      const [form] = buttonsOn(cardOf(arrived), 'inquiry.reply-form');
      await pressed(sam, 'inquiry.reply', { ...form, seen: 1, reply: 'Contoso books them.' }, arrived.id);
      await until(() =>
        world.connector
          .in(channel)
          .some((one) => one.conversation.endsWith('=7') && /Reply from[\s\S]*books them/u.test(textsOn(cardOf(one)))),
      );
    },
  },
  {
    personal: 'A question that was sent to a specialist directly',
    channel: 'A message calls the specialist; “View privately” opens it for them alone, with the form for the reply',
    works: async () => {
      await onceChatted(sam);
      const { store } = world.baton;
      const direct = { person: sam, locale: 'en' } as const;
      const asked = newInquiry({ id: 'inquiry-direct', text: 'who pays for secret plants?', to: 'a:sam', direct });
      await store.inquiries.ask(engagement, { ...asked, from: 'a:jonas' }, jonas, new Date().toISOString());
      world.baton.nudge();
      const call = await callTo(sam, /Jonas Berg sent a direct question/u);
      assert.doesNotMatch(JSON.stringify(world.connector.in(channel)), /secret plants/u);
      const [show] = buttonsOn(cardOf(call), 'inquiry.show');
      assert.match(String(await press(mina, 'inquiry.show', show, call.id)), /Only Sam Reyes can open this/u);
      const card = await pressed(sam, 'inquiry.show', show, call.id);
      assert.match(textsOn(card), /who pays for secret plants/u);
      const saved = await store.inquiries.find('inquiry-direct');
      assert.equal(saved === null ? null : await store.inquiries.delivery(saved), 'arrived');
      const [form] = buttonsOn(card, 'inquiry.reply-form');
      assert.ok(buttonsOn(await pressed(sam, 'inquiry.reply-form', form, call.id), 'inquiry.reply').length > 0);
      await pressed(sam, 'inquiry.reply', { inquiry: 'inquiry-direct', seen: 1, reply: 'Contoso does.' }, call.id);
      assert.equal((await store.inquiries.find('inquiry-direct'))?.state, 'answered');
      assert.equal((await store.cards.at(call.conversation, call.id))?.kind, 'waits', 'never the question itself');
    },
  },
  {
    personal: 'The reply to a question that was asked in a personal chat',
    channel: 'A message calls the asker; “View privately” opens it for them alone',
    works: async () => {
      await onceChatted(jonas);
      const { store } = world.baton;
      const asked = newInquiry({
        id: 'inquiry-personal',
        text: 'who pays for hidden roots?',
        to: channel,
        from: 'a:jonas',
      });
      await store.inquiries.ask(engagement, { ...asked, locale: 'en' }, jonas, new Date().toISOString());
      world.baton.nudge();
      await until(async () => (await store.conversations.find('a:jonas'))?.stopped);
      await store.inquiries.change('inquiry-personal', (i) => ({
        events: [
          {
            type: 'InquiryAnswered',
            text: 'Contoso does.',
            side: null,
            at: new Date(Date.parse(i.at) + 1_000).toISOString(),
            by: sam,
          },
        ],
      }));
      world.baton.nudge();
      const call = await callTo(jonas, /There’s a reply to a question/u);
      const [show] = buttonsOn(cardOf(call), 'inquiry.show');
      assert.match(textsOn(await pressed(jonas, 'inquiry.show', show, call.id)), /Contoso does\./u);
    },
  },
  {
    personal: 'What waits for a person: ready for review, agreed, open again, sent back, reopened',
    channel: 'A message that calls them by name, once',
    works: async () => {
      await onceChatted(sam);
      await finish();
      const call = await callTo(sam, /Everything required in the Initiate phase is done/u);
      assert.equal(buttonsOn(cardOf(call), 'checkpoint.review').length, 1);
      world.baton.nudge();
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal(
        shownIn(channel).filter((text) => /Everything required in the Initiate phase/u.test(text)).length,
        1,
      );
    },
  },
  {
    personal: 'Review, Acknowledge, Confirm',
    channel: 'The buttons of the engagement’s card and of the checklist',
    works: async () => {
      await finish();
      const review = await pressed(sam, 'checkpoint.review', { engagement, phase: 'initiate' });
      const [ask] = buttonsOn(review, 'checkpoint.ask');
      const sign = await pressed(sam, 'checkpoint.ask', { ...ask, note: '' });
      const [once] = buttonsOn(sign, 'checkpoint.acknowledge');
      await pressed(sam, 'checkpoint.acknowledge', once);
      assert.equal((await found()).phase, 'assess');
    },
  },
  {
    personal: 'Accept, Decline',
    channel: 'The buttons of the engagement’s card, for the person who is named',
    works: async () => {
      const { store } = world.baton;
      const naming = { person: mina, role: 'specialist', side: 'provider', lead: false, accepted: false } as const;
      const third = { engagement: 'engagement-third', channel: '19:third@thread.tacv2' };
      await store.engagements.start({
        type: 'SetupStarted',
        playbook: fasttrack,
        ...third,
        tenant,
        at: now(),
        by: ana,
      });
      const people = { projectManager: ana, specialist: mina, lead: null, team: [] };
      const save = (e: Parameters<typeof saveSetup>[0]) => saveSetup(e, shipped().dataset, details, people, ana, now());
      await store.engagements.change(third.engagement, save);
      assert.deepEqual(
        (await store.engagements.find(third.engagement))?.members.find(({ role }) => role === naming.role),
        naming,
      );
      const where = {
        conversation: { id: `${third.channel};messageid=1`, conversationType: 'channel', tenantId: tenant },
      };
      await pressed(mina, 'specialist.accept', { engagement: third.engagement }, undefined, where);
      const members = (await store.engagements.find(third.engagement))?.members;
      assert.equal(members?.find(({ role }) => role === 'specialist')?.accepted, true);
    },
  },
];

describe('a guest who cannot chat with Baton', function () {
  this.timeout(300_000);

  before(async () => {
    world = await startWorld({ knowledge: shipped() });
    for (const conversation of ['a:jonas', 'a:sam']) {
      const refused = { status: 403, code: 'ConversationBlockedByUser', times: Number.POSITIVE_INFINITY };
      world.connector.script({ conversation, ...refused });
    }
  });
  beforeEach(async () => {
    count += 1;
    channel = `19:guests-${count}-@thread.tacv2`;
    engagement = `engagement-${count}`;
    const { store } = world.baton;
    const at = now();
    const reach = { serviceUrl: world.connector.url, tenant, botId, at };
    await store.conversations.remember({ conversation: channel, kind: 'channel', name: 'Rollout', ...reach });
    world.connector.people.set(channel, [ana, jonas, mina, sam]);
    await storedEngagement(store, { id: engagement, channel, tenant, dataset: shipped().dataset, at: now });
  });
  after(() => world.close());

  it('finds every personal feature in deploy/GUESTS.md, with its way in the channel', () => {
    const lines = readFileSync(new URL('../../../deploy/GUESTS.md', import.meta.url), 'utf8').split('\n');
    const table = lines.filter((line) => line.startsWith('| ')).slice(2);
    assert.deepEqual(
      table,
      features.map(({ personal, channel: way }) => `| ${personal} | ${way} |`),
    );
  });

  for (const { personal, channel: way, works } of features) {
    it(`does in the channel: ${personal} (${way})`, works);
  }

  it('received no message in a personal chat', () => {
    const chats = [...world.connector.messages.values()].filter(({ conversation }) => conversation.startsWith('a:'));
    assert.deepEqual(chats, []);
    const tried = world.connector.log.filter(({ conversation }) => conversation.startsWith('a:'));
    assert.ok(tried.every(({ status }) => status === 403));
    assert.ok(tried.length <= 3, 'once for each time that a chat seemed open');
    assert.ok(
      world.connector.log.every(
        ({ path, conversation }) => !path.endsWith('/v3/conversations') || conversation.startsWith('19:guests'),
      ),
    );
  });
});
