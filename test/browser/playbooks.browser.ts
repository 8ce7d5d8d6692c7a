import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { people } from '../../bot/dev/playground.js';
import { type Chat, openChat, type Seat } from './chat.js';

const { manager, lead, specialist, network } = people;
const shipped = fileURLToPath(new URL('../../data/playbooks', import.meta.url));

/** Two engagements of one deployment: each with a method, a channel and documents of its own. */
const both = [
  {
    channel: 'General',
    customer: 'Contoso',
    playbook: 'Delivery project',
    provider: 'supplier',
    first: 'Discovery',
    of: 6,
    second: 'Design',
    signs: ['Acknowledge', 'Confirm'],
    asked: 'who writes the acceptance criteria?',
    source: /Delivery of a solution/u,
  },
  {
    channel: 'Onboarding',
    customer: 'Fabrikam',
    playbook: 'FastTrack onboarding',
    provider: 'Microsoft',
    first: 'Initiate',
    of: 4,
    second: 'Assess',
    signs: ['Acknowledge'],
    asked: 'who configures the firewall ports?',
    source: /FastTrack/u,
  },
] as const;

describe('two playbooks in two channels, in a chat page', () => {
  let folder: string;
  let chat: Chat;
  let mira: Seat;
  let june: Seat;
  let tomas: Seat;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-playbooks-'));
    for (const name of ['delivery', 'fasttrack'])
      cpSync(path.join(shipped, name), path.join(folder, 'playbooks', name), { recursive: true });
    chat = await openChat(folder, 'en', path.join(folder, 'playbooks'));
    mira = await chat.seat(manager);
    june = await chat.seat(specialist);
    tomas = await chat.seat(lead);
    for (const seat of [june, tomas, mira]) await seat.open('General');
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const [name, seat] of Object.entries({ mira, june, tomas })) await seat?.picture(`failed-playbooks-${name}`);
    if (chat !== undefined) console.error(chat.bot.said.split('\n').slice(-20).join('\n'));
  });

  after(async () => {
    await chat?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const button = (card: Locator, name: string | RegExp) => card.getByRole('button', { name });

  for (const { channel, customer, playbook, provider, first, of, second, signs, asked, source } of both) {
    const rows = (seat: Seat, phase: string) => seat.titled(`${phase} · ${customer}`);
    const file = channel.toLowerCase();

    it(`begins with the playbook that is chosen in ${channel}`, async () => {
      for (const seat of [june, tomas, mira]) await seat.open(channel);
      await mira.post('start');
      const which = mira.card('Which playbook does this engagement follow?');
      await which.waitFor();
      await mira.picture(`playbooks-${file}-01-which`);
      const form = mira.card('Set up the engagement');
      await mira.press(button(which, playbook), form);
      assert.equal(await form.getByText('Workloads', { exact: true }).count(), provider === 'Microsoft' ? 1 : 0);
      await form.getByRole('textbox').first().fill(customer);
      await mira.choose(form, `Specialist (${provider})`, specialist.name);
      await mira.choose(form, 'Customer lead (confirms checkpoints)', lead.name);
      await mira.choose(form, 'Other people on the customer’s side', network.name);
      await mira.picture(`playbooks-${file}-02-form`);
      await button(form, 'Save').click();
      const card = mira.card(`Phase 1 of ${of}: ${first}`);
      await card.waitFor();
      await mira.as(specialist, async () => {
        await button(card, 'Accept').click();
        await card.getByText('hasn’t accepted yet').waitFor({ state: 'detached' });
      });
    });

    it(`posts the checklist of that playbook in ${channel}, and a tick shows on every page`, async () => {
      await mira.post('checklist');
      for (const seat of [mira, june, tomas]) await rows(seat, first).waitFor();
      await button(rows(tomas, first), /^Mark done: /u)
        .first()
        .click();
      for (const seat of [mira, june, tomas])
        await rows(seat, first)
          .getByText(/Tomás Duarte/u)
          .first()
          .waitFor({ timeout: 10_000 });
      await mira.picture(`playbooks-${file}-03-checklist`);
    });

    it(`answers in ${channel} from the documents of its playbook, and from no others`, async () => {
      const answers = mira.page.locator('.ac-adaptiveCard').filter({ hasText: 'Source: ' });
      await mira.post(asked);
      await answers.filter({ hasText: source }).last().waitFor();
      await mira.picture(`playbooks-${file}-04-answer`);
      const foreign = both.find((one) => one.channel !== channel);
      assert.ok(foreign);
      const before = await mira.page.locator('.ac-adaptiveCard').count();
      await mira.post(foreign.asked);
      await mira.page.locator('.ac-adaptiveCard').nth(before).waitFor();
      if (provider !== 'Microsoft') assert.equal(await answers.filter({ hasText: foreign.source }).count(), 0);
      else assert.equal(await answers.filter({ hasText: /Delivery of a solution/u }).count(), 0);
    });

    it(`passes the first checkpoint in ${channel} with the signatures of its playbook`, async () => {
      const open = button(rows(mira, first), /^Mark done: (?!.*(optional|if needed|not decided))/u);
      for (let taps = 0, left = await open.count(); left > 0 && taps < 60; taps += 1, left = await open.count()) {
        await open.first().click();
        await open.nth(left - 1).waitFor({ state: 'detached' });
      }
      for (const sign of signs) {
        const seat = sign === 'Confirm' ? tomas : june;
        const isLast = sign === signs.at(-1);
        const look = button(rows(seat, first), 'Review checkpoint');
        const half = button(seat.titled(`Review the ${first} checkpoint`), sign);
        const sure = button(seat.titled(`${sign} the ${first} checkpoint?`), `Yes, ${sign.toLowerCase()}`);
        await seat.follow([look, half, sure], isLast ? rows(seat, second) : seat.page.getByText(/waiting for/iu));
      }
      await rows(mira, second).waitFor();
      await mira.picture(`playbooks-${file}-05-next`);
    });
  }
});
