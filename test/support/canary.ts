import assert from 'node:assert/strict';
import type { Card } from '../../cards/kit/template.js';
import { isRequired, itemsOf } from '../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Person } from '../../data/domain/person.js';
import { botId, tenant, type World } from './baton.js';
import { ana, jonas, mina, sam } from './history.js';
import { storedEngagement } from './stored-engagement.js';
import { buttonsOn, textsOn } from './turns.js';

// A person who does everything that a person can do, with names and texts that are found wherever a byte of them is kept.

export const maria: Person = { id: '29:1canaryMariaXyz_-7f3', name: 'Mariana "Mari" Canária' };
export const address = 'maria.canary@tailspin.example';
export const objectId = 'ca9a91a0-1111-4222-8333-c0ffee000001';
export const chat = 'a:1canaryChat_-42';
export const canaryChannel = '19:canary@thread.tacv2';
export const canaryEngagement = 'engagement-canary';

/** What she writes; each word is found nowhere else. */
export const words = {
  question: 'zebraquestion who feeds the animals?',
  inquiry: 'quaggainquiry who pays for the hay?',
  open: 'okapiinquiry who brings the water?',
  note: 'lemurnote: only on Tuesdays',
  evidence: 'gibbonevidence',
  link: 'https://evidence.tailspin.example/ibexlink',
  reason: 'tapirreason because of my leave',
  signature: 'narwhalsignature seen by me',
  sentBack: 'dugongreason look again',
  draft: 'civetdraft replace the fence',
} as const;

/** Everything by which a byte of her is known. */
export const canaries: readonly string[] = [
  maria.id,
  maria.name,
  'Canária',
  address,
  objectId,
  chat,
  ...Object.values(words),
];

const at = '2026-11-20T12:00:00.000Z';
const inChannel = { id: `${canaryChannel};messageid=1`, conversationType: 'channel', tenantId: tenant };
const inChat = (id: string) => ({ id, conversationType: 'personal', tenantId: tenant });

export const said = (person: Person) => ({ from: person === maria ? { ...maria, aadObjectId: objectId } : person });
export const there = (person: Person) => ({ ...said(person), conversation: inChannel });
export const alone = (person: Person) => ({
  ...said(person),
  conversation: inChat(person === maria ? chat : `a:${person.id}`),
});

export const until = async <T>(
  what: () => Promise<T | null | false | undefined> | T | null | false | undefined,
): Promise<T> => {
  for (let n = 0; n < 30_000; n += 1) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('did not happen');
};

export async function pressed(
  world: World,
  who: object,
  verb: string,
  data: unknown,
  replyToId = '1700000000001',
): Promise<Card> {
  const response = await world.post(world.invoke(verb, data, { ...who, replyToId }));
  const body = (await response.json()) as { value: Card };
  assert.equal(typeof body.value, 'object', `${verb} was answered with ${JSON.stringify(body.value)}`);
  return body.value;
}

export async function engagementIn(world: World): Promise<Engagement> {
  const found = await world.baton.store.engagements.find(canaryEngagement);
  assert.ok(found);
  return found;
}

const cardsIn = (world: World, place: string): readonly Card[] =>
  world.connector
    .in(place)
    .flatMap(({ activity }) =>
      ((activity.attachments as { content: Card }[] | undefined) ?? []).map(({ content }) => content),
    );

const latest = (world: World, place: string, verb: string) =>
  until(() => {
    const card = cardsIn(world, place).findLast((one) => buttonsOn(one, verb).length > 0);
    return card === undefined ? null : { card, data: buttonsOn(card, verb)[0] ?? {} };
  });

/** Signs, as a person does: the review, its button, the question that asks once more. */
async function sign(world: World, person: Person, half: 'acknowledge' | 'confirm', note: string): Promise<void> {
  const { id, phase } = await engagementIn(world);
  const review = await pressed(world, there(person), 'checkpoint.review', { engagement: id, phase });
  const ask = buttonsOn(review, 'checkpoint.ask').find((data) => data.half === half);
  assert.ok(ask, textsOn(review));
  const asked = await pressed(world, there(person), 'checkpoint.ask', { ...ask, note });
  const sure = buttonsOn(asked, `checkpoint.${half}`)[0];
  assert.ok(sure, textsOn(asked));
  await pressed(world, there(person), `checkpoint.${half}`, { ...sure, note });
}

/** An engagement in which she was expected by her address, came, leads the customer's side, and left traces everywhere. */
export async function leaveTraces(world: World): Promise<void> {
  const { store } = world.baton;
  const reach = { serviceUrl: world.connector.url, tenant, botId, at };
  const engagement = canaryEngagement;
  await store.conversations.remember({ conversation: canaryChannel, kind: 'channel', name: 'Zoo', ...reach });
  const here = [ana, jonas, mina, sam, { ...maria, email: address }];
  world.connector.people.set(canaryChannel, here);
  await storedEngagement(store, { id: engagement, channel: canaryChannel, details: { joint: ['initiate'] }, at });

  const press = (person: Person, verb: string, data: Record<string, unknown>) =>
    pressed(world, there(person), verb, { engagement, ...data });
  const itemOf = async (text: RegExp) => {
    const item = (await engagementIn(world)).items.find((one) => text.test(one.text) && !one.removed);
    assert.ok(item, String(text));
    return item;
  };
  const save = async (person: Person, text: RegExp, more: Record<string, unknown>) => {
    const { id: item, version: seen } = await itemOf(text);
    await press(person, 'item.save', { item, seen, page: 1, due: '', dueAfter: '', state: 'open', ...more });
  };
  const tick = async (person: Person, text: RegExp) => {
    const { id: item, version: seen } = await itemOf(text);
    await press(person, 'checklist.tick', { item, seen, page: 1 });
  };

  await press(ana, 'people.name', { called: address, role: 'customer', part: 'lead' });
  await world.post(world.message('status', there(maria)));
  for (const verb of ['checklist.post', 'standing.post']) {
    await world.post(world.invoke(verb, { engagement }, there(ana)));
  }

  await world.post(world.message(words.question, alone(maria)));
  const asked = await until(async () => (await store.questions.since(at)).find(({ person }) => person === maria.id));
  await store.questions.judge({ question: asked.id, person: maria.id, verdict: 'helpful', at });
  await store.contexts.keep(
    chat,
    maria.id,
    { kind: 'answer', text: words.question, locale: 'en', responsibility: null },
    new Date().toISOString(),
  );
  await store.greetings.firstTime(`conversation:${chat}`, at);

  for (const text of [words.inquiry, words.open]) {
    await world.post(world.message(`ask a specialist ${text}`, alone(maria)));
    const { data } = await until(async () => {
      const found = await latest(world, chat, 'inquiry.send');
      return textsOn(found.card).includes(text) || JSON.stringify(found.card).includes(text) ? found : null;
    });
    await pressed(world, alone(maria), 'inquiry.send', { ...data, text });
  }
  const first = await until(() => store.inquiries.numbered(engagement, 1));
  await pressed(world, there(sam), 'inquiry.reply', {
    inquiry: first.id,
    seen: first.version,
    reply: 'The keeper does.',
  });

  await save(maria, /^Bring the right people/u, {
    assignees: `${maria.id},${jonas.id}`,
    note: words.note,
    evidence: `${words.evidence} ${words.link}`,
  });
  await tick(maria, /^Bring the right people/u);
  const owed = await itemOf(/^Call the customer/u);
  const due = '2032-01-01';
  await press(sam, 'exception.save', {
    which: `${owed.id} ${owed.version}`,
    owner: maria.id,
    reason: 'She calls back',
    due,
  });
  await sign(world, sam, 'acknowledge', 'fine');
  const before = await engagementIn(world);
  const sendBack = { phase: 'initiate', seen: before.version, reason: words.sentBack, items: '' };
  await press(maria, 'send-back.save', sendBack);
  await sign(world, sam, 'acknowledge', 'fine after all');
  await sign(world, maria, 'confirm', words.signature);
  assert.equal((await engagementIn(world)).phase, 'assess');

  await save(maria, /^Name the stakeholders/u, { state: 'not-applicable', reason: words.reason });
  await save(ana, /^Share a screen/u, { assignees: maria.id, note: `Ask ${maria.name} (${address}) about it` });
  const [standing] = (await engagementIn(world)).standing.filter(({ side }) => side === 'customer');
  assert.ok(standing);
  await press(maria, 'standing.mark', { item: standing.id, seen: standing.version, page: 1, state: 'arranged' });
  await world.post(world.message(`add ${words.draft} | customer | 2032-01-01`, there(maria)));
  await press(ana, 'people.name', { called: maria.name, role: 'representative', part: 'none' });

  const done = new Set(
    (await store.engagements.history(engagement)).filter(({ by }) => by.id === maria.id).map(({ type }) => type),
  );
  const expected = [
    'CheckpointConfirmed',
    'CheckpointSentBack',
    'ItemEdited',
    'ItemTicked',
    'StandingItemMarked',
  ] as const;
  assert.deepEqual(
    expected.filter((type) => !done.has(type)),
    [],
    'she did everything',
  );
  assert.equal((await store.records.of(engagement)).length, 1);
  assert.ok(
    itemsOf(await engagementIn(world), 'assess').some(
      (item) => isRequired(item) && item.carried?.owner.id === maria.id,
    ),
  );
  await calm(world);
}

/** Every live card shows the newest version. */
export const calm = (world: World) =>
  until(async () => {
    world.baton.nudge();
    return (await world.baton.store.cards.stale(new Date(Date.now() + 3_600_000).toISOString())).count === 0;
  });

/** How a text may stand in bytes: as it is, as JSON or an address writes it, and two bytes a letter. */
function formsOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const code = (c: string) => c.charCodeAt(0).toString(16).padStart(4, '0');
  const escapes = [(c: string) => `\\u${code(c)}`, (c: string) => `\\u${code(c).toUpperCase()}`];
  const forms = [text, json, encodeURIComponent(text), ...escapes.map((written) => json.replace(/[^ -~]/gu, written))];
  return [
    ...forms.map((form) => Buffer.from(form).toString('latin1')),
    Buffer.from(text, 'utf16le').toString('latin1'),
  ];
}

/** Which of these texts stand in bytes, in any of these forms. */
export function foundIn(bytes: Buffer, texts: readonly string[]): readonly string[] {
  const owners = new Map(texts.flatMap((text) => formsOf(text).map((form) => [form, text] as const)));
  const longestFirst = [...owners.keys()].toSorted((a, b) => b.length - a.length);
  const any = new RegExp(longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  const found = new Set<string>();
  for (const [form] of bytes.toString('latin1').matchAll(any)) {
    // One may stand inside another.
    for (const [inner, text] of owners) if (form.includes(inner)) found.add(text);
  }
  return texts.filter((text) => found.has(text));
}
