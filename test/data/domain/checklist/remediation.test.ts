import assert from 'node:assert/strict';
import { addRemediation } from '../../../../data/domain/checklist/remediation.js';
import { contoso, done, guest, jonas, mina, refusalCode, ticking } from '../../../support/history.js';

const now = ticking();

describe('remediation list', () => {
  const line = { text: 'Open port 443', side: 'customer', due: null } as const;

  it('is not saved while a party is open', () => {
    const engagement = contoso();
    const decision = addRemediation(engagement, 'd', [{ ...line, side: null }], jonas, now());
    assert.equal(refusalCode(decision), 'need-party');
  });

  it('saved twice from one paste is there once', () => {
    const engagement = contoso();
    const saved = done(engagement, addRemediation(engagement, 'd', [line], jonas, now()));
    assert.deepEqual(addRemediation(saved, 'd', [line], jonas, now()), { events: [] });
    assert.equal(saved.items.filter((item) => item.section === 'remediation').length, 1);
    assert.equal(saved.items.at(-1)?.phase, 'remediate');
  });

  it('gives a line to whom it names, and keeps words that could not be placed as its note', () => {
    const engagement = contoso();
    const lines = [
      { ...line, assignee: mina, unread: ['soon', 'finance team'] },
      { ...line, assignee: guest, unread: ['soon'] },
    ];
    const saved = done(engagement, addRemediation(engagement, 'd', lines, jonas, now()));
    const [first, second] = saved.items.slice(-2);
    assert.deepEqual(first?.assignees, [{ person: mina }]);
    assert.equal(first?.note, 'soon, finance team');
    assert.equal(second?.assignees, undefined);
    assert.equal(second?.note, `${guest.name}, soon`);
  });

  it('is closed once enable has begun, and to people outside the engagement', () => {
    const engagement = contoso();
    assert.equal(
      refusalCode(addRemediation({ ...engagement, phase: 'enable' }, 'd', [line], jonas, now())),
      'phase-closed',
    );
    assert.equal(refusalCode(addRemediation(engagement, 'd', [line], guest, now())), 'not-in-people');
  });
});
