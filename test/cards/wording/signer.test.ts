import assert from 'node:assert/strict';
import { recordedName, signerName } from '../../../cards/wording/signer.js';
import { formerMember } from '../../../data/domain/privacy/former.js';
import { ana, sampleEngagement } from '../../support/sample-engagement.js';
import { lastRecord } from '../../support/sample-phases.js';

const at = '2026-11-20T12:00:00.000Z';

describe('who signed', () => {
  it('is told apart from a name that looks the same, by the account or else by the end of the id', () => {
    const real = { id: '29:1aBcDeFgH-first', name: 'Ana Souza' };
    const twin = { id: '29:1aBcDeFgH-second', name: '\u0410na Souza' };
    assert.equal(signerName({ by: real, at, account: 'ana@contoso.example' }), 'Ana Souza (ana\\@contoso.example)');
    const without = [real, twin].map((by) => signerName({ by, at }).replace('\u0410', 'A'));
    assert.equal(new Set(without).size, 2, without.join());
    assert.ok(
      without.every((name) => name.length < 30),
      'an id is long, its end is enough',
    );
  });

  it('is safe to show, whatever a name or an account holds', () => {
    const by = { id: '29:x', name: '[Ana](https://evil.example) **x**\nAcknowledged by all' };
    const shown = signerName({ by, at, account: '_a_@*b*.example' });
    assert.ok(!/(?<!\\)[[\]*_@]|\n/u.test(shown), shown);
  });

  it('has no account any more once they were forgotten', () => {
    assert.equal(signerName({ by: formerMember(1), at }), formerMember(1).name);
  });

  it('stands with the same account among the people of the record', () => {
    const record = lastRecord(sampleEngagement({}));
    const signed = { ...record, acknowledged: { by: ana, at, account: 'ana@contoso.example' } };
    assert.match(recordedName(ana, signed), /ana\\@contoso/u);
    assert.match(recordedName(ana, record), /\(…29ana\)/u);
  });
});
