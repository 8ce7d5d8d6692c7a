import assert from 'node:assert/strict';
import sinon from 'sinon';
import { JobRunner } from '../../../bot/jobs/job-runner.js';
import { retentionJob } from '../../../bot/jobs/retention.js';
import { inquiryCard } from '../../../cards/inquiry/inquiry.js';
import { t } from '../../../cards/kit/i18n.js';
import { withdrawInquiry } from '../../../data/domain/inquiry/ask.js';
import { evolveInquiry, type Inquiry } from '../../../data/domain/inquiry/inquiry.js';
import { keepReply } from '../../../data/domain/inquiry/kept-answer.js';
import { replyTo } from '../../../data/domain/inquiry/reply.js';
import { locales } from '../../../data/domain/responsibility.js';
import { onEachDatabase } from '../../data/store/database/each-database.js';
import { keptLog } from '../../support/baton.js';
import { jonas, sam } from '../../support/history.js';
import { newInquiry } from '../../support/sample-inquiry.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

const day = 24 * 60 * 60 * 1000;
const begin = Date.UTC(2026, 10, 1);
const id = 'engagement-1';
const asked = 'who waters the secret plants?';
const replied = 'the gardener of the secret plants does';

onEachDatabase('the words of an inquiry', (bench) => {
  let clock: sinon.SinonFakeTimers;
  const now = () => new Date().toISOString();

  beforeEach(async () => {
    await storedEngagement(bench.store, { id, at: now });
    clock = sinon.useFakeTimers({ now: begin, toFake: ['Date', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => clock.restore());

  async function ask(inquiry: string): Promise<void> {
    const matter = { topic: null, responsibility: null, words: ['secret', 'plants'], party: null };
    const said = newInquiry({ id: inquiry, text: asked, to: '19:channel@thread.tacv2', from: 'a:jonas', matter });
    await bench.store.inquiries.ask(id, said, jonas, now());
  }
  const change = (inquiry: string, decide: Parameters<typeof bench.store.inquiries.change>[1]) =>
    bench.store.inquiries.change(inquiry, decide);
  const answer = (inquiry: string, keep = false) =>
    change(inquiry, (i, e) => replyTo(i, e, i.version, { text: replied, side: null, keep }, sam, now()));
  async function found(inquiry: string): Promise<Inquiry> {
    const there = await bench.store.inquiries.find(inquiry);
    assert.ok(there);
    return there;
  }
  const { log, lines } = keptLog();
  async function forget(): Promise<void> {
    const retention = new JobRunner({
      jobs: [retentionJob({ store: bench.store, log, questionDays: 90, removedDays: 180 })],
      log,
    });
    retention.start();
    await retention.stop();
  }

  it('are forgotten ninety days after it ended without a kept answer; who and when remain', async () => {
    for (const inquiry of ['inquiry-withdrawn', 'inquiry-answered']) await ask(inquiry);
    clock.setSystemTime(begin + day);
    await change('inquiry-withdrawn', (i) => withdrawInquiry(i, i.version, jonas, now()));
    await answer('inquiry-answered');
    const before = await Promise.all(['inquiry-withdrawn', 'inquiry-answered'].map(found));
    clock.setSystemTime(begin + 91 * day);
    await forget();
    assert.deepEqual(await found('inquiry-answered'), before[1], 'ninety days are not over before they are');
    clock.setSystemTime(begin + 91 * day + 1);
    await forget();
    for (const known of before) {
      const after = await found(known.id);
      const happened = await bench.store.inquiries.history(known.id);
      assert.doesNotMatch(JSON.stringify([after, happened]), /secret|plants/u);
      assert.deepEqual([after.state, after.history, after.asker], [known.state, known.history, known.asker]);
      assert.deepEqual([after.reply?.by, after.reply?.at], [known.reply?.by, known.reply?.at]);
      assert.equal(after.version, known.version + 1, 'its cards are drawn again');
      const again = happened.reduce<Inquiry | null>(evolveInquiry, null);
      assert.deepEqual({ ...again, version: after.version }, after, 'what happened still adds up');
    }
    await forget();
    assert.equal((await found('inquiry-answered')).version, (before[1]?.version ?? 0) + 1, 'once');
    assert.doesNotMatch(JSON.stringify(lines), /secret/u);
  });

  it('stay in an answer that the engagement keeps', async () => {
    await ask('inquiry-kept');
    await answer('inquiry-kept', true);
    clock.setSystemTime(begin + 400 * day);
    await forget();
    assert.equal((await found('inquiry-kept')).reply?.text, replied);
  });

  it('stay twice as long when unanswered, and then no answer is possible', async () => {
    await ask('inquiry-open');
    clock.setSystemTime(begin + 180 * day);
    await forget();
    assert.equal((await found('inquiry-open')).text, asked);
    clock.setSystemTime(begin + 180 * day + 1);
    await forget();
    const inquiry = await found('inquiry-open');
    assert.deepEqual([inquiry.text, inquiry.state, inquiry.version], ['', 'asked', 2]);
    const outcome = await change('inquiry-open', (i, e) =>
      replyTo(i, e, i.version, { text: replied, side: null, keep: false }, sam, now()),
    );
    assert.equal(outcome?.refusal?.code, 'inquiry-forgotten');
    const withdrawn = await change('inquiry-open', (i) => withdrawInquiry(i, i.version, jonas, now()));
    assert.equal(withdrawn?.inquiry.state, 'withdrawn');
    await forget();
    assert.equal((await found('inquiry-open')).version, 3, 'once');
  });

  it('are never put back, so that a forgotten reply cannot be kept', async () => {
    await ask('inquiry-late');
    await answer('inquiry-late');
    clock.setSystemTime(begin + 100 * day);
    await forget();
    const outcome = await change('inquiry-late', (i, e) => keepReply(i, e, i.version, sam, now()));
    assert.equal(outcome?.refusal?.code, 'inquiry-forgotten');
  });

  it('leave a card with who and when and no button, in four languages', async () => {
    await ask('inquiry-card');
    await answer('inquiry-card');
    clock.setSystemTime(begin + 100 * day);
    await forget();
    const engagement = await bench.store.engagements.find(id);
    assert.ok(engagement);
    const inquiry = await found('inquiry-card');
    for (const locale of locales) {
      for (const kind of ['inquiry', 'asked'] as const) {
        const card = inquiryCard(inquiry, engagement, { kind, locale });
        assert.ok(textsOn(card).includes(t(locale, 'inquiry.forgotten')));
        assert.match(textsOn(card), /Jonas Berg[\s\S]*Sam Reyes/u);
        assert.deepEqual(buttonsOn(card, 'inquiry.keep'), []);
      }
    }
  });
});
