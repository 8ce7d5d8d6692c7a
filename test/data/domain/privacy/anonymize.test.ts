import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Event } from '../../../../data/domain/event.js';
import { expectPerson, meetExpected } from '../../../../data/domain/people/people.js';
import {
  anonymize,
  anonymized,
  expectedAs,
  forgetMember,
  formerMember,
  nextFormer,
  removedWords,
  writtenBy,
} from '../../../../data/domain/privacy/anonymize.js';
import { ana, contoso, jonas, mina } from '../../../support/history.js';

const at = '2026-11-28T12:00:00.000Z';
const who = (names: readonly string[], wrote: readonly string[] = [], id = jonas.id) => ({
  ...{ id, wrote, former: formerMember(1) },
  known: { ids: [id], names },
});

describe('a former member', () => {
  it('stands where the person stood, and nobody else of that name does', () => {
    const value = {
      by: jonas,
      of: { id: '29:other', name: jonas.name },
      text: `${jonas.name} said so, ${jonas.id} too`,
      seat: `m/customer/${jonas.id}`,
      list: [jonas.id, '29:jonasson'],
      note: 'JONAS BERG, not Jonas',
    };
    assert.deepEqual(anonymize(value, who([jonas.name])), {
      by: formerMember(1),
      of: { id: '29:other', name: jonas.name },
      text: `${formerMember(1).name} said so, former:1 too`,
      seat: 'm/customer/former:1',
      list: ['former:1', '29:jonasson'],
      note: `${formerMember(1).name}, not Jonas`,
    });
  });

  it('is found in Korean before what is written onto a name, and not inside another word', () => {
    assert.equal(anonymized('김미나님께 물어보세요', who(['김미나'])), `${formerMember(1).name}님께 물어보세요`);
    assert.equal(
      anonymized('Ann and Anna, (Ann)', who(['Ann'])),
      `${formerMember(1).name} and Anna, (${formerMember(1).name})`,
    );
  });

  it('leaves what documents and customers are called as it is', () => {
    const value = {
      text: 'Ann does it',
      source: { title: 'Ann' },
      texts: { en: 'Ann' },
      customer: 'Ann',
      note: 'Ask Ann',
    };
    assert.deepEqual(anonymize(value, who(['Ann'])), { ...value, note: `Ask ${formerMember(1).name}` });
    const reworded = anonymize({ ...value, original: { text: 'Ann' } }, who(['Ann']));
    assert.equal(reworded.text, `${formerMember(1).name} does it`);
  });

  it('breaks no word of Baton’s own, however somebody is called', () => {
    const value = { role: 'specialist', type: 'ItemTicked', state: 'asked', section: 'core', text: 'Ask Specialist' };
    const names = ['Specialist', 'ItemTicked', 'Asked', 'Core'];
    assert.deepEqual(anonymize(value, who(names)), { ...value, text: `Ask ${formerMember(1).name}` });
  });

  it('changes nothing, not even the object, where there is nothing of them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(anonymize(value, who(['\u2603 nobody \u2603'], [], '29:snowman')), value);
      }),
    );
  });

  it('leaves nothing of a name that stands alone, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (before, after, name) => {
        fc.pre(name.trim() !== '' && !formerMember(1).name.includes(name) && !/[a-z0-9:]/iu.test(name.at(0) ?? ''));
        const text = `${before.replaceAll(name, '')} ${name} ${after.replaceAll(name, '')}`;
        const left = anonymized(text, who([name]));
        assert.ok(left.includes(formerMember(1).name), JSON.stringify([text, left]));
      }),
    );
  });

  it('takes along what they wrote, and what others took over from it', () => {
    const value = {
      note: 'After the freeze, says the plan',
      reason: 'After the freeze',
      evidence: [{ text: 'Ticket', link: 'https://t.example/1' }, { text: 'Mail' }],
      text: 'After the freeze',
    };
    const wrote = ['After the freeze', 'https://t.example/1', 'Ticket', 'Mail'];
    assert.deepEqual(anonymize(value, who([], wrote)), {
      note: `${removedWords}, says the plan`,
      reason: removedWords,
      evidence: [{ text: removedWords }, { text: removedWords }],
      text: 'After the freeze',
    });
  });

  it('wrote notes, reasons and evidence, as far as they were new', () => {
    const edit = (after: object, before: object = {}, by = jonas): Event =>
      ({ type: 'ItemEdited', item: 'i-1', before, after, at, by }) as Event;
    const history = [
      edit({ note: 'mine', evidence: [{ text: 'old' }, { text: 'new' }] }, { evidence: [{ text: 'old' }] }),
      edit({ note: 'hers' }, {}, mina),
      { type: 'EngagementPaused', reason: 'a storm', at, by: jonas } as Event,
    ];
    assert.deepEqual(writtenBy(history, jonas.id).toSorted(), ['a storm', 'mine', 'new']);
  });

  it('was expected under what they were met by', () => {
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

  it('has the next number of their engagement', () => {
    assert.equal(nextFormer(['{}']), 1);
    assert.equal(nextFormer(['{"id":"former:2"}', 'former:11 and former:3']), 12);
  });
});
