import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sinon from 'sinon';
import { knowledgeOf } from '../../../bot/knowledge/knowledge.js';
import { KnowledgeByPlaybook } from '../../../bot/knowledge/knowledge-by-playbook.js';
import { proposalOf } from '../../../data/domain/checklist/proposal.js';
import type { Playbook } from '../../../data/domain/playbook/playbook.js';
import { openStore, type Store } from '../../../data/store/store.js';
import type { Knowledge, Turn } from '../../../dialogs/turn/turn.js';
import { ana, jonas, ticking } from '../../support/history.js';
import { deliveryPlaybook, fasttrack, raci, raciDataset } from '../../support/playbooks.js';
import { sampleAnswers } from '../../support/sample-answer.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, channel, type Room, roomOn, smallKnowledge, textsOn } from '../../support/turns.js';

const yard = '19:yard@thread.tacv2';

describe('knowledge by playbook', () => {
  const building = knowledgeOf(raciDataset);
  let folder: string;
  let store: Store;
  let missing: string[];
  let library: KnowledgeByPlaybook;
  let room: Room;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-library-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    missing = [];
    library = new KnowledgeByPlaybook([smallKnowledge, building], (id) => missing.push(id));
    room = roomOn(store, ticking());
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const begin = (playbook: Playbook, where: string) =>
    store.engagements.start({
      type: 'SetupStarted',
      playbook,
      engagement: `engagement-${playbook.id}`,
      channel: where,
      at: '2026-11-20T12:00:00.000Z',
      by: ana,
    });
  const turn = (more: Partial<Turn> = {}) => room.turn(ana, { library, ...more });
  const alone = { place: 'personal', conversation: 'a:ana' } as const;
  const question = 'who measures the ground?';

  it('is of the engagement in a channel, and the first where there is none', async () => {
    await begin(raci, yard);
    assert.equal(await library.forMessage(turn({ conversation: yard }), question), building);
    assert.equal(await library.forMessage(turn({ conversation: channel }), question), smallKnowledge);
  });

  it('is the one that is sure before the one that only offers statements to choose from', async () => {
    const unsure: Knowledge = {
      ...smallKnowledge,
      answer: () => ({ ...sampleAnswers.candidates, playbook: fasttrack }),
    };
    library = new KnowledgeByPlaybook([unsure, building], (id) => missing.push(id));
    await begin(raci, yard);
    await begin(fasttrack, channel);
    assert.equal(await library.forMessage(turn(alone), question), building);
    assert.equal(await library.forMessage(turn(alone), 'who brings the cake?'), unsure);
  });

  it('is of the asker’s engagements in a personal chat, of several the one that answers', async () => {
    assert.equal(await library.forMessage(turn(alone), question), smallKnowledge);
    await begin(raci, yard);
    assert.equal(await library.forMessage(turn(alone), 'thanks'), building);
    await storedEngagement(store);
    assert.equal(await library.forMessage(turn(alone), question), building);
    assert.equal(await library.forMessage(room.turn(jonas, { ...alone, library }), question), smallKnowledge);
  });

  it('of a follow-up is that of the answer before it', async () => {
    await begin(raci, yard);
    await storedEngagement(store);
    const { now } = turn();
    const measured = raciDataset.responsibilities.find(({ text }) => text === 'Measure the ground')?.id ?? '';
    const answered = { kind: 'answer', text: question, locale: 'en', responsibility: measured } as const;
    await store.contexts.keep(alone.conversation, ana.id, answered, now);
    assert.equal(await library.forMessage(turn({ ...alone, now }), 'why?'), building);
  });

  it('of a button is that of the question or the statement it names', async () => {
    await begin(raci, yard);
    const here = turn({ conversation: channel });
    const [first] = raciDataset.responsibilities;
    assert.equal(await library.forPress(here, { responsibility: first?.id }), smallKnowledge, 'not of this channel');
    assert.equal(await library.forPress(turn({ conversation: yard }), { responsibility: first?.id }), building);
    const asked = {
      text: question,
      locale: 'en',
      outcome: 'found',
      parties: [],
      citations: [],
      id: 'question01',
    } as const;
    await store.questions.record(
      { ...asked, at: here.now, person: ana.id, conversation: channel, datasetVersion: raciDataset.version },
      null,
    );
    assert.equal(await library.forPress(here, { question: 'question01' }), building);
    assert.equal(await library.forPress(here, 'no object'), smallKnowledge);
  });

  it('is nothing where the deployment has lost the playbook, and its engagement goes on', async () => {
    const { engagement } = await begin(deliveryPlaybook, yard);
    const gone = await library.forMessage(turn({ conversation: yard }), question);
    assert.equal(gone.isGone, true);
    assert.equal(gone.answer({ text: question, locale: 'sv' }).outcome, 'nothing');
    assert.equal(library.of(engagement), gone);
    assert.deepEqual(missing, ['delivery'], 'the operator is told once');
    const { items, ...rest } = await storedEngagement(store, { id: 'engagement-2', channel });
    const lost = { ...rest, items, playbook: { ...fasttrack, id: 'lost' } };
    assert.deepEqual(proposalOf(lost, library.of(lost).dataset), []);
    const { sentence } = await room.say(ana, question, { conversation: yard, library, knowledge: gone });
    assert.match(sentence ?? '', /documents are no longer here/u);
  });

  it('looks for no engagement at a message when all have the one playbook there is', async () => {
    await storedEngagement(store);
    const alone = new KnowledgeByPlaybook([smallKnowledge], (id) => missing.push(id));
    const looks = sinon.spy(store.engagements, 'inChannel');
    for (let n = 0; n < 3; n++)
      assert.equal(await alone.forMessage(turn({ conversation: channel }), question), smallKnowledge);
    assert.equal(looks.callCount, 0);
    await begin(raci, yard);
    const later = new KnowledgeByPlaybook([smallKnowledge], (id) => missing.push(id));
    assert.equal((await later.forMessage(turn({ conversation: yard }), question)).isGone, true);
    assert.deepEqual(missing, ['raci']);
  });

  it('asks the store again for its playbooks when it did not answer', async () => {
    const alone = new KnowledgeByPlaybook([smallKnowledge], () => {});
    const asks = sinon.stub(store.engagements, 'playbooks').rejects(new Error('connection lost'));
    await assert.rejects(alone.forMessage(turn(), question), /connection lost/u);
    asks.restore();
    assert.equal(await alone.forMessage(turn(), question), smallKnowledge);
  });

  it('lets a start choose, once, and asks nothing where there is one playbook', async () => {
    const where = { conversation: yard, library };
    const { card } = await room.say(ana, 'start', where);
    assert.match(textsOn(card), /Survey|survey/u);
    assert.equal(await store.engagements.inChannel(yard), null);
    const [, chosen] = buttonsOn(card, 'setup.begin');
    assert.deepEqual(chosen, { playbook: 'raci' });
    const form = await room.press(ana, 'setup.begin', chosen, where);
    assert.equal((await store.engagements.inChannel(yard))?.playbook.id, 'raci');
    assert.equal(buttonsOn(form.card, 'setup.save').length, 1);
    const again = await room.press(ana, 'setup.begin', { playbook: fasttrack.id }, where);
    assert.equal(buttonsOn(again.card, 'setup.save').length, 1, 'the engagement keeps its own');
    assert.equal((await store.engagements.inChannel(yard))?.playbook.id, 'raci');
    assert.equal(buttonsOn((await room.say(ana, 'start', where)).card, 'setup.begin').length, 0);
    await room.press(ana, 'setup.begin', { playbook: 'lost' }, { conversation: channel, library });
    assert.equal(await store.engagements.inChannel(channel), null);
    await room.say(ana, 'start', { conversation: channel });
    assert.equal((await store.engagements.inChannel(channel))?.playbook.id, fasttrack.id);
  });
});
