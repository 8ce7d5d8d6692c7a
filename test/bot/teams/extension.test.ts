import assert from 'node:assert/strict';
import { inputsOn } from '../../../cards/kit/form-again.js';
import type { Card } from '../../../cards/kit/template.js';
import { itemsOf } from '../../../data/domain/checklist/checklist.js';
import { workOn } from '../../../data/domain/checklist/items.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { startWorld, tenant, type World } from '../../support/baton.js';
import { ana, mina } from '../../support/history.js';
import { shipped } from '../../support/real-room.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { textsOn } from '../../support/turns.js';

const elsewhere = '19:mina_sam@unq.gbl.spaces';
const channel = '19:extension@thread.tacv2';
const tags: Readonly<Record<Locale, string>> = { en: 'en-US', ko: 'ko-KR', 'pt-BR': 'pt-BR', sv: 'sv-SE' };
const firewall: Readonly<Record<Locale, string>> = {
  en: 'who configures the firewall ports?',
  ko: '방화벽 포트는 누가 구성하나요?',
  'pt-BR': 'quem configura as portas do firewall?',
  sv: 'vem konfigurerar portarna i brandväggen?',
};

interface Row {
  readonly content: Card;
  readonly preview: { readonly content: { readonly title: string; readonly text: string } };
}
interface Answered {
  readonly statusCode?: number;
  readonly composeExtension?: { readonly type: string; readonly text?: string; readonly attachments?: readonly Row[] };
  readonly task?: {
    readonly type: string;
    readonly value: string | { readonly title: string; readonly card: { readonly content: Card } };
  };
}

describe('the message extension, over the wire', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ knowledge: shipped() });
    const engagement = await storedEngagement(world.baton.store, { channel, tenant, dataset: shipped().dataset });
    const [item] = itemsOf(engagement, 'initiate').filter(({ side }) => side === 'customer');
    assert.ok(item);
    await world.baton.store.engagements.change(engagement.id, (e) =>
      workOn(
        e,
        item.id,
        item.version,
        { assignees: [{ person: mina }], due: '2026-12-04' },
        ana,
        '2026-11-21T08:00:00.000Z',
      ),
    );
  });
  after(() => world.close());

  async function invoke(name: string, value: unknown, more: Record<string, unknown> = {}): Promise<Answered> {
    const response = await world.post(
      world.activity({
        type: 'invoke',
        name,
        value,
        from: { ...mina },
        conversation: { id: elsewhere, conversationType: 'groupChat', isGroup: true, tenantId: tenant },
        ...more,
      }),
    );
    assert.equal(response.status, 200);
    const text = await response.text();
    return text === '' ? {} : (JSON.parse(text) as Answered);
  }
  const query = (commandId: string, text: string | null, more: Record<string, unknown> = {}) =>
    invoke(
      'composeExtension/query',
      {
        commandId,
        parameters: [text === null ? { name: 'initialRun', value: 'true' } : { name: 'question', value: text }],
        queryOptions: { skip: 0, count: 25 },
      },
      more,
    );
  const command = (commandId: string, content: string, more: Record<string, unknown> = {}) =>
    invoke(
      'composeExtension/fetchTask',
      { commandId, commandContext: 'message', messagePayload: { id: '1', body: { contentType: 'html', content } } },
      more,
    );
  const rowsOf = ({ composeExtension }: Answered): readonly Row[] => composeExtension?.attachments ?? [];

  for (const locale of locales) {
    it(`finds who does it with the source, as a card that needs no Baton there, in ${locale}`, async () => {
      const rows = rowsOf(await query('find', firewall[locale], { locale: tags[locale] }));
      assert.ok(rows.length > 0);
      for (const { content, preview } of rows) {
        assert.equal(content.lang, locale);
        assert.ok(textsOn(content).includes(preview.content.title), textsOn(content));
        assert.doesNotMatch(JSON.stringify(content), /Action\.(?:Execute|Submit)/u);
      }
    });
  }

  it('remembers nothing of a chat that it may not be in', async () => {
    await query('find', firewall.en);
    assert.equal(await world.baton.store.conversations.find(elsewhere), null);
    assert.equal(world.connector.in(elsewhere).length, 0);
  });

  it('says what to type before anything is typed, and that the documents don’t know', async () => {
    const { composeExtension: empty } = await query('find', null);
    assert.deepEqual([empty?.type, empty?.attachments], ['message', undefined]);
    const { composeExtension: none } = await query('find', 'who repairs the roof of the town hall?');
    assert.equal(none?.text, 'I couldn’t find this in the documents.');
  });

  it('offers the asker’s own open items, and those alone', async () => {
    const [row, ...others] = rowsOf(await query('mine', null));
    assert.ok(row);
    assert.equal(others.length, 0);
    assert.match(row.preview.content.text, /Contoso · Initiate · due Dec 4, 2026/u);
    assert.match(textsOn(row.content), /Contoso \(customer\)/u);
    const { composeExtension } = await query('mine', null, { from: { ...ana } });
    assert.equal(composeExtension?.text, 'No open items.');
  });

  it('narrows items by words, and shows none to a sender from another directory', async () => {
    const [row] = rowsOf(await query('mine', null));
    const word = (row?.preview.content.title ?? '').split(' ').at(-1) ?? '';
    assert.equal(rowsOf(await query('mine', word.toUpperCase())).length, 1);
    assert.equal((await query('mine', 'zeppelin')).composeExtension?.text, 'No open item has these words.');
    const other = { from: { ...mina, tenantId: 'f0000000-0000-4000-8000-00000000000f' } };
    assert.deepEqual(rowsOf(await query('mine', null, other)), []);
  });

  it('answers what somebody’s message asks, for the asker alone', async () => {
    const { task } = await command('ask', `<p>Hi all! <b>Who configures the firewall ports?</b></p>`);
    assert.equal(task?.type, 'continue');
    assert.ok(typeof task.value === 'object');
    assert.match(textsOn(task.value.card.content), /firewall/iu);
    const { task: none } = await command('ask', '<p>See you at lunch</p>');
    assert.deepEqual(none, { type: 'message', value: 'I couldn’t find this in the documents.' });
    const { task: empty } = await command('ask', '');
    assert.equal(empty?.type, 'message');
  });

  it('makes an item of somebody’s message in a form, which is saved in the channel’s engagement', async () => {
    const where = {
      from: { ...ana },
      conversation: { id: `${channel};messageid=9`, conversationType: 'channel', tenantId: tenant },
    };
    const { task } = await command('add', '<p>Order the <b>badges</b> for Monday</p>', where);
    assert.ok(task?.type === 'continue' && typeof task.value === 'object');
    const form = task.value.card.content;
    const inputs = Object.fromEntries(inputsOn(form).map(({ id, value = '' }) => [id, String(value)]));
    assert.equal(inputs.text, 'Order the badges for Monday');
    const button = form.actions?.find((action) => JSON.stringify(action).includes('items.add"'));
    const { data } = button as { readonly data: object };
    const filled = { ...data, ...inputs, side: 'customer' };
    const closed = await invoke('composeExtension/submitAction', { commandId: 'add', data: filled }, where);
    assert.equal(closed.task, undefined);
    const engagement = await world.baton.store.engagements.find('engagement-1');
    assert.ok(engagement);
    assert.ok(itemsOf(engagement, 'initiate').some(({ text }) => text === 'Order the badges for Monday'));
    const { task: elsewhere } = await command('add', '<p>Order the badges</p>');
    assert.equal(elsewhere?.type, 'message');
  });

  it('refuses a command that it does not have, and values of another form', async () => {
    for (const answered of [
      await query('delete', 'x'),
      await command('add-all', 'x'),
      await invoke('composeExtension/query', { parameters: 7 }),
      await invoke('composeExtension/fetchTask', null),
    ])
      assert.equal(answered.statusCode, 400);
  });
});
