import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { people } from '../../bot/dev/playground.js';
import { type Chat, openChat, type Seat } from './chat.js';

const { manager, lead, specialist } = people;
const question = 'who pays for the flights of our team?';

describe('a question to the specialist, in a chat page', () => {
  let folder: string;
  let chat: Chat;
  let mira: Seat;
  let june: Seat;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-inquiry-'));
    chat = await openChat(folder);
    mira = await chat.seat(manager);
    june = await chat.seat(specialist);
    for (const seat of [june, mira]) await seat.open('General');
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const [name, seat] of Object.entries({ mira, june })) await seat?.picture(`inquiry-failed-${name}`);
    if (chat !== undefined) console.error(chat.bot.said.split('\n').slice(-20).join('\n'));
  });

  after(async () => {
    await chat?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('needs an engagement with a specialist who accepted', async () => {
    await mira.post('start');
    const form = mira.card('Set up the engagement');
    await form.waitFor();
    await form.getByRole('textbox').first().fill('Contoso');
    await mira.choose(form, 'Specialist (Microsoft)', specialist.name);
    await mira.choose(form, 'Customer lead (confirms checkpoints)', lead.name);
    await form.getByRole('button', { name: 'Save' }).click();
    const card = mira.card('Phase 1 of 4: Initiate');
    await card.waitFor();
    await mira.open('Personal Chat');
    await mira.say(`ask a specialist ${question}`);
    await mira.page
      .getByText(/No specialist has accepted yet/)
      .first()
      .waitFor();
    await mira.open('General');
    await mira.as(specialist, async () => {
      await card.getByRole('button', { name: 'Accept' }).click();
      await card.getByText('hasn’t accepted yet').waitFor({ state: 'detached' });
    });
  });

  const preview = () => mira.titled('Question to the specialist');

  it('shows what would be sent and who would see it; cancelled, nothing reaches the channel', async () => {
    await mira.open('Personal Chat');
    await mira.say(question);
    const answer = mira.card('The documents don’t say who’s responsible for this.');
    await answer.getByRole('button', { name: 'Ask a specialist' }).click();
    await preview()
      .getByText(/Contoso.* · visible to \d+ people/)
      .waitFor();
    await mira.picture('inquiry-01-preview');
    await preview().getByRole('button', { name: 'Cancel' }).click();
    await answer.waitFor();
    // Longer than a message needs to get there.
    await june.page.waitForTimeout(3_000);
    assert.equal(await june.page.getByText('Question to the specialist').count(), 0);
  });

  it('is sent to the channel as edited', async () => {
    await mira.open('Personal Chat');
    await mira.card('The documents don’t say').getByRole('button', { name: 'Ask a specialist' }).click();
    await preview().getByRole('textbox').fill(`${question} please`);
    await preview().getByRole('button', { name: 'Send' }).click();
    await mira.card('The question was sent.').waitFor();
    await mira.card('Waiting for a reply from June Park.').waitFor();
    await mira.picture('inquiry-02-sent');
    await june.titled('Question to the specialist · Contoso').getByText(`${question} please`).waitFor();
    await june.picture('inquiry-03-in-the-channel');
  });

  it('is refused to anybody but the specialist, who replies with a form', async () => {
    const card = june.titled('Question to the specialist · Contoso');
    await june.as(lead, async () => {
      await card.getByRole('button', { name: 'Reply' }).click();
      await june
        .card(/Only the specialist can reply\. Ask June Park/)
        .first()
        .waitFor();
    });
    await june.press(card.getByRole('button', { name: 'Reply' }), june.titled('Reply to Mira Holm'));
    const form = june.titled('Reply to Mira Holm');
    await form.getByText('asked in English').waitFor();
    await form.getByRole('textbox').fill('Your own people book and pay for travel.');
    await form.getByText('Contoso (customer)').last().click();
    await june.picture('inquiry-04-form');
    await form.getByRole('button', { name: 'Send' }).click();
    await june.card('Your own people book and pay for travel.').waitFor();
  });

  it('comes back to where it was asked, with who and when', async () => {
    const reply = mira.titled('Reply from the specialist · Contoso');
    await reply.getByText('Your own people book and pay for travel.').waitFor();
    await reply.getByText(/June Park · /).waitFor();
    await mira.page.getByText('This continues below.').first().waitFor();
    await mira.picture('inquiry-05-reply');
  });

  it('is kept as a note that the customer’s lead agrees to, and then cited when it is asked again', async () => {
    const card = june.titled('Question to the specialist · Contoso');
    await card.getByRole('button', { name: 'Save as the engagement’s answer' }).click();
    const note = june.titled('Specialist’s note · Contoso');
    await note.getByText('Specialist’s note. It becomes the engagement’s answer when Tomás Duarte agrees.').waitFor();
    await june.picture('inquiry-06-note');
    await mira.say('who pays the flights of our team?');
    await mira.card('Specialist’s note for Contoso, not agreed to yet').waitFor();
    await june.as(lead, async () => {
      await june.press(
        note.getByRole('button', { name: 'Agree', exact: true }),
        note.getByText('Tomás Duarte agreed on'),
      );
    });
    await mira.say('who pays for the flights of the team?');
    const cited = mira.card('Answer for the Contoso engagement');
    await cited.getByText('Your own people book and pay for travel.').waitFor();
    await cited.getByText(/June Park · /).waitFor();
    await mira.picture('inquiry-07-cited');
  });
});
