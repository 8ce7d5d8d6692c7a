import assert from 'node:assert/strict';
import { openKnowledge } from '../../../bot/knowledge/knowledge.js';
import type { Answer, Match } from '../../../data/domain/answer/question.js';
import type { Playbook } from '../../../data/domain/playbook/playbook.js';
import { askInChat, saidIn } from './said.js';

const playbook = {
  id: 'ferry',
  names: { sv: 'Färjan' },
  parties: [
    { id: 'crew', side: 'provider', names: { sv: 'Besättning' }, aliases: {} },
    { id: 'port', side: 'customer', names: { sv: 'Hamnen' }, aliases: {} },
  ],
  phases: [],
} as unknown as Playbook;

const match = (id: string, party: string) =>
  ({ party, phase: null, lead: { responsibility: { id }, score: 1 }, editions: [], topic: null }) as unknown as Match;

const answer = (outcome: Answer['outcome'], main: Match | null, further: readonly Match[] = []): Answer => ({
  ...{ playbook, outcome, locale: 'sv', parties: main === null ? [] : [main.party], phase: null, main },
  ...{ counterpart: null, further, nearest: [], askedPhase: null },
});

describe('what an answer says', () => {
  it('is one statement where the answer is single, whatever else it offers', () => {
    const said = saidIn(answer('found', match('ferry#moor', 'crew'), [match('ferry#load', 'port')]));
    assert.deepEqual(said, { outcome: 'single', candidates: ['ferry#moor'], parties: ['Besättning'] });
  });

  it('is up to three candidates with their parties in order where there are several', () => {
    const further = ['load', 'fuel', 'paint'].map((id) => match(`ferry#${id}`, 'port'));
    const { outcome, candidates, parties } = saidIn(answer('several', match('ferry#moor', 'crew'), further));
    assert.equal(outcome, 'several');
    assert.deepEqual(candidates, ['ferry#moor', 'ferry#load', 'ferry#fuel']);
    assert.deepEqual(parties, ['Besättning', 'Hamnen']);
  });

  it('names that nobody does it first where it is out of scope', () => {
    assert.equal(saidIn(answer('out-of-scope', match('ferry#tow', 'out-of-scope'))).parties[0], 'out-of-scope');
  });

  it('names both sides by their first parties where they do it jointly', () => {
    assert.deepEqual(saidIn(answer('found', match('ferry#plan', 'joint'))).parties, ['Hamnen', 'Besättning']);
  });

  it('is nothing where nothing was found', () => {
    assert.equal(saidIn(answer('nothing', null)).outcome, 'nothing');
  });
});

describe('a message in chat', () => {
  const knowledge = openKnowledge();
  const said = (question: string) => askInChat(knowledge, { question, lang: 'en' });

  it('is answered from the documents when it is a question', () => {
    const { outcome, parties, takenFor } = said('Who configures single sign-on?');
    assert.notEqual(outcome, 'nothing');
    assert.ok(parties.length > 0);
    assert.equal(takenFor, undefined);
  });

  it('leads with the first rows when it asks for a list', () => {
    const { outcome, candidates, parties, takenFor } = said('What does Microsoft do in the assess phase?');
    assert.deepEqual(
      [outcome, candidates.length, parties, takenFor],
      ['several', 3, ['Microsoft (FastTrack)'], 'list'],
    );
  });

  it('is answered with nothing from the documents when it is taken for something else', () => {
    const { outcome, takenFor } = said('Thanks a lot!');
    assert.deepEqual([outcome, takenFor], ['nothing', 'courtesy']);
  });
});
