import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { record } from '../../../bot/cli/documents/records.js';
import { openKnowledge } from '../../../bot/knowledge/knowledge.js';
import { t } from '../../../cards/kit/i18n.js';
import { partyNameOf } from '../../../cards/wording/names.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, guest, ticking } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';
import { buttonsOn, type Room, roomOn, textsOn } from '../../support/turns.js';

const begins: Readonly<Record<Locale, RegExp>> = {
  en: /^Managed Desktop: /u,
  ko: /^Managed Desktop 서비스의 경우: /u,
  'pt-BR': /^Com o serviço Managed Desktop: /u,
  sv: /^Med Managed Desktop: /u,
};

/** Own ways of asking where to turn with broken hardware, without and with a word about who asks. */
const hardware: Readonly<
  Record<Locale, { readonly neutral: string; readonly support: string; readonly employee: string }>
> = {
  en: {
    neutral: 'The screen of a Managed Desktop laptop is broken, where does it go?',
    support: "I'm on the helpdesk. The screen of a Managed Desktop laptop is broken, where does it go?",
    employee: 'As an employee: the screen of my Managed Desktop laptop is broken, where does it go?',
  },
  ko: {
    neutral: 'Managed Desktop 노트북 화면이 고장 났어요. 어디로 보내요?',
    support: '헬프데스크인데 Managed Desktop 노트북 화면이 고장 났어요. 어디로 보내요?',
    employee: '직원인데 Managed Desktop 노트북 화면이 고장 났어요. 어디로 보내요?',
  },
  'pt-BR': {
    neutral: 'A tela de um notebook do Managed Desktop quebrou, para onde mando?',
    support: 'Sou do suporte: a tela de um notebook do Managed Desktop quebrou, para onde mando?',
    employee: 'Sou funcionário: a tela do notebook do Managed Desktop quebrou, para onde mando?',
  },
  sv: {
    neutral: 'Skärmen på en Managed Desktop-dator är trasig, vart skickas den?',
    support: 'Vi i supporten undrar: skärmen på en Managed Desktop-dator är trasig, vart skickas den?',
    employee: 'Som anställd: skärmen på min Managed Desktop-dator är trasig, vart skickas den?',
  },
};

describe('where to turn with a problem', function () {
  this.timeout(300_000);
  const knowledge = openKnowledge();
  let store: Store;
  let folder: string;
  let room: Room;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-routing-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store, ticking(), knowledge);
  });

  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const personal = (locale: Locale) => ({ locale, place: 'personal', conversation: 'a:ana' }) as const;
  const party = (locale: Locale, name: 'hardware-vendor' | 'support-provider') => partyNameOf(fasttrack, name, locale);

  for (const locale of locales) {
    it(`asks back who asks, and answers the press in place, in ${locale}`, async () => {
      const asked = await room.say(ana, hardware[locale].neutral, personal(locale));
      await asked.after?.();
      const [headline = '', question] = textsOn(asked.card).split('\n');
      assert.match(headline, begins[locale]);
      assert.equal(question, t(locale, 'routing.who'));
      const buttons = buttonsOn(asked.card, 'routing.asker');
      assert.deepEqual(
        buttons.map(({ asker }) => asker),
        ['employee', 'support', 'it-admin'],
      );
      for (const [at, name] of [
        [0, 'support-provider'],
        [1, 'hardware-vendor'],
        [2, 'hardware-vendor'],
      ] as const) {
        const { card, message } = await room.press(ana, 'routing.asker', buttons[at], personal(locale));
        assert.equal(message, undefined);
        const [said = ''] = textsOn(card).split('\n');
        assert.match(said, begins[locale]);
        assert.ok(said.includes(party(locale, name)), said);
        assert.doesNotMatch(textsOn(card), new RegExp(t(locale, 'answer.phase', { phase: '' }).trim()));
      }
    });

    it(`answers directly where the question says who asks, in ${locale}`, async () => {
      for (const [text, name] of [
        [hardware[locale].support, 'hardware-vendor'],
        [hardware[locale].employee, 'support-provider'],
      ] as const) {
        const { card } = await room.say(ana, text, personal(locale));
        const [said = ''] = textsOn(card).split('\n');
        assert.match(said, begins[locale]);
        assert.ok(said.includes(party(locale, name)), said);
      }
    });

    it(`names the destination where the asker cannot be asked, in ${locale}`, () => {
      const { parties, phase } = record(
        knowledge.dataset.playbook,
        knowledge.answer({ text: hardware[locale].neutral, locale }),
      );
      assert.deepEqual([parties[0], phase], ['hardware-vendor', null]);
    });
  }

  it('sends a Sev A by who asks: support staff to the IT admin, the IT admin to the service', async () => {
    const asked = await room.say(ana, 'Who files a Sev A request with Managed Desktop?', personal('en'));
    await asked.after?.();
    const [, support, admin] = buttonsOn(asked.card, 'routing.asker');
    const said = async (data: unknown) =>
      textsOn((await room.press(ana, 'routing.asker', data, personal('en'))).card).split('\n')[0];
    assert.match((await said(support)) ?? '', /Send this to the IT admin\./u);
    assert.match((await said(admin)) ?? '', /Send this to Microsoft Managed Desktop\./u);
  });

  it('says the limit first for a Sev C, after the words every such answer begins with', async () => {
    const asked = await room.say(ana, 'As support staff, where do I file a Sev C request?', personal('en'));
    const [value, headline] = textsOn(asked.card).split('\n');
    assert.equal(value, 'Managed Desktop: only Sev C through the portal');
    assert.match(headline ?? '', /Send this to Microsoft Managed Desktop\./u);
  });

  it('remembers nothing of who asked, and answers from the statement when the question is gone', async () => {
    const asked = await room.say(ana, hardware.en.neutral, personal('en'));
    const [employee] = buttonsOn(asked.card, 'routing.asker');
    const { card } = await room.press(ana, 'routing.asker', employee, personal('en'));
    assert.match(textsOn(card), /Send this to the support provider\./u);
  });

  it('does not tell another conversation what was asked', async () => {
    const asked = await room.say(ana, hardware.en.neutral, personal('en'));
    await asked.after?.();
    const [employee] = buttonsOn(asked.card, 'routing.asker');
    const { responsibility: _, ...onlyQuestion } = employee ?? {};
    const other = { locale: 'en', place: 'personal', conversation: 'a:guest' } as const;
    assert.match((await room.press(guest, 'routing.asker', onlyQuestion, other)).sentence ?? '', /can’t find/u);
  });
});
