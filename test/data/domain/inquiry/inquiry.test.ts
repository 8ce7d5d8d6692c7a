import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AskedMatter, sameMatter } from '../../../../data/domain/answer/matter.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { askSpecialist, mayAsk, withdrawInquiry } from '../../../../data/domain/inquiry/ask.js';
import {
  evolveInquiry,
  type Inquiry,
  type InquiryDecision,
  isSettled,
} from '../../../../data/domain/inquiry/inquiry.js';
import { agreeToKept, keepReply, sightOf, withdrawKept } from '../../../../data/domain/inquiry/kept-answer.js';
import { maxInquiryLength } from '../../../../data/domain/inquiry/refusal.js';
import { replyTo } from '../../../../data/domain/inquiry/reply.js';
import type { Person } from '../../../../data/domain/person.js';
import { contoso, guest, jonas, mina, sam } from '../../../support/history.js';
import { hour, newInquiry } from '../../../support/sample-inquiry.js';

const engagement = contoso();
const at = hour(9);

function done(inquiry: Inquiry | null, decision: InquiryDecision): Inquiry {
  assert.ok('events' in decision, `refused: ${JSON.stringify(decision)}`);
  if (inquiry !== null && decision.events.length === 0) return inquiry;
  const next = decision.events.reduce<Inquiry | null>(evolveInquiry, inquiry);
  assert.ok(next);
  return { ...next, version: (inquiry?.version ?? 0) + 1 };
}

const codeOf = (decision: InquiryDecision): string => {
  assert.ok('refusal' in decision, 'not refused');
  return decision.refusal.code;
};

const asked = (more: Parameters<typeof newInquiry>[0] = {}): Inquiry =>
  done(null, askSpecialist(engagement, 1, newInquiry(more), jonas, at));

const says = (side: 'customer' | 'provider' | null, keep = false) => ({ text: 'We do.', side, keep });
const answered = (inquiry: Inquiry, side: 'customer' | 'provider' | null = null, keep = false): Inquiry =>
  done(inquiry, replyTo(inquiry, engagement, inquiry.version, says(side, keep), sam, at));

const heldBy = (party: AskedMatter['party']): AskedMatter => ({
  topic: 'firewall',
  responsibility: 'en/firewall',
  words: [],
  party,
});

describe('a question to the specialist', () => {
  it('is asked by people of the engagement alone', () => {
    assert.equal(mayAsk(engagement, jonas.id), null);
    assert.deepEqual(mayAsk(engagement, guest.id), { code: 'not-in-people', names: { name: 'Ana Lima' } });
    assert.equal(mayAsk(engagement, sam.id)?.code, 'own-inquiry');
  });

  it('needs a specialist who accepted, and else names whom to ask', () => {
    const members = engagement.members.map((m) => ({ ...m, accepted: m.role !== 'specialist' }));
    const waiting: Engagement = { ...engagement, members };
    assert.deepEqual(mayAsk(waiting, jonas.id), { code: 'no-specialist-to-ask', names: { name: 'Ana Lima' } });
  });

  it('is kept as it was typed, within what a phone shows', () => {
    assert.equal(asked({ text: 'who?\n  **me**' }).text, 'who?\n  **me**');
    assert.equal(codeOf(askSpecialist(engagement, 1, newInquiry({ text: ' \n' }), jonas, at)), 'inquiry-empty');
    const long = newInquiry({ text: 'x'.repeat(maxInquiryLength + 1) });
    assert.equal(codeOf(askSpecialist(engagement, 1, long, jonas, at)), 'inquiry-too-long');
  });

  it('is withdrawn by its asker, until it is answered, and takes no reply then', () => {
    const inquiry = asked();
    assert.equal(codeOf(withdrawInquiry(inquiry, 1, mina, at)), 'only-asker');
    const gone = done(inquiry, withdrawInquiry(inquiry, 1, jonas, at));
    assert.equal(gone.state, 'withdrawn');
    assert.deepEqual(withdrawInquiry(gone, 1, jonas, at), { events: [] });
    assert.equal(codeOf(replyTo(gone, engagement, 2, says(null), sam, at)), 'inquiry-withdrawn');
    assert.equal(codeOf(withdrawInquiry(answered(inquiry), 2, jonas, at)), 'inquiry-answered');
  });

  it('is answered once, by a specialist of the engagement who accepted', () => {
    const inquiry = asked();
    for (const person of [jonas, mina, guest]) {
      assert.equal(codeOf(replyTo(inquiry, engagement, 1, says(null), person, at)), 'only-specialist-replies');
    }
    const replied = answered(inquiry);
    assert.deepEqual([replied.state, replied.reply?.by, replied.reply?.text], ['answered', sam, 'We do.']);
    assert.deepEqual(replyTo(replied, engagement, 1, says(null), sam, at), { events: [] }, 'delivered twice');
    const other = { ...says(null), text: 'Another party.' };
    assert.equal(codeOf(replyTo(replied, engagement, 2, other, sam, at)), 'inquiry-answered');
  });

  it('shows what was sent directly to its asker and the specialists alone, and to others no more than a kept answer', () => {
    const direct = asked({ direct: { person: sam, locale: null } });
    const seenBy = (inquiry: Inquiry) => [jonas, sam, mina, guest].map(({ id }) => sightOf(inquiry, engagement, id));
    assert.deepEqual(seenBy(direct), ['all', 'all', 'nothing', 'nothing']);
    assert.deepEqual(seenBy(answered(direct)), ['all', 'all', 'nothing', 'nothing']);
    assert.deepEqual(seenBy(answered(direct, 'customer', true)), ['all', 'all', 'answer', 'answer']);
    assert.deepEqual(seenBy(asked()), ['all', 'all', 'all', 'all']);
  });

  it('remembers who did what and when, without the words', () => {
    const note = answered(asked({ matter: heldBy('microsoft') }), 'customer', true);
    const agreed = done(note, agreeToKept(note, engagement, 2, true, mina, hour(12)));
    const gone = done(agreed, withdrawKept(agreed, engagement, 3, sam, hour(13)));
    assert.deepEqual(
      gone.history.map(({ act, by }) => `${act} ${by.name}`),
      [
        'InquiryAsked Jonas Berg',
        'InquiryAnswered Sam Reyes',
        'AnswerKept Sam Reyes',
        'AnswerAgreed Mina Park',
        'KeptAnswerWithdrawn Sam Reyes',
      ],
    );
  });
});

describe('a kept answer', () => {
  const awaits = (party: AskedMatter['party'], side: 'customer' | 'provider' | null): string | null | undefined =>
    answered(asked({ matter: heldBy(party) }), side, true).kept?.awaits;

  it('is the engagement’s own at once where it moves no duty', () => {
    assert.equal(awaits('customer', 'customer'), null);
    assert.equal(awaits('microsoft', null), null);
    assert.equal(awaits('out-of-scope', 'customer'), null, 'outside the benefit it is the customer’s already');
  });

  it('waits for the lead of the side that gets a duty which the documents give to another, or to none', () => {
    assert.equal(awaits('microsoft', 'customer'), 'customer');
    assert.equal(awaits('joint', 'customer'), 'customer');
    assert.equal(awaits(null, 'customer'), 'customer');
  });

  it('needs no lead where the specialist’s own side takes the duty, unless that side has one', () => {
    assert.equal(awaits('customer', 'provider'), null);
    const lead: Person = { id: '29:olga', name: 'Olga' };
    const member = { person: lead, role: 'specialist', side: 'provider', lead: true, accepted: true } as const;
    const led: Engagement = { ...engagement, members: [...engagement.members, member] };
    const inquiry = asked({ matter: heldBy('customer') });
    const note = done(inquiry, replyTo(inquiry, led, 1, says('provider', true), sam, at));
    assert.equal(note.kept?.awaits, 'provider');
    assert.equal(codeOf(agreeToKept(note, led, 2, true, mina, at)), 'only-lead-agrees');
    assert.ok('events' in agreeToKept(note, led, 2, true, lead, at));
  });

  it('is a note until that lead agrees; the lead may decline and think again', () => {
    const note = answered(asked({ matter: heldBy('microsoft') }), 'customer', true);
    assert.ok(note.kept);
    assert.equal(isSettled(note.kept), false);
    for (const person of [jonas, sam, guest]) {
      assert.equal(codeOf(agreeToKept(note, engagement, 2, true, person, at)), 'only-lead-agrees');
    }
    const declined = done(note, agreeToKept(note, engagement, 2, false, mina, at));
    assert.ok(declined.kept !== null && !isSettled(declined.kept));
    assert.deepEqual(agreeToKept(declined, engagement, 2, false, mina, at), { events: [] });
    const agreed = done(declined, agreeToKept(declined, engagement, 3, true, mina, at));
    assert.ok(agreed.kept !== null && isSettled(agreed.kept));
    assert.equal(codeOf(agreeToKept(agreed, engagement, 4, false, mina, at)), 'agreed-already');
  });

  it('is not agreed to by the specialist who gave it and leads the customer’s side since', () => {
    const note = answered(asked({ matter: heldBy('microsoft') }), 'customer', true);
    assert.equal(note.kept?.awaits, 'customer');
    const changed: Engagement = {
      ...engagement,
      members: [{ person: sam, role: 'customer', side: 'customer', lead: true, accepted: true }],
    };
    assert.equal(codeOf(agreeToKept(note, changed, 2, true, sam, at)), 'signed-other-half');
    assert.ok('events' in agreeToKept(note, changed, 2, false, sam, at), 'but they may say no');
  });

  it('names whom to ask when no lead is there to agree', () => {
    const members = engagement.members.map((m) => ({ ...m, lead: false }));
    const note = answered(asked({ matter: heldBy('microsoft') }), 'customer', true);
    assert.equal(codeOf(agreeToKept(note, { ...engagement, members }, 2, true, mina, at)), 'no-lead');
  });

  it('is kept and withdrawn by a specialist alone; the reply stays where it was given', () => {
    const replied = answered(asked());
    assert.equal(codeOf(keepReply(replied, engagement, 2, jonas, at)), 'only-specialist-replies');
    const kept = done(replied, keepReply(replied, engagement, 2, sam, at));
    assert.deepEqual(keepReply(kept, engagement, 2, sam, at), { events: [] }, 'delivered twice');
    assert.equal(codeOf(withdrawKept(kept, engagement, 3, jonas, at)), 'only-specialist-replies');
    const gone = done(kept, withdrawKept(kept, engagement, 3, sam, at));
    assert.deepEqual([gone.kept, gone.reply?.text], [null, 'We do.']);
    assert.equal(codeOf(keepReply(gone, engagement, 2, sam, at)), 'changed-meanwhile', 'an old press comes again');
  });

  it('under any presses: each repeated press changes nothing, and a note is never settled without its lead', () => {
    const people = [jonas, mina, sam, guest];
    const act = fc.record({
      what: fc.constantFrom('withdraw', 'reply', 'keep', 'unkeep', 'agree', 'decline'),
      by: fc.constantFrom(...people),
      stale: fc.boolean(),
      side: fc.constantFrom('customer', 'provider', null),
      keep: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom<AskedMatter['party']>('customer', 'microsoft', null),
        fc.array(act, { maxLength: 12 }),
        (party, acts) => {
          let inquiry = asked({ matter: heldBy(party) });
          for (const { what, by, stale, side, keep } of acts) {
            const seen = stale ? inquiry.version - 1 : inquiry.version;
            const press = (now: Inquiry): InquiryDecision =>
              what === 'withdraw'
                ? withdrawInquiry(now, seen, by, at)
                : what === 'reply'
                  ? replyTo(now, engagement, seen, says(side, keep), by, at)
                  : what === 'keep'
                    ? keepReply(now, engagement, seen, by, at)
                    : what === 'unkeep'
                      ? withdrawKept(now, engagement, seen, by, at)
                      : agreeToKept(now, engagement, seen, what === 'agree', by, at);
            const decision = press(inquiry);
            if ('refusal' in decision) continue;
            assert.ok(decision.events.length === 0 || !stale, 'a press on an old card changed something');
            inquiry = done(inquiry, decision);
            const again = press(inquiry);
            assert.ok('refusal' in again || again.events.length === 0, `${what} twice had two effects`);
            assert.ok(inquiry.state !== 'withdrawn' || inquiry.reply === null);
            assert.ok(inquiry.kept === null || inquiry.reply !== null);
            const { kept, reply } = inquiry;
            if (kept !== null && reply?.side === 'customer' && party !== 'customer') {
              assert.equal(isSettled(kept), kept.agreed?.by.id === mina.id);
            }
          }
        },
      ),
    );
  });
});

describe('the same matter', () => {
  const matter = (more: Partial<AskedMatter>): AskedMatter => ({
    topic: null,
    responsibility: null,
    words: [],
    party: null,
    ...more,
  });

  it('is the same topic, in whatever words and language', () => {
    assert.ok(
      sameMatter(matter({ topic: 'firewall', words: ['ports'] }), matter({ topic: 'firewall', words: ['포트'] })),
    );
    assert.ok(!sameMatter(matter({ topic: 'firewall', words: ['a'] }), matter({ topic: 'kick-off', words: ['a'] })));
  });

  it('without a topic is the same statement, or nearly the same words', () => {
    assert.ok(sameMatter(matter({ responsibility: 'x' }), matter({ responsibility: 'x' })));
    const kept = matter({ words: ['pays', 'flights', 'team'] });
    assert.ok(sameMatter(kept, matter({ words: ['flights', 'team', 'pays'] })));
    assert.ok(sameMatter(kept, matter({ words: ['pays', 'flights'] })));
    assert.ok(!sameMatter(kept, matter({ words: ['pays', 'licences'] })));
  });

  it('is never that of two questions without words of their own', () => {
    assert.ok(!sameMatter(matter({}), matter({})));
  });
});
