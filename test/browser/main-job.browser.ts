import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { people } from '../../bot/dev/playground.js';
import { type Chat, openChat, type Seat } from './chat.js';

const { manager, lead, specialist, network } = people;

describe('the main job, in a chat page', () => {
  let folder: string;
  let chat: Chat;
  let mira: Seat;
  let june: Seat;
  let tomas: Seat;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-browser-'));
    chat = await openChat(folder);
    mira = await chat.seat(manager);
    june = await chat.seat(specialist);
    tomas = await chat.seat(lead);
    for (const seat of [june, tomas, mira]) await seat.open('General');
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const [name, seat] of Object.entries({ mira, june, tomas })) await seat?.picture(`failed-${name}`);
    if (chat !== undefined) console.error(chat.bot.said.split('\n').slice(-20).join('\n'));
  });

  after(async () => {
    await chat?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = (seat: Seat, phase: string) => seat.titled(`${phase} · Contoso`);

  /** Marks every open row of the newest checklist, one tap each. */
  async function markAll(seat: Seat, phase: string): Promise<void> {
    for (let taps = 0; taps < 60; taps += 1) {
      const required = rows(seat, phase).getByRole('button', {
        name: /^Mark done: (?!.*(optional|if needed|not decided))/u,
      });
      const left = await required.count();
      if (left === 0) return;
      await required.first().click();
      // A side whose last row this was folds, so its rows are counted by what is left.
      await required.nth(left - 1).waitFor({ state: 'detached' });
    }
    assert.fail('rows are left after sixty taps');
  }

  /** Reviews, presses and says yes; an edit of the shared message leads back to the checklist, so a person reviews again. */
  async function agree(seat: Seat, phase: string, button: 'Acknowledge' | 'Confirm', then: Locator): Promise<void> {
    const look = rows(seat, phase).getByRole('button', { name: 'Review checkpoint' });
    const review = seat.titled(`Review the ${phase} checkpoint`);
    await seat.follow([look], review);
    await seat.picture(`review-${phase.toLowerCase()}`);
    const half = review.getByRole('button', { name: button });
    // Asked once more, with the statement that is given.
    const sure = seat
      .titled(`${button} the ${phase} checkpoint?`)
      .getByRole('button', { name: `Yes, ${button.toLowerCase()}` });
    await seat.follow([look, half, sure], then);
  }

  it('answers a question with party, phase and source', async () => {
    await mira.open('Personal Chat');
    await mira.say('who configures the firewall ports?');
    const answer = mira.card('Your organization configures this. Microsoft provides guidance.');
    await answer.waitFor();
    const text = (await answer.textContent()) ?? '';
    assert.match(text, /Phase: Enable/);
    assert.match(text, /Source: .*line \d+/);
    await mira.picture('01-answer');
  });

  it('lets the starter fill the form, and another person’s save is refused by name', async () => {
    await mira.open('General');
    await mira.post('start');
    const form = mira.card('Set up the engagement');
    await form.waitFor();
    await mira.as(specialist, async () => {
      await form.getByRole('textbox').first().fill('Another name');
      await form.getByRole('button', { name: 'Save' }).click();
      await mira.card(/Mira Holm is setting this up/).waitFor();
      await mira.picture('02-another-name');
    });

    await form.getByRole('textbox').first().fill('Contoso');
    await form.getByText('Microsoft Intune', { exact: true }).click();
    await mira.choose(form, 'Specialist (Microsoft)', specialist.name);
    await mira.choose(form, 'Customer lead (confirms checkpoints)', lead.name);
    await mira.choose(form, 'Other people on the customer’s side', network.name);
    await mira.picture('03-form');
    await form.getByRole('button', { name: 'Save' }).click();
    await mira.card('Phase 1 of 4: Initiate').waitFor();
    await mira.picture('04-engagement');
  });

  it('makes a specialist only of the person who accepts', async () => {
    const card = mira.card('Phase 1 of 4: Initiate');
    await card.getByRole('button', { name: 'Accept' }).click();
    await mira.card(/Only June Park can accept or decline/).waitFor();
    await mira.as(specialist, async () => {
      await card.getByRole('button', { name: 'Accept' }).click();
      await card.getByText('hasn’t accepted yet').waitFor({ state: 'detached' });
    });
    await mira.picture('05-accepted');
  });

  it('posts the checklist into the channel', async () => {
    await mira.post('checklist');
    await rows(mira, 'Initiate').waitFor();
    await mira.picture('06-checklist');
  });

  it('shows everybody what two people tick from two pages', async () => {
    await rows(tomas, 'Initiate').waitFor();
    await rows(june, 'Initiate').waitFor();
    const own = (seat: Seat, party: 'Contoso' | 'Microsoft') =>
      rows(seat, 'Initiate').getByRole('button', {
        name: party === 'Contoso' ? /^Mark done: .*kickoff meeting/iu : /^Mark done: .*onboarding/iu,
      });
    await own(tomas, 'Contoso').first().click();
    await rows(tomas, 'Initiate')
      .getByText(/Tomás Duarte/)
      .first()
      .waitFor();
    await own(june, 'Microsoft').last().click();
    for (const seat of [mira, june, tomas]) {
      await rows(seat, 'Initiate')
        .getByText(/Tomás Duarte/)
        .first()
        .waitFor({ timeout: 5_000 });
      await rows(seat, 'Initiate')
        .getByText(/June Park/)
        .first()
        .waitFor({ timeout: 5_000 });
    }
    await tomas.picture('07-two-people');
    await tomas.picture('readme', rows(tomas, 'Initiate'));
  });

  it('loses nothing when the bot is killed between two ticks', async () => {
    const done = rows(tomas, 'Initiate').getByRole('button', { name: /^Undo: / });
    const before = await done.count();
    await rows(tomas, 'Initiate')
      .getByRole('button', { name: /^Mark done: / })
      .first()
      .click();
    await rows(tomas, 'Initiate')
      .getByRole('button', { name: /^Undo: / })
      .nth(before)
      .waitFor();
    await chat.bot.kill('SIGKILL');
    await chat.bot.restart();
    for (const seat of [mira, june]) {
      await rows(seat, 'Initiate')
        .getByRole('button', { name: /^Undo: / })
        .nth(before)
        .waitFor({ timeout: 10_000 });
    }
    await mira.picture('08-after-the-kill');
  });

  it('says what is missing when the checkpoint is asked for early, and refuses a non-specialist', async () => {
    await june.press(
      rows(june, 'Initiate').getByRole('button', { name: 'Review checkpoint' }),
      june.titled('Not ready to acknowledge'),
    );
    await june.picture('09-not-yet');
    await markAll(mira, 'Initiate');
    await agree(
      mira,
      'Initiate',
      'Acknowledge',
      mira.card(/Only the specialist can acknowledge a checkpoint\. Ask June Park/),
    );
    await mira.picture('10-not-the-specialist');
  });

  const pass = (phase: string, then: Locator): Promise<void> => agree(june, phase, 'Acknowledge', then);

  it('opens assess when the specialist acknowledges', async () => {
    await pass('Initiate', rows(june, 'Assess'));
    await rows(mira, 'Assess').waitFor();
    await mira.picture('11-assess');
  });

  it('takes pasted remediation lines and asks for the party that a line does not say', async () => {
    // The Playground's box joins the lines of a post, so each line is a post of its own here.
    await mira.post('add Open port 443 to the service | customer | 2026-12-03');
    await mira.card('1 item for the remediation list').getByRole('button', { name: 'Save' }).click();
    await mira.page.getByText('1 item was added to the remediation list.').first().waitFor();
    await mira.post('add Clean up stale accounts');
    const preview = mira.card('Clean up stale accounts');
    await preview.waitFor();
    await mira.picture('12-remediation-preview');
    await preview.getByText('Contoso (customer)').click();
    await preview.getByRole('button', { name: 'Save' }).click();
    await mira.page.getByText('1 item was added to the remediation list.').nth(1).waitFor();
    await markAll(mira, 'Assess');
    await pass('Assess', rows(june, 'Remediate'));
    await rows(mira, 'Remediate').getByText('Clean up stale accounts').first().waitFor();
    await mira.picture('13-remediate');
  });

  it('passes the joint checkpoint only when the customer’s lead confirms as well', async () => {
    await markAll(mira, 'Remediate');
    await pass('Remediate', june.page.getByText(/waiting for the customer lead/).first());
    await june.picture('14-waits-for-the-customer');
    await agree(tomas, 'Remediate', 'Confirm', rows(tomas, 'Enable'));
    await tomas.picture('15-enable');
  });
});
