import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { people } from '../../bot/dev/playground.js';
import { type Key, t, type Values } from '../../cards/kit/i18n.js';
import { ownListOf, phaseName, serviceName } from '../../cards/wording/names.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { fasttrack } from '../support/playbooks.js';
import { type Chat, openChat, type Seat } from './chat.js';

const { manager, lead, specialist, network } = people;
const customer = 'Contoso';
const shipped = fileURLToPath(new URL('../../data/playbooks/fasttrack', import.meta.url));

/** FastTrack as its older documents say it: every list is one page, so that the journey is about its steps and not its length. */
function shortPlaybook(folder: string): string {
  const playbooks = path.join(folder, 'playbooks');
  cpSync(shipped, path.join(playbooks, 'fasttrack'), {
    recursive: true,
    filter: (from) => !/fasttrack-2021|wordings/u.test(path.basename(from)),
  });
  return playbooks;
}

/** What people type; every word of Baton's own is looked up. */
const typed = {
  en: {
    port: 'Open port 443 to the service',
    accounts: 'Clean up stale accounts',
    whose: 'customer',
    note: 'Sven brings the network plan',
    notHere: 'There is only one office',
    notDone: 'The network meeting has not taken place yet',
    supplier: 'The supplier delivers in January only',
  },
  ko: {
    port: '서비스로 나가는 443 포트 열기',
    accounts: '쓰지 않는 계정 정리',
    whose: '고객사',
    note: '네트워크 구성도는 Sven 님이 준비',
    notHere: '사무실이 한 곳뿐입니다',
    notDone: '네트워크 회의를 아직 하지 않았습니다',
    supplier: '공급사의 납품이 1월에야 가능합니다',
  },
} as const;

for (const locale of ['en', 'ko'] as const) {
  describe(`from set-up to completion, in ${t(locale, 'language.name')}`, () => {
    const word = (key: Key, values: Values = {}) => t(locale, key, values);
    const said = typed[locale];
    const nameOf = (phase: PhaseId) => phaseName(fasttrack, phase, locale);
    let folder: string;
    let chat: Chat;
    let mira: Seat;
    let june: Seat;
    let tomas: Seat;

    before(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'baton-journey-'));
      chat = await openChat(folder, locale, shortPlaybook(folder));
      mira = await chat.seat(manager);
      june = await chat.seat(specialist);
      tomas = await chat.seat(lead);
      for (const seat of [june, tomas, mira]) await seat.open('General');
    });

    afterEach(async function () {
      if (this.currentTest?.state !== 'failed') return;
      for (const [name, seat] of Object.entries({ mira, june, tomas })) {
        await seat?.picture(`journey-${locale}-failed-${name}`);
      }
      if (chat !== undefined) console.error(chat.bot.said.split('\n').slice(-20).join('\n'));
    });

    after(async () => {
      await chat?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const picture = (seat: Seat, name: string, card?: Locator) => seat.picture(`journey-${locale}-${name}`, card);
    const button = (card: Locator, key: Key, values: Values = {}) =>
      card.getByRole('button', { name: word(key, values), exact: true });
    const rows = (seat: Seat, phase: PhaseId) =>
      seat.titled(word('checklist.title', { phase: nameOf(phase), customer }));
    const review = (seat: Seat, phase: PhaseId) => seat.titled(word('checkpoint.review', { phase: nameOf(phase) }));
    const notYet = (seat: Seat) => seat.titled(word('checkpoint.not-yet'));
    const row = (seat: Seat, phase: PhaseId, key: 'item.mark-done' | 'item.undo', text: string) =>
      rows(seat, phase).getByRole('button', { name: word(key, { text }) });

    /** The rows of a phase to look at instead of to tick. */
    const looking = (seat: Seat, phase: PhaseId) => rows(seat, phase).filter({ hasText: word('checklist.tap-item') });

    /** A form that is filled and saved; an edit of the message under it takes it away, so a person fills it again. */
    async function fill(seat: Seat, form: Locator, open: readonly Locator[], act: () => Promise<void>, then: Locator) {
      for (let tries = 0; tries < 4; tries += 1) {
        if (tries > 0 && (await then.first().isVisible())) return;
        await seat.follow(open, form);
        const filled = await act().then(
          () => true,
          () => false,
        );
        const saved =
          filled &&
          (await then
            .first()
            .waitFor({ timeout: 15_000 })
            .then(
              () => true,
              () => false,
            ));
        if (saved) return;
      }
      await then.first().waitFor({ timeout: 1_000 });
    }

    /** Marks all open rows of the page in one form, except those of a text. */
    async function markAll(phase: PhaseId, without?: string): Promise<void> {
      const form = mira.titled(word('bulk-edit.title'));
      const details = button(rows(mira, phase), 'button.details');
      const together = button(looking(mira, phase), 'button.bulk-edit');
      const begins = word('item.mark-done', { text: '' }).trim();
      const name = new RegExp(`^${begins} ${without === undefined ? '' : `(?!${without})`}`, 'u');
      const left = mira.page.getByRole('button', { name });
      const done = rows(mira, phase)
        .filter({ hasNotText: word('checklist.tap-item') })
        .filter({ hasNot: left });
      await fill(
        mira,
        form,
        [details, together],
        async () => {
          for (const box of await form.getByRole('checkbox').all()) {
            const label =
              (await box.getAttribute('aria-label')) ?? (await box.evaluate('(e) => e.labels?.[0]?.textContent ?? ""'));
            if (without !== undefined && String(label).includes(without)) continue;
            await box.check({ timeout: 2_000 });
          }
          await button(form, 'button.save').click({ timeout: 2_000 });
        },
        done,
      );
    }

    async function agree(seat: Seat, phase: PhaseId, half: 'acknowledge' | 'confirm', then: Locator): Promise<void> {
      const look = button(rows(seat, phase), 'button.review');
      await seat.follow([look], review(seat, phase));
      await picture(seat, `review-${phase}-${half}`);
      const give = button(review(seat, phase), `button.${half}`);
      const sure = button(seat.titled(word(`sign-off.${half}`, { phase: nameOf(phase) })), `button.yes-${half}`);
      await seat.follow([look, give, sure], then);
    }

    it('is set up, and the specialist accepts', async () => {
      await mira.post(word('command.start'));
      const form = mira.titled(word('setup.title'));
      await form.waitFor();
      await form.getByRole('textbox').first().fill(customer);
      await form.getByText(serviceName(fasttrack, 'aad-premium', locale), { exact: true }).click();
      await mira.choose(form, word('setup.specialist', { party: 'Microsoft' }), specialist.name);
      await mira.choose(form, word('setup.lead-person'), lead.name);
      await mira.choose(form, word('setup.team'), network.name);
      await picture(mira, '01-form');
      await button(form, 'button.save').click();
      const card = mira.card(word('engagement.phase', { n: 1, of: 4, phase: nameOf('initiate') }));
      await card.waitFor();
      await mira.as(specialist, async () => {
        await button(card, 'button.accept').click();
        await card.getByText(word('role.not-accepted')).waitFor({ state: 'detached' });
      });
      await picture(mira, '02-accepted');
      await mira.post(word('command.checklist'));
      await rows(mira, 'initiate').waitFor();
    });

    it('gives an item to a role with a note, and sets another aside with a reason', async () => {
      const details = button(rows(mira, 'initiate'), 'button.details');
      const opened = (index: number) =>
        looking(mira, 'initiate')
          .getByRole('button', { name: word('item.details', { text: '' }).trim() })
          .nth(index);
      // The item's own card is known by its button; the form by its field.
      const item = mira.page.locator('.ac-adaptiveCard').filter({
        has: mira.page.getByRole('button', { name: word('button.change'), exact: true }),
      });
      const form = mira.page.locator('.ac-adaptiveCard').filter({ hasText: word('item-form.evidence') });
      await fill(
        mira,
        form,
        [details, opened(0), button(item, 'button.change')],
        async () => {
          await mira.choose(form, word('item-form.assignees'), word('assignee.customer'));
          await form.getByRole('textbox', { name: word('item-form.note') }).fill(said.note);
          await picture(mira, '03-item-form');
          await button(form, 'button.save').click();
        },
        item
          .filter({ hasText: said.note })
          .filter({ hasText: word('item.assigned', { names: word('assignee.customer') }) }),
      );
      const given = rows(mira, 'initiate').getByText(word('assignee.customer'));
      await mira.follow([button(item, 'button.back')], given);
      // The edit of the shared message that follows the change leads back to the list as well; then it is calm.
      await rows(tomas, 'initiate').getByText(word('assignee.customer')).waitFor();
      await mira.follow([details, opened(0)], item);
      await picture(mira, '04-item');
      await mira.follow([button(item, 'button.back')], given);
      await fill(
        mira,
        form,
        // The second row is optional: set aside, it would stay folded.
        [details, opened(2), button(item, 'button.change')],
        async () => {
          await form.getByText(word('item-form.not-applicable'), { exact: true }).click();
          await form.getByRole('textbox', { name: word('item-form.reason') }).fill(said.notHere);
          await button(form, 'button.save').click();
        },
        item.filter({ hasText: said.notHere }),
      );
      await mira.follow([button(item, 'button.back')], rows(mira, 'initiate').getByText(said.notHere));
      await rows(tomas, 'initiate')
        .getByText(word('checklist.not-applicable', { n: 1 }))
        .waitFor();
      await picture(mira, '05-marks');
    });

    it('marks the rest at once, and the specialist opens assess', async () => {
      await markAll('initiate');
      await picture(mira, '06-all-done');
      await agree(june, 'initiate', 'acknowledge', rows(june, 'assess'));
    });

    it('takes a pasted list, and asks for the party that a line does not say', async () => {
      const due = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
      await mira.post(`${word('command.add')} ${said.port} | ${said.whose} | ${due}\n${said.accounts}`);
      const preview = mira.titled(word('remediation.preview', { ...ownListOf(fasttrack, 'remediate', locale), n: 2 }));
      await preview.waitFor();
      await picture(mira, '07-pasted');
      await preview.getByText(word('party.customer-named', { customer }), { exact: true }).last().click();
      await button(preview, 'button.save').click();
      await mira.page
        .getByText(word('remediation.added', { ...ownListOf(fasttrack, 'remediate', locale), n: 2 }))
        .waitFor();
    });

    it('is sent back with a reason, and what was not done is open again', async () => {
      await markAll('assess');
      const form = june.titled(word('send-back.title', { phase: nameOf('assess') }));
      await fill(
        june,
        form,
        [button(rows(june, 'assess'), 'button.review'), button(review(june, 'assess'), 'button.send-back')],
        async () => {
          await form.getByRole('checkbox').first().check();
          await form.getByRole('textbox').last().fill(said.notDone);
          await picture(june, '08-send-back');
          await button(form, 'button.send-back').click();
        },
        mira.card(word('notice.sent-back', { customer, name: specialist.name, phase: nameOf('assess') })),
      );
      await mira.page.getByText(said.notDone).first().waitFor();
      await picture(mira, '09-sent-back');
      await markAll('assess');
      await agree(june, 'assess', 'acknowledge', rows(june, 'remediate'));
    });

    it('lets one item stay open as agreed', async () => {
      await rows(mira, 'remediate').getByText(said.port).first().waitFor();
      await markAll('remediate', said.port);
      const form = june.titled(word('exception.title', { phase: nameOf('remediate') }));
      await fill(
        june,
        form,
        [button(rows(june, 'remediate'), 'button.review'), button(notYet(june), 'button.except')],
        async () => {
          await june.choose(form, word('exception.owner'), network.name);
          await form.getByRole('textbox', { name: word('form.reason') }).fill(said.supplier);
          await june.today(form, word('form.due'));
          await picture(june, '10-exception');
          await button(form, 'button.save').click();
        },
        // The edit that shows it to everybody may be there before the answer to the press is looked at.
        button(form, 'button.withdraw-exception').or(rows(june, 'remediate').getByText(said.supplier)),
      );
      await picture(june, '11-excepted');
    });

    it('lapses when an item is open again between the two signatures, and passes when both are given anew', async () => {
      const waits = word('checkpoint.waits-for-customer', { phase: nameOf('remediate') });
      await agree(june, 'remediate', 'acknowledge', june.page.getByText(waits));
      await rows(mira, 'remediate').getByText(waits).waitFor();
      await picture(mira, '12-waits');
      await mira.follow(
        [row(mira, 'remediate', 'item.undo', said.accounts)],
        row(mira, 'remediate', 'item.mark-done', said.accounts),
      );
      await mira.page
        .getByText(word('notice.lapsed', { customer, phase: nameOf('remediate') }))
        .first()
        .waitFor();
      await rows(tomas, 'remediate').getByText(waits).waitFor({ state: 'detached' });
      await picture(mira, '13-lapsed');
      await mira.follow(
        [row(mira, 'remediate', 'item.mark-done', said.accounts)],
        row(mira, 'remediate', 'item.undo', said.accounts),
      );
      await agree(
        tomas,
        'remediate',
        'confirm',
        tomas.page.getByText(word('checkpoint.waits-for-specialist', { phase: nameOf('remediate') })),
      );
      await agree(june, 'remediate', 'acknowledge', rows(june, 'enable'));
    });

    it('carries the exception into the next phase, marked', async () => {
      const carried = word('exception.carried', {
        phase: nameOf('remediate'),
        reason: said.supplier,
        name: network.name,
      });
      await rows(mira, 'enable').getByText(carried).waitFor();
      await picture(mira, '14-carried');
      await markAll('enable');
    });

    it('is completed with the expected outcomes asked, and a frozen record of each phase', async () => {
      const card = mira.page.locator('.ac-adaptiveCard').filter({
        has: mira.page.getByText(word('engagement.completed'), { exact: true }),
      });
      await agree(june, 'enable', 'acknowledge', card);
      await card.first().evaluate('(e) => e.scrollIntoView()');
      await picture(mira, '15-completed');
      const record = mira.titled(word('record.title', { phase: nameOf('remediate'), customer }));
      await mira.follow(
        [
          button(card, 'button.phases'),
          button(mira.titled(word('phases.title', { customer })), 'button.record', { phase: nameOf('remediate') }),
        ],
        record,
      );
      const text = (await record.textContent()) ?? '';
      for (const there of [said.port, said.accounts, said.supplier, specialist.name, lead.name]) {
        assert.ok(text.includes(there), `the record says “${there}”: ${text}`);
      }
      await picture(mira, '16-record', record);
    });
  });
}
