import assert from 'node:assert/strict';
import type { SetDocument } from '../documents/set.js';
import { judgement, type Mark, markOf } from './mark.js';
import type { SetQuestion } from './questions.js';
import type { Said } from './said.js';

const document: SetDocument = {
  doc: 'orchard',
  file: 'orchard.md',
  roles: [
    { name: 'Grower', side: 'theirs', aliases: ['the farm'] },
    { name: 'Grocer', side: 'ours', aliases: [] },
  ],
  phases: [],
};

const gold = new Map([
  ['orchard#pick', 'orchard#L4.1'],
  ['orchard#wash', 'orchard#L7'],
  ['orchard#crates', 'orchard#L4.2'],
]);

const question = (expect: SetQuestion['expect'], more: Partial<SetQuestion> = {}): SetQuestion => ({
  ...{ id: 'q1', lang: 'en', kind: 'direct', doc: 'orchard', question: 'Who picks the apples?', xl: false, expect },
  ...more,
});

const picks = question({ parties: ['Grower'], items: ['orchard#L4.1'] });
const nothing = question({ none: true });

const single = (statement: string, ...parties: string[]): Said => ({
  outcome: 'single',
  candidates: [statement],
  parties,
});
const several = (candidates: string[], ...parties: string[]): Said => ({ outcome: 'several', candidates, parties });
const silence: Said = { outcome: 'nothing', candidates: [], parties: [] };

const marked = (asked: SetQuestion, said: Said): Mark => markOf(asked, said, gold, document);

describe('mark of an answer', () => {
  it('is first where the leading statement and the party named first are right', () => {
    const { first, three, party } = marked(picks, single('orchard#pick', 'Grower', 'Grocer'));
    assert.deepEqual([first, three, party], [true, true, true]);
  });

  it('takes an alias for the party that it means', () => {
    assert.ok(marked(picks, single('orchard#pick', 'The Farm')).first);
  });

  it('counts statements of one line as one place', () => {
    assert.ok(marked(picks, single('orchard#crates', 'Grower')).first);
  });

  it('is not first where another party is named first', () => {
    const { first, three, party } = marked(picks, single('orchard#pick', 'Grocer', 'Grower'));
    assert.deepEqual([first, three, party], [false, true, false]);
  });

  it('is among three where a later candidate is right', () => {
    const { first, three } = marked(picks, several(['orchard#wash', 'orchard#pick'], 'Grower'));
    assert.deepEqual([first, three], [false, true]);
  });

  it('wants both sides named where both are asked for', () => {
    const both = question(
      { parties: ['Grower', 'Grocer'], items: ['orchard#L7'], sides: { Grower: 'theirs', Grocer: 'ours' } },
      { kind: 'counterpart' },
    );
    assert.ok(!marked(both, single('orchard#wash', 'Grower')).party);
    assert.ok(marked(both, single('orchard#wash', 'Grower', 'Grocer')).first);
  });

  it('wants what is out of scope said to be so', () => {
    const excluded = question({ parties: ['out-of-scope'], items: ['orchard#L7'], outcome: 'out-of-scope' });
    assert.ok(!marked(excluded, single('orchard#wash', 'Grower')).first);
    assert.ok(marked(excluded, single('orchard#wash', 'out-of-scope')).first);
  });

  it('tells a statement that was not read from one that was not found', () => {
    assert.ok(marked(picks, silence).isRead);
    assert.ok(!marked(question({ parties: ['Grower'], items: ['orchard#L9'] }), silence).isRead);
  });
});

describe('judgement of a set', () => {
  it('shares right answers among the questions that have one', () => {
    const { first, three } = judgement([
      marked(picks, single('orchard#pick', 'Grower')),
      marked(picks, several(['orchard#wash', 'orchard#pick'], 'Grower')),
      marked(nothing, silence),
    ]);
    assert.deepEqual([first, three], [0.5, 1]);
  });

  it('counts a single answer to a question without one against precision, and candidates not at all', () => {
    const { precision } = judgement([
      marked(picks, single('orchard#pick', 'Grower')),
      marked(nothing, single('orchard#wash', 'Grower')),
      marked(nothing, several(['orchard#wash'], 'Grower')),
    ]);
    assert.equal(precision, 0.5);
  });

  it('weighs silence kept against silence missed and silence that was wrong', () => {
    const { silenceF1 } = judgement([
      marked(nothing, silence),
      marked(nothing, single('orchard#wash', 'Grower')),
      marked(picks, silence),
    ]);
    assert.equal(silenceF1, 0.5);
  });

  it('counts what is asked in another language by itself', () => {
    const foreign = { ...picks, xl: true };
    const { crossLanguage } = judgement([
      marked(picks, silence),
      marked(foreign, single('orchard#pick', 'Grower')),
      marked(foreign, silence),
    ]);
    assert.equal(crossLanguage, 0.5);
  });
});
