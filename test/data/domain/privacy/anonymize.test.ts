import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Event } from '../../../../data/domain/event.js';
import { expectPerson, meetExpected } from '../../../../data/domain/people/people.js';
import { anonymized } from '../../../../data/domain/privacy/anonymize.js';
import { forgetMember } from '../../../../data/domain/privacy/forget.js';
import {
  formerMember,
  nextFormer,
  removedWords,
  unnamedFormerMember,
  withPlaceholders,
} from '../../../../data/domain/privacy/former.js';
import { expectedAs, writtenBy } from '../../../../data/domain/privacy/written.js';
import { ana, contoso, jonas, mina } from '../../../support/history.js';

const at = '2026-11-28T12:00:00.000Z';
const subject = (names: readonly string[], wrote: readonly string[] = [], id = jonas.id) => ({
  ...{ id, wrote, former: formerMember(1) },
  known: { ids: [id], names },
});

describe('a former member', () => {
  it('replaces a name before a Korean particle, and not inside another word', () => {
    assert.equal(anonymized('김미나님께 물어보세요', subject(['김미나'])), `${formerMember(1).name}님께 물어보세요`);
    assert.equal(
      anonymized('Ann and Anna, (Ann)', subject(['Ann'])),
      `${formerMember(1).name} and Anna, (${formerMember(1).name})`,
    );
  });

  it('replaces a name that is a word of its own, whatever surrounds it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (before, after, name) => {
        fc.pre(name.trim() !== '' && !formerMember(1).name.includes(name) && !/[a-z0-9:]/iu.test(name.at(0) ?? ''));
        const text = `${before.replaceAll(name, '')} ${name} ${after.replaceAll(name, '')}`;
        const left = anonymized(text, subject([name]));
        assert.ok(left.includes(formerMember(1).name), JSON.stringify([text, left]));
      }),
    );
  });

  it('wrote the notes, reasons and evidence that were new in their events', () => {
    const edit = (after: object, before: object = {}, by = jonas): Event =>
      ({ type: 'ItemEdited', item: 'i-1', before, after, at, by }) as Event;
    const history = [
      edit({ note: 'mine', evidence: [{ text: 'old' }, { text: 'new' }] }, { evidence: [{ text: 'old' }] }),
      edit({ note: 'hers' }, {}, mina),
      { type: 'EngagementPaused', reason: 'a storm', at, by: jonas } as Event,
    ];
    assert.deepEqual(writtenBy(history, jonas.id).toSorted(), ['a storm', 'mine', 'new']);
  });

  it('was expected under the names that were removed when they were named', () => {
    const engagement = contoso();
    const awaited = expectPerson(engagement, 'x-1', 'gil@contoso.example', { role: 'customer', part: 'none' }, ana, at);
    assert.ok('events' in awaited);
    const [expected] = awaited.events;
    assert.ok(expected?.type === 'MemberExpected');
    const there = { ...engagement, expected: [expected.expected] };
    const met = meetExpected(there, 'x-1', { id: '29:gil', name: 'Gil' }, ana, '2026-11-29T12:00:00.000Z');
    assert.ok('events' in met);
    const history = [...awaited.events, ...met.events];
    assert.deepEqual(expectedAs(history, '29:gil'), ['gil@contoso.example']);
    assert.deepEqual(expectedAs(history, jonas.id), []);
  });

  it('leaves an open engagement, and stays on the roster of one that is over', () => {
    const engagement = contoso();
    const former = {
      ...engagement,
      members: engagement.members.map((m) => (m.person.id === jonas.id ? { ...m, person: formerMember(1) } : m)),
    };
    assert.deepEqual(
      forgetMember(former, formerMember(1), [], at).map(({ type }) => type),
      ['MemberLeft'],
    );
    assert.deepEqual(forgetMember({ ...former, state: 'completed' }, formerMember(1), [], at), []);
  });

  it('gets the next number of their engagement', () => {
    assert.equal(nextFormer(['{}']), 1);
    assert.equal(nextFormer(['{"id":"former:2"}', 'former:11 and former:3']), 12);
  });

  it('is found in texts of the release before, which marked it by no-break spaces', () => {
    const said = (text: string) =>
      withPlaceholders(text, (found) => (found.is === 'words' ? '[gone]' : `[${found.n ?? 'one'}]`));
    const asBefore = (words: string) => words.replaceAll(' ', '\u00a0');
    assert.equal(said(`Ask ${asBefore('former member 12')}, or ${asBefore('former member')}`), 'Ask [12], or [one]');
    assert.equal(said(asBefore('removed at its author’s request')), '[gone]');
    assert.equal(said(`${formerMember(3).name} ${unnamedFormerMember.name} ${removedWords}`), '[3] [one] [gone]');
    assert.equal(
      said('a former member 3, removed at its author’s request'),
      'a former member 3, removed at its author’s request',
    );
  });
});
