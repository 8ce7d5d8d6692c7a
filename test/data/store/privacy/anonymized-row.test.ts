import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { formerMember, removedWords } from '../../../../data/domain/privacy/former.js';
import { anonymizedValue } from '../../../../data/store/privacy/anonymized-row.js';
import { fieldsOf } from '../../../../data/store/privacy/fields.js';
import { checkpointSchema } from '../../../../data/store/schemas/engagement-schema.js';
import { eventSchema } from '../../../../data/store/schemas/event-schema.js';
import { draftLinesSchema, itemContentSchema, itemPatchSchema } from '../../../../data/store/schemas/item-schema.js';
import { personalFields } from '../../../../data/store/schemas/personal-fields.js';
import { jonas, mina } from '../../../support/history.js';

const at = '2026-11-28T12:00:00.000Z';
const former = formerMember(1);
const subject = (names: readonly string[], wrote: readonly string[] = [], id = jonas.id) => ({
  ...{ id, wrote, former },
  known: { ids: [id], names },
});

describe('an anonymized value', () => {
  it('has the former member in the place of the person, and no one else of that name', () => {
    const namesake = { id: '29:other', name: jonas.name };
    const excepted = { type: 'ItemExcepted', item: '1', due: '2027-01-01', at };
    const value = { ...excepted, reason: 'JONAS BERG, not Jonas', owner: namesake, by: jonas };
    assert.deepEqual(anonymizedValue(eventSchema, value, subject([jonas.name])), {
      ...{ ...excepted, reason: `${former.name}, not Jonas`, owner: namesake, by: former },
    });
  });

  it('has the former id in strings that hold no words, not inside a longer id', () => {
    const value = { type: 'ItemMoved', item: `m/customer/${jonas.id}`, before: jonas.id, after: '29:jonasson', at };
    assert.deepEqual(anonymizedValue(eventSchema, value, subject([jonas.name])), {
      ...value,
      item: 'm/customer/former:1',
      before: 'former:1',
    });
  });

  it('keeps what documents and customers are called', () => {
    const value = {
      ...{ phase: 'assess', side: 'customer', section: 'core', optional: false },
      ...{ text: 'Ann does it', source: { title: 'Ann' }, texts: { en: { text: 'Ann' } }, note: 'Ask Ann' },
    };
    const anonymous = { ...value, note: `Ask ${former.name}` };
    assert.deepEqual(anonymizedValue(itemContentSchema, value, subject(['Ann'])), anonymous);
    const reworded = { ...value, original: { text: 'Ann' } };
    assert.deepEqual(anonymizedValue(itemContentSchema, reworded, subject(['Ann'])), {
      ...{ ...reworded, note: anonymous.note, text: `${former.name} does it` },
    });
  });

  it('keeps words of Baton’s own, whatever the person is called', () => {
    const value = { role: 'specialist', type: 'ItemTicked', state: 'asked', section: 'core', note: 'Ask Specialist' };
    const names = ['Specialist', 'ItemTicked', 'Asked', 'Core'];
    assert.deepEqual(anonymizedValue(itemPatchSchema, value, subject(names)), { ...value, note: `Ask ${former.name}` });
  });

  it('loses what the person wrote, also where others took it over', () => {
    const value = {
      note: 'After the freeze, says the plan',
      notApplicable: 'After the freeze',
      evidence: [{ text: 'Ticket', link: 'https://t.example/1' }, { text: 'Mail' }],
      words: { text: 'After the freeze' },
    };
    const wrote = ['After the freeze', 'https://t.example/1', 'Ticket', 'Mail'];
    assert.deepEqual(anonymizedValue(itemPatchSchema, value, subject([], wrote)), {
      note: `${removedWords}, says the plan`,
      notApplicable: removedWords,
      evidence: [{ text: removedWords }, { text: removedWords }],
      words: { text: 'After the freeze' },
    });
  });

  it('loses the account of the person’s signature alone', () => {
    const signature = (by: object, account: string) => ({ by, at, account });
    const value = { acknowledged: signature(jonas, 'j@x.example'), confirmed: signature(mina, 'm@x.example') };
    assert.deepEqual(anonymizedValue(checkpointSchema, value, subject([])), {
      acknowledged: { by: former, at },
      confirmed: value.confirmed,
    });
  });

  it('has no name in the lines of a draft, as the release before kept them too', () => {
    const value = [{ text: 'Ask Ann', unread: ['by Ann'], unreadDate: 'Ann’s day', assignee: jonas }];
    assert.deepEqual(anonymizedValue(draftLinesSchema, value, subject(['Ann'])), [
      {
        ...{ text: `Ask ${former.name}`, unread: [`by ${former.name}`], assignee: former },
        unreadDate: `${former.name}’s day`,
      },
    ]);
  });

  it('names no person in fields that only a newer release declares', () => {
    const value = { note: 'fine', approver: jonas, seats: [`seat/${jonas.id}`] };
    assert.deepEqual(anonymizedValue(itemPatchSchema, value, subject([])), {
      ...{ note: 'fine', approver: former, seats: ['seat/former:1'] },
    });
  });

  it('is the same object when nothing in it is the person’s', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const schema of [undefined, eventSchema, itemContentSchema])
          assert.equal(anonymizedValue(schema, value, subject(['\u2603 no one \u2603'], [], '29:snowman')), value);
      }),
    );
  });
});

describe('the fields of a stored value', () => {
  /** Names of string fields that people type into. */
  const typed = ['text', 'note', 'reason', 'called', 'link', 'account', 'notApplicable'];

  it('say what they hold of people, in every event', () => {
    for (const option of eventSchema.options) {
      for (const [name, field] of Object.entries(option.shape)) {
        const inner = field instanceof z.ZodExactOptional ? field.def.innerType : field;
        if (!typed.includes(name) || !(inner instanceof z.ZodString)) continue;
        assert.ok(personalFields.has(inner), `${[...option.shape.type.values]}.${name}`);
      }
    }
  });

  it('are found with their paths', () => {
    const value = { type: 'EngagementPaused', reason: 'a storm', by: jonas, at };
    assert.deepEqual(
      fieldsOf(eventSchema, value, 'body').map(({ holds, path }) => [holds, path]),
      [
        ['id', 'body.type'],
        ['words', 'body.reason'],
        ['person', 'body.by'],
        ['id', 'body.at'],
      ],
    );
  });
});
