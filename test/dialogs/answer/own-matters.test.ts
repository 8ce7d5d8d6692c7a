import assert from 'node:assert/strict';
import type { Locale } from '../../../data/domain/responsibility.js';
import { ana, guest, jonas, mina, sam } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

/** A line as it is added, and ways of asking for it that share its words, not its form. */
const lines: Readonly<Record<Locale, { readonly add: string; readonly asks: readonly string[] }>> = {
  en: {
    add: 'add Block legacy auth | Microsoft',
    asks: [
      'who blocks legacy auth?',
      'who is blocking legacy authentication',
      'legacy auth, whose job is it to block it?',
    ],
  },
  ko: {
    add: '추가 레거시 인증 차단 | Microsoft',
    asks: ['레거시 인증은 누가 차단하나요?', '레거시인증 차단 누구 담당이에요'],
  },
  'pt-BR': {
    add: 'adicionar Bloquear autenticação legada | Microsoft',
    asks: ['quem bloqueia a autenticação legada?', 'autenticacao legada, quem vai bloquear'],
  },
  sv: {
    add: 'lägg till Blockera äldre autentisering | Microsoft',
    asks: ['vem blockerar äldre autentisering?', 'vem ska blockera den äldre autentiseringen'],
  },
};

/** A remediation list as teams write it. */
const realistic = [
  'Block legacy auth',
  'Replace the expired certificate of the sign-in server',
  'Open port 443 in the firewall of the Lisbon office',
  'Upgrade Windows 7 laptops in the warehouse',
  'Clean up duplicate users in Active Directory',
  'Agree on the weekend for the change',
  'Order test phones for the pilot',
  'Remove unused licenses from leavers',
  'Tell the works council about device management',
];

/** What the documents answer, near to those lines in words. */
const documentQuestions = [
  'who opens the firewall ports?',
  'who provides the test devices?',
  'who manages licenses?',
  'who trains the end users?',
  'who cleans up the Active Directory before synchronization?',
  'who decides about device compliance policies?',
  'who tells the users about the change?',
  'who provides certificates?',
  'who configures the sign-in?',
  'vem öppnar portarna i brandväggen?',
  'quem abre as portas do firewall?',
  '방화벽 포트는 누가 여나요?',
];

describe('a question about something of the engagement’s own', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let id: string;
  beforeEach(async () => {
    room = await openRoom();
    id = await room.setUp();
  });
  afterEach(() => room.close());

  const added = async (text: string, locale: Locale = 'en') => {
    const { card } = await room.say(ana, text, { locale });
    const [save] = buttonsOn(card, 'remediation.save');
    await room.press(ana, 'remediation.save', save);
    const item = (await room.store.engagements.find(id))?.items.at(-1);
    assert.ok(item?.section === 'remediation');
    return item;
  };

  for (const [locale, { add, asks }] of Object.entries(lines) as [Locale, (typeof lines)[Locale]][]) {
    it(`is answered from the remediation list before the documents in ${locale}`, async () => {
      const item = await added(add, locale);
      for (const text of asks) {
        for (const place of [{ locale }, room.alone(jonas, locale)]) {
          const { card } = await room.say(jonas, text, place);
          assert.match(textsOn(card), /^[^\n]*Microsoft/u, text);
          assert.ok(textsOn(card).includes(item.text), text);
          assert.deepEqual(
            buttonsOn(card, 'item.show').map((data) => data.item),
            [item.id],
          );
          assert.equal(card?.lang, locale);
        }
      }
    });
  }

  it('says open and not assigned, then for whom, then who did it', async () => {
    const item = await added('add Block legacy auth | Microsoft');
    const asked = async () => textsOn((await room.say(jonas, 'who blocks legacy auth?')).card);
    assert.match(
      await asked(),
      /^Microsoft has this on the remediation list\. It’s open and not assigned\.\nBlock legacy auth\n/u,
    );
    const data = { engagement: id, item: item.id, seen: 0, page: 1 };
    await room.press(sam, 'item.save', { ...data, assignees: sam.id, due: '2026-12-24', state: 'open' });
    assert.match(await asked(), /open and assigned to Sam Reyes\.[\s\S]*Due Dec 24, 2026/u);
  });

  it('finds an item that was reworded by its new words, and none that was taken off', async () => {
    const item = await added('add Block legacy auth | Microsoft');
    const words = { engagement: id, item: item.id, seen: 0, page: 1, text: 'Decommission the Lotus gateway' };
    await room.press(ana, 'item.save', { ...words, state: 'open' });
    assert.match(
      textsOn((await room.say(jonas, 'who decommissions the Lotus gateway?')).card),
      /^Microsoft has this on the rem/u,
    );
    assert.doesNotMatch(textsOn((await room.say(jonas, 'who blocks legacy auth?')).card), /remediation list/u);
    await room.press(ana, 'item.take-off', { engagement: id, item: item.id, seen: 1, page: 1, sure: true });
    assert.doesNotMatch(
      textsOn((await room.say(jonas, 'who decommissions the Lotus gateway?')).card),
      /remediation list/u,
    );
  });

  it('says which engagement has it when the asker is in several, and tells strangers nothing', async () => {
    await added('add Block legacy auth | Microsoft');
    await room.setUp('19:other@thread.tacv2', 'Fabrikam');
    assert.match(
      textsOn((await room.say(jonas, 'who blocks legacy auth?', room.alone(jonas))).card),
      /^Microsoft has this on/u,
    );
    const strange = textsOn((await room.say(guest, 'who blocks legacy auth?', room.alone(guest))).card);
    assert.doesNotMatch(strange, /Block legacy auth/u);
    const elsewhere = await room.say(jonas, 'who blocks legacy auth?', { conversation: '19:other@thread.tacv2' });
    assert.doesNotMatch(textsOn(elsewhere.card), /Block legacy auth/u);
  });

  it('shows the documents below only when they are about the same', async () => {
    await added('add Block legacy auth | Microsoft');
    const alone = await room.say(jonas, 'who blocks legacy auth?');
    assert.deepEqual(buttonsOn(alone.card, 'ask.about'), []);
    const statement = 'Train the helpdesk';
    await added(`add ${statement} | customer`);
    const both = await room.say(jonas, 'who trains the helpdesk?');
    assert.match(textsOn(both.card), /^Contoso \(customer\) has this on the remediation list/u);
  });

  it('stands below a statement that was chosen by its button, when it is about the same', async () => {
    const statement = room
      .turn(jonas)
      .knowledge.dataset.responsibilities.find(({ kind, locale }) => kind === 'item' && locale.startsWith('en'));
    assert.ok(statement);
    const before = await room.press(jonas, 'ask.about', { responsibility: statement.id });
    assert.deepEqual(buttonsOn(before.message, 'item.show'), []);
    const item = await added(`add ${statement.text} | Microsoft`);
    await added('add Block legacy auth | Microsoft');
    const { message } = await room.press(jonas, 'ask.about', { responsibility: statement.id });
    assert.deepEqual(
      buttonsOn(message, 'item.show').map((data) => data.item),
      [item.id],
    );
  });

  it('takes no question of the documents for itself', async () => {
    for (const line of realistic) await added(`add ${line} | customer`);
    const taken: string[] = [];
    for (const question of documentQuestions) {
      const { card } = await room.say(jonas, question);
      if (/remediation list/u.test(textsOn(card).split('\n')[0] ?? '')) taken.push(question);
    }
    assert.deepEqual(taken, []);
  });

  it('goes on from there: why says who added it', async () => {
    await added('add Block legacy auth | Microsoft');
    const asked = await room.say(mina, 'who blocks legacy auth?');
    await asked.after?.();
    assert.match(textsOn((await room.say(mina, 'why?')).card), /Added by Ana Lima/u);
  });
});
