import assert from 'node:assert/strict';
import { activitySchema, type VerifiedActivity } from '../../../bot/teams/activity.js';
import { classify, isInvoke, typeForLog, verbOf } from '../../../bot/teams/classify.js';
import { turnKindOf } from '../../../bot/teams/turn-outcome.js';
import { activity, botId } from '../../support/baton.js';

const channel = '19:channel@thread.tacv2';
const team = '19:team@thread.tacv2';
const bot = [{ id: botId }];

const activityWith = (fields: object): VerifiedActivity =>
  activitySchema.parse({
    ...activity('https://smba.trafficmanager.net/', {}),
    conversation: { id: `${channel};messageid=1` },
    ...fields,
  });
const what = (fields: object) => classify(activityWith(fields));
const event = (eventType: string, more: object = {}, data: object = {}) =>
  what({
    type: 'conversationUpdate',
    channelData: {
      eventType,
      team: { id: team, name: 'Contoso' },
      channel: { id: '19:other', name: 'Plans' },
      ...data,
    },
    ...more,
  });
const press = (value: unknown) => what({ type: 'invoke', name: 'adaptiveCard/action', value });

describe('classify', () => {
  it('tells a message, an edit and a deletion apart', () => {
    assert.equal(what({ type: 'message' }).kind, 'message');
    assert.equal(what({ type: 'messageUpdate' }).kind, 'message-edited');
    for (const eventType of ['editMessage', 'undeleteMessage']) {
      assert.equal(what({ type: 'messageUpdate', channelData: { eventType } }).kind, 'message-edited');
    }
    assert.equal(what({ type: 'messageUpdate', channelData: { eventType: 'pinMessage' } }).kind, 'unknown');
    assert.equal(what({ type: 'messageDelete' }).kind, 'message-deleted');
  });

  it('reads verb and data of a pressed button, and an empty verb when the press names none', () => {
    const action = { verb: 'checklist.tick', data: { item: 'i1' } };
    assert.deepEqual(press({ action }), { kind: 'action', ...action });
    assert.deepEqual(press({ action, trigger: 'automatic' }), { kind: 'refresh', ...action });
    for (const value of [undefined, 'x', { action: { verb: 7 } }, { action: { verb: 'v'.repeat(201) } }]) {
      assert.deepEqual(press(value), { kind: 'action', verb: '', data: undefined });
    }
  });

  it('reads what the message extension is asked, also at its opening and on a message without words', () => {
    const search = (parameters: unknown) =>
      what({ type: 'invoke', name: 'composeExtension/query', value: { commandId: 'find', parameters } });
    const found = (text: string) => ({ kind: 'extension-search', search: 'find', text });
    assert.deepEqual(search([{ name: 'question', value: 'who?' }]), found('who?'));
    assert.deepEqual(search([{ name: 'initialRun', value: 'true' }]), found(''));
    assert.deepEqual(search(undefined), found(''));
    assert.deepEqual(search([{ name: 'question', value: { text: 7 } }]), found(''));
    const command = (messagePayload: unknown) =>
      what({ type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 'ask', messagePayload } });
    const asked = (words: string) => ({ kind: 'message-command', command: 'ask', words });
    assert.deepEqual(command({ body: { content: '<p>who?</p>' } }), asked('<p>who?</p>'));
    assert.deepEqual(command({ body: null }), asked(''));
    assert.equal(command({ body: { content: 'x'.repeat(100_001) } }).kind, 'invoke');
    assert.equal(turnKindOf(command(null)), 'extension');
  });

  it('names every other invoke', () => {
    assert.deepEqual(what({ type: 'invoke', name: 'composeExtension/query' }), {
      kind: 'invoke',
      name: 'composeExtension/query',
    });
    assert.deepEqual(what({ type: 'invoke' }), { kind: 'invoke', name: '' });
  });

  it('sees an installation however Teams reports it', () => {
    const where = { conversation: channel };
    assert.deepEqual(what({ type: 'installationUpdate' }), { kind: 'installed', where, report: 'installation' });
    const upgraded = what({ type: 'installationUpdate', action: 'add-upgrade' });
    assert.deepEqual(upgraded, { kind: 'installed', where, report: 'installation' });
    const added = what({ type: 'conversationUpdate', membersAdded: bot });
    assert.deepEqual(added, { kind: 'installed', where, report: 'members' });
    assert.equal(what({ type: 'installationUpdate', action: 'other' }).kind, 'unknown');
  });

  it('sees a removal from a team, a channel with members of its own, and a deleted channel', () => {
    const removed = { kind: 'removed', how: 'removed', report: 'members' };
    assert.deepEqual(event('teamDeleted'), { ...removed, where: { conversation: channel, team } });
    assert.deepEqual(event('teamMemberRemoved', { membersRemoved: bot }), {
      ...removed,
      where: { conversation: channel, team },
    });
    assert.deepEqual(event('channelMemberRemoved', { membersRemoved: bot }), {
      ...removed,
      where: { conversation: '19:other' },
    });
    assert.deepEqual(event('channelDeleted'), {
      ...removed,
      how: 'channel-deleted',
      where: { conversation: '19:other' },
    });
    const uninstalled = what({ type: 'installationUpdate', action: 'remove' });
    assert.deepEqual(uninstalled, { ...removed, where: { conversation: channel }, report: 'installation' });
  });

  it('says who left, and the team only when they left the team', () => {
    const membersRemoved = [{ id: '29:ana' }, { id: '29:jonas' }];
    const people = ['29:ana', '29:jonas'];
    assert.deepEqual(event('teamMemberRemoved', { membersRemoved }), { kind: 'members-left', people, team });
    assert.deepEqual(event('channelMemberRemoved', { membersRemoved }), { kind: 'members-left', people, team: null });
  });

  it('sees what is reinstated or renamed', () => {
    assert.deepEqual(event('channelRestored'), { kind: 'reinstated', where: { conversation: '19:other' } });
    for (const name of ['teamRestored', 'teamUnarchived']) {
      assert.deepEqual(event(name), { kind: 'reinstated', where: { conversation: channel, team } });
    }
    assert.deepEqual(event('channelRenamed'), { kind: 'renamed', conversation: '19:other', name: 'Plans' });
    assert.deepEqual(event('teamRenamed'), { kind: 'renamed', conversation: team, name: 'Contoso' });
    assert.equal(event('channelRenamed', {}, { channel: { id: '19:other' } }).kind, 'conversation-changed');
  });

  it('leaves other changes of a conversation and other types alone', () => {
    assert.equal(what({ type: 'conversationUpdate', membersAdded: [{ id: '29:ana' }] }).kind, 'conversation-changed');
    assert.equal(what({ type: 'typing' }).kind, 'unknown');
    assert.equal(what({ type: 'made up by a sender' }).kind, 'unknown');
  });

  it('says which kinds Teams awaits an answer to', () => {
    assert.ok(isInvoke(press({})));
    assert.ok(isInvoke(press({ trigger: 'automatic' })));
    assert.ok(isInvoke(what({ type: 'invoke', name: 'task/fetch' })));
    assert.ok(!isInvoke(what({ type: 'message' })));
  });

  it('lets only verbs and types of ours into the log', () => {
    assert.equal(verbOf(press({ action: { verb: 'checklist.tick' } })), 'checklist.tick');
    assert.equal(verbOf(press({ action: { verb: 'my password' } })), null);
    assert.equal(verbOf(what({ type: 'message' })), null);
    assert.equal(typeForLog(activityWith({ type: 'messageReaction' })), 'messageReaction');
    assert.equal(typeForLog(activityWith({ type: 'my password' })), 'other');
  });

  it('counts an installation by what reported it, because Teams reports it twice', () => {
    assert.equal(turnKindOf(what({ type: 'installationUpdate' })), 'installation');
    assert.equal(turnKindOf(what({ type: 'conversationUpdate', membersAdded: bot })), 'members');
    assert.equal(turnKindOf(press({})), 'press');
    assert.equal(turnKindOf(what({ type: 'messageUpdate' })), 'other');
  });
});
