import assert from 'node:assert/strict';
import { opensDialog } from '../../../cards/kit/dialog-buttons.js';
import { inputsOn } from '../../../cards/kit/form-again.js';
import { forms } from '../../../cards/kit/forms.js';
import type { Card } from '../../../cards/kit/template.js';
import { verbs } from '../../../cards/kit/verbs.js';
import { itemsOf } from '../../../data/domain/checklist/checklist.js';
import type { Person } from '../../../data/domain/person.js';
import { startWorld, tenant, type World } from '../../support/baton.js';
import { ana, jonas, mina, sam } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { smallKnowledge, textsOn } from '../../support/turns.js';

interface Submit {
  readonly type: 'Action.Submit';
  readonly title?: string;
  readonly data: Readonly<Record<string, unknown>> & {
    readonly msteams?: { readonly type: string };
    readonly baton: { readonly verb: string; readonly title: string };
  };
}
interface Task {
  readonly type: string;
  readonly value: string | { readonly title: string; readonly card: { readonly content: Card } };
}

/** Every action of a type, wherever it is on a card. */
function actionsOn(card: unknown, type: string): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(card)) return card.flatMap((part) => actionsOn(part, type));
  if (typeof card !== 'object' || card === null) return [];
  const inside = Object.values(card).flatMap((part) => actionsOn(part, type));
  return 'type' in card && card.type === type ? [card as Readonly<Record<string, unknown>>, ...inside] : inside;
}
const submits = (card: unknown) => actionsOn(card, 'Action.Submit') as unknown as readonly Submit[];
const submitOf = (card: unknown, verb: string): Submit => {
  const found = submits(card).find(({ data }) => data.baton.verb === verb);
  assert.ok(found, `no button ${verb}`);
  return found;
};

/** Waits for what the refresher does behind an answer. */
async function soon(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('forms in dialogs, over the wire', () => {
  const channel = '19:dialogs@thread.tacv2';
  const engagement = 'engagement-1';
  let world: World;
  let pressed = '';

  beforeEach(async () => {
    world = await startWorld({ knowledge: smallKnowledge }, { BATON_DIALOGS: 'on' });
    world.connector.people.set(channel, [ana, jonas, mina, sam]);
    await storedEngagement(world.baton.store, { id: engagement, channel, tenant });
    await world.post(world.message('checklist', where(ana)));
    await soon(() => world.connector.in(channel).length > 0);
    pressed = [...world.connector.messages.keys()][0] ?? '';
  });
  afterEach(() => world.close());

  const where = (person: Person, conversation = channel) => ({
    from: { ...person },
    conversation: { id: `${conversation};messageid=7`, conversationType: 'channel', isGroup: true, tenantId: tenant },
  });
  const shownIn = (at = 0): Card => {
    const message = world.connector.in(channel)[at];
    assert.ok(message);
    const [attachment] = message.activity.attachments as readonly { readonly content: Card }[];
    assert.ok(attachment);
    return attachment.content;
  };
  async function answered(activity: unknown): Promise<{ readonly task?: Task; readonly value?: unknown }> {
    const response = await world.post(activity);
    assert.equal(response.status, 200);
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  }
  const task = async (name: string, person: Person, data: object, more: object = {}) =>
    (
      await answered(
        world.activity({
          type: 'invoke',
          name,
          replyToId: pressed,
          value: { data, context: { theme: 'default' } },
          ...where(person),
          ...more,
        }),
      )
    ).task;
  const open = (person: Person, { data }: Submit, more: object = {}) => task('task/fetch', person, data, more);
  const submit = (person: Person, { data }: Submit, inputs: object, more: object = {}) =>
    task('task/submit', person, { ...data, ...inputs }, more);
  const execute = (person: Person, verb: string, data: object) =>
    answered(world.invoke(verb, data, { ...where(person), replyToId: pressed }));
  const cardIn = (answer: Task | undefined): Card => {
    assert.equal(answer?.type, 'continue', JSON.stringify(answer));
    assert.ok(typeof answer.value === 'object');
    return answer.value.card.content;
  };
  const items = async () => itemsOf(await here(), 'initiate');
  async function here() {
    const found = await world.baton.store.engagements.find(engagement);
    assert.ok(found);
    return found;
  }
  const filled = (card: Card) => Object.fromEntries(inputsOn(card).map(({ id, value = '' }) => [id, String(value)]));
  async function itemForm(person: Person): Promise<Card> {
    const [item] = await items();
    const shown = await execute(person, 'item.show', { engagement, item: item?.id, page: 1 });
    return cardIn(await open(person, submitOf(shown.value, 'item.form')));
  }

  it('open from buttons that show a form, and ticks stay as they are', async () => {
    const card = shownIn();
    assert.ok(actionsOn(card, 'Action.Execute').some(({ verb }) => verb === 'checklist.tick'));
    for (const { verb } of actionsOn(card, 'Action.Execute')) assert.equal(opensDialog(String(verb)), false);
    const detail = await execute(ana, 'item.show', { engagement, item: (await items())[0]?.id, page: 1 });
    const { data, title } = submitOf(detail.value, 'item.form');
    assert.equal(data.msteams?.type, 'task/fetch');
    assert.equal(data.baton.title, title);
  });

  it('show the form under the words of its button, with submissions alone', async () => {
    const form = await itemForm(ana);
    assert.ok(inputsOn(form).length > 3);
    assert.deepEqual(actionsOn(form, 'Action.Execute'), []);
    assert.ok(submits(form).every(({ data }) => data.msteams === undefined && data.baton.verb in verbs));
  });

  it('keep what was typed through ten ticks by others, and save it', async () => {
    const form = await itemForm(ana);
    const [first, ...others] = await items();
    assert.ok(first && others.length > 0);
    for (let n = 0; n < 10; n += 1) {
      const one = (await items()).filter(({ id, side }) => id !== first.id && side === 'customer')[n % 2];
      const verb = one?.tick === null ? 'checklist.tick' : 'checklist.untick-sure';
      await execute(mina, verb, { engagement, item: one?.id, seen: one?.version });
    }
    const done = await submit(ana, submitOf(form, 'item.save'), { ...filled(form), note: 'Ask the bank first' });
    assert.equal(done, undefined, 'an empty answer closes the dialog');
    assert.equal((await items()).find(({ id }) => id === first.id)?.note, 'Ask the bank first');
  });

  it('come back as typed, the fault at its field', async () => {
    const form = await itemForm(ana);
    const typed = { ...filled(form), note: 'Keep me', due: 'the day after never' };
    const again = cardIn(await submit(ana, submitOf(form, 'item.save'), typed));
    assert.equal(filled(again).note, 'Keep me');
    assert.match(textsOn(again), /the day after never/u);
    assert.equal((await items())[0]?.note, undefined);
    assert.deepEqual(actionsOn(again, 'Action.Execute'), []);
  });

  it('show on the channel’s card what was saved', async () => {
    const form = await itemForm(ana);
    const [item] = await items();
    await submit(ana, submitOf(form, 'item.save'), { ...filled(form), due: '2026-12-24' });
    assert.ok(item);
    await soon(() => /2026-12-24|Dec 24/u.test(textsOn(shownIn())));
  });

  it('are refused in another conversation and to strangers as a press is', async () => {
    const form = await itemForm(ana);
    const elsewhere = where(ana, '19:elsewhere@thread.tacv2');
    const foreign = await submit(ana, submitOf(form, 'item.save'), { ...filled(form), note: 'x' }, elsewhere);
    assert.equal(foreign?.type, 'message');
    const stranger: Person = { id: '29:stranger', name: 'Stranger' };
    const denied = await submit(stranger, submitOf(form, 'item.save'), { ...filled(form), note: 'x' });
    assert.match(textsOn(cardIn(denied)), /only|can’t|Only/u);
    assert.equal((await items())[0]?.note, undefined);
  });

  it('close at Cancel, and nothing is changed', async () => {
    const form = await itemForm(ana);
    const before = (await here()).version;
    assert.equal(await submit(ana, submitOf(form, 'item.show'), { ...filled(form), note: 'x' }), undefined);
    assert.equal((await here()).version, before);
  });

  it('answer the verbs of every form in the dialog’s form, whatever data they carry', async () => {
    const opening = [...new Set(Object.values(forms).map(({ opens }) => opens))];
    assert.ok(opening.length > 15);
    for (const verb of opening)
      for (const data of [{ engagement, phase: 'initiate' }, { engagement: 7 }, {}]) {
        const answer = await task('task/fetch', ana, { ...data, baton: { verb, title: 'Form' } });
        assert.ok(answer?.type === 'continue' || answer?.type === 'message', verb);
        if (answer.type === 'continue') assert.deepEqual(actionsOn(cardIn(answer), 'Action.Execute'), [], verb);
      }
  });

  it('are not opened by a button that shows none, and what is no button of ours is not offered', async () => {
    const refused = async (name: string, data: unknown) => {
      const answer = await answered(
        world.activity({ type: 'invoke', name, replyToId: pressed, value: { data }, ...where(ana) }),
      );
      assert.deepEqual(Object.keys(answer).includes('task'), false, JSON.stringify(data));
    };
    await refused('task/fetch', { engagement, baton: { verb: 'checklist.tick' } });
    for (const name of ['task/fetch', 'task/submit'])
      for (const data of [null, 'x', {}, { baton: 'x' }, { baton: { verb: 'no.verb' } }, { baton: { verb: 7 } }])
        await refused(name, data);
  });
});
