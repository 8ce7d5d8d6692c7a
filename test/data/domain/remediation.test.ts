import assert from 'node:assert/strict';
import { addRemediation, draftOf } from '../../../data/domain/remediation.js';
import { dateWritten } from '../../../data/language/dates.js';
import { contoso, done, guest, jonas, refusalCode, sam, ticking } from '../../support/history.js';

const now = ticking();
const today = '2026-11-20';
const days = (tag: string) => (written: string) => dateWritten(written, tag, today);

describe('pasted remediation lines', () => {
  const engagement = contoso();

  it('name the party in four languages, in any order with the date', () => {
    const read = (line: string, locale: 'en' | 'ko' | 'pt-BR' | 'sv' = 'en') =>
      draftOf(line, engagement, jonas, days(locale))[0];
    assert.deepEqual(read('- Open port 443 | customer | 2026-12-03'), {
      text: 'Open port 443',
      side: 'customer',
      due: '2026-12-03',
    });
    assert.equal(read('방화벽 열기 | 고객사 | 12월 3일', 'ko')?.due, '2026-12-03');
    assert.equal(read('Abrir a porta | 3/12 | cliente', 'pt-BR')?.due, '2026-12-03');
    assert.equal(read('Öppna porten | kunden | 3/12', 'sv')?.side, 'customer');
    assert.equal(read('Send the script | Microsoft')?.side, 'microsoft');
    assert.equal(read('Update DNS | Contoso')?.side, 'customer');
  });

  it('leave the party open when the line does not say it: it is asked, never guessed', () => {
    assert.equal(draftOf('Clean up old accounts', engagement, jonas, days('en'))[0]?.side, null);
    assert.equal(draftOf('Clean up | somebody', engagement, jonas, days('en'))[0]?.side, null);
  });

  it('read “we” as the speaker’s own side', () => {
    assert.equal(draftOf('Clean up | us', engagement, jonas, days('en'))[0]?.side, 'customer');
    assert.equal(draftOf('Clean up | us', engagement, sam, days('en'))[0]?.side, 'microsoft');
    assert.equal(draftOf('Clean up | us', engagement, guest, days('en'))[0]?.side, null);
  });

  it('say which date could not be read instead of inventing one', () => {
    const [line] = draftOf('Clean up | customer | 31/31', engagement, jonas, days('en'));
    assert.equal(line?.due, null);
    assert.equal(line?.unreadDate, '31/31');
  });
});

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

  it('is closed once enable has begun, and to people outside the engagement', () => {
    const engagement = contoso();
    assert.equal(
      refusalCode(addRemediation({ ...engagement, phase: 'enable' }, 'd', [line], jonas, now())),
      'phase-closed',
    );
    assert.equal(refusalCode(addRemediation(engagement, 'd', [line], guest, now())), 'not-in-people');
  });
});
