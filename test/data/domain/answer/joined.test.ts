import assert from 'node:assert/strict';
import { joinedTo, mayPress } from '../../../../data/domain/answer/joined.js';
import type { Match } from '../../../../data/domain/answer/question.js';
import type { Responsibility } from '../../../../data/domain/responsibility.js';
import { answer, evidence, statement } from '../../../support/sample-answer.js';
import {
  ana,
  bruno,
  lars,
  minji,
  sampleEngagement,
  sampleItems,
  sampleStanding,
} from '../../../support/sample-engagement.js';

const source = (responsibility: string, topic?: string) => ({
  responsibility,
  ...(topic === undefined ? {} : { topic }),
  document: 'guide-en',
  title: 'Guide',
  edition: null,
  line: 1,
  heading: '',
});
const match = (id: string, more: Partial<Responsibility> = {}, party: Match['party'] = 'customer'): Match => {
  const lead = evidence(statement({ id, text: id, ...more }));
  return { party, phase: lead.responsibility.phase as Match['phase'], lead, editions: [], topic: null };
};
const from = (id: string, more: Partial<ReturnType<typeof sampleItems>[number]> = {}) => {
  const [item] = sampleItems('assess', 1, 'en');
  assert.ok(item);
  return { ...item, source: source(id), ...more };
};

describe('an answer in an engagement', () => {
  it('finds the rows of both sides that were copied from its statements', () => {
    const engagement = sampleEngagement({
      items: [from('a', { id: '1' }), from('b', { id: '2', side: 'provider' }), from('c', { id: '3' })],
    });
    const joined = joinedTo(engagement, answer({ main: match('a'), counterpart: match('b', {}, 'microsoft') }));
    assert.deepEqual(
      joined.map((row) => row.is === 'item' && row.item.id),
      ['1', '2'],
    );
  });

  it('knows a row by its topic when another edition was copied', () => {
    const engagement = sampleEngagement({ items: [from('other', { source: source('other', 't') })] });
    const names = { en: '', ko: '', 'pt-BR': '', sv: '' };
    const topic = { id: 't', party: 'customer', phase: null, guides: false, group: false, other: [], names } as const;
    assert.equal(joinedTo(engagement, answer({ main: { ...match('a'), topic } })).length, 1);
  });

  it('takes the row of the current phase before one that was passed', () => {
    const engagement = sampleEngagement({ items: [from('a', { id: '1', phase: 'initiate' }), from('a', { id: '2' })] });
    assert.deepEqual(
      joinedTo(engagement, answer({ main: match('a') })).map((row) => row.is === 'item' && row.item.id),
      ['2'],
    );
    const before = sampleEngagement({ items: [from('a', { id: '1', phase: 'initiate' })] });
    assert.equal(joinedTo(before, answer({ main: match('a') }))[0]?.is, 'item');
  });

  it('says that a later phase has not begun, for duties in this scope alone', () => {
    const engagement = sampleEngagement({ items: [] });
    const joined = (more: Partial<Responsibility>) => joinedTo(engagement, answer({ main: match('x', more) }));
    assert.deepEqual(joined({ phase: 'enable' }), [{ is: 'ahead', phase: 'enable', side: 'customer' }]);
    assert.deepEqual(joined({ phase: 'enable', workload: 'aad-premium' }), []);
    assert.deepEqual(joined({ phase: 'enable', kind: 'prose' }), []);
    assert.deepEqual(joined({ phase: 'initiate' }), []);
    assert.deepEqual(joined({ phase: null, workload: 'managed-desktop' }), []);
  });

  it('finds standing duties, and nothing while the engagement is being set up', () => {
    const standing = sampleStanding(1, 'en').map((item) => ({ ...item, source: source('g') }));
    const asked = answer({ main: match('g', { phase: 'general' }) });
    assert.equal(joinedTo(sampleEngagement({ standing }), asked)[0]?.is, 'standing');
    assert.deepEqual(joinedTo(sampleEngagement({ standing, state: 'setting-up' }), asked), []);
  });

  it('lets its own side and the project manager press, in the current phase of an open engagement', () => {
    const item = from('a');
    const theirs = from('a', { side: 'provider' });
    const open = sampleEngagement({ items: [item, theirs] });
    const may = (people: readonly { readonly id: string }[], one: typeof item, engagement = open) =>
      people.map(({ id }) => mayPress(engagement, one, id));
    assert.deepEqual(may([ana, bruno, minji, lars], item), [true, true, false, false]);
    assert.deepEqual(may([ana, bruno, minji, lars], theirs), [true, false, true, false]);
    assert.deepEqual(may([bruno], from('a', { phase: 'initiate' })), [false]);
    assert.deepEqual(may([bruno], item, sampleEngagement({ state: 'completed', phase: 'assess' })), [false]);
  });
});
