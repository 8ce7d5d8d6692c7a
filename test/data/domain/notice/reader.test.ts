import assert from 'node:assert/strict';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { askSpecialist } from '../../../../data/domain/inquiry/ask.js';
import { evolveInquiry, type Inquiry } from '../../../../data/domain/inquiry/inquiry.js';
import { sightOf } from '../../../../data/domain/inquiry/kept-answer.js';
import type { Notice } from '../../../../data/domain/notice/notice.js';
import { awaitedIn, mayStillRead } from '../../../../data/domain/notice/reader.js';
import type { Person } from '../../../../data/domain/person.js';
import { contoso, jonas, mina, sam } from '../../../support/history.js';
import { hour, newInquiry } from '../../../support/sample-inquiry.js';

const engagement = contoso();
const without = (person: Person): Engagement => ({
  ...engagement,
  members: engagement.members.filter((member) => member.person.id !== person.id),
});

const asked = (more: Parameters<typeof newInquiry>[0]): Inquiry => {
  const decision = askSpecialist(engagement, 1, newInquiry(more), jonas, hour(9));
  assert.ok('events' in decision);
  const inquiry = decision.events.reduce<Inquiry | null>(evolveInquiry, null);
  assert.ok(inquiry);
  return inquiry;
};

const direct = { person: sam, locale: null };
const live = 'live' as const;

describe('the reader of a card', () => {
  it('of a personal chat must take part when the card is brought there', () => {
    const inquiry = asked({ personal: true, direct });
    const reads = (kind: 'asked' | 'inquiry' | 'waits' | 'note', e: Engagement) =>
      mayStillRead({ kind, state: live }, e, inquiry, null);
    assert.equal(reads('asked', engagement), true);
    assert.equal(reads('asked', without(jonas)), false);
    assert.equal(reads('inquiry', engagement), true);
    assert.equal(reads('inquiry', without(sam)), false);
    assert.equal(reads('note', without(jonas)), true, 'a note is everybody’s');
  });

  it('of a shared card is the channel, also when people were removed', () => {
    const inquiry = asked({ personal: false, direct: null });
    assert.equal(mayStillRead({ kind: 'asked', state: live }, without(jonas), inquiry, null), true);
    assert.equal(mayStillRead({ kind: 'inquiry', state: live }, without(sam), inquiry, null), true);
    assert.equal(mayStillRead({ kind: 'checklist', state: live }, without(jonas), null, null), true);
  });

  it('who is called in the channel is called only while they take part', () => {
    const inquiry = asked({ personal: true, direct });
    assert.equal(awaitedIn(inquiry).id, sam.id);
    assert.equal(mayStillRead({ kind: 'waits', state: live }, without(sam), inquiry, null), false);
    assert.equal(mayStillRead({ kind: 'waits', state: live }, without(jonas), inquiry, null), true);
    const reply = { text: 'We do.', side: null, by: sam, at: hour(10) };
    const answered: Inquiry = { ...inquiry, state: 'answered', reply };
    assert.equal(mayStillRead({ kind: 'waits', state: live }, without(jonas), answered, null), false);
  });

  it('of a notice of their own takes part; a message that leads on says nothing and is always drawn', () => {
    const notice = { direct: true, to: [mina] } as unknown as Notice;
    assert.equal(mayStillRead({ kind: 'notice', state: live }, engagement, null, notice), true);
    assert.equal(mayStillRead({ kind: 'notice', state: live }, without(mina), null, notice), false);
    assert.equal(
      mayStillRead({ kind: 'notice', state: live }, without(mina), null, { ...notice, direct: false }),
      true,
    );
    assert.equal(mayStillRead({ kind: 'notice', state: 'superseded' }, without(mina), null, notice), true);
  });

  it('knows no more of what they asked directly once they were removed', () => {
    const inquiry = asked({ personal: true, direct });
    assert.equal(sightOf(inquiry, engagement, jonas.id), 'all');
    assert.equal(sightOf(inquiry, without(jonas), jonas.id), 'nothing');
  });
});
