import assert from 'node:assert/strict';
import { activitySchema } from '../../bot/activity.js';
import { localeOf, textOf } from '../../bot/text.js';
import { activity, botId } from '../support/baton.js';

const said = (text: string, entities?: unknown[]): string =>
  textOf(activitySchema.parse(activity('https://x.test/', { type: 'message', text, entities })));

const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id, name: 'x' }, text });

describe('what was said', () => {
  it('loses Baton’s own mention, wherever it stands', () => {
    assert.equal(said('<at>Baton</at> start', [mention(botId, '<at>Baton</at>')]), 'start');
    assert.equal(said('please <at>Baton</at> start', [mention(botId, '<at>Baton</at>')]), 'please start');
    assert.equal(said('<at id="0">Baton</at>&nbsp;help\r\n', [mention(botId, '<at id="0">Baton</at>')]), 'help');
  });

  it('keeps other people’s mentions as their names', () => {
    const entities = [mention(botId, '<at>Baton</at>'), mention('29:bo', '<at>Bo Ek</at>')];
    assert.equal(said('<at>Baton</at> what does <at>Bo Ek</at> owe?', entities), 'what does Bo Ek owe?');
  });

  it('keeps line breaks, and loses padding and invisible characters', () => {
    assert.equal(said('add  a\u00a0|  b \r\n c\u200b | d\u202e'), 'add a | b\nc | d');
    assert.equal(said('시작'.normalize('NFD')), '시작');
  });

  it('is nothing when only Baton was mentioned', () => {
    assert.equal(said('<at>Baton</at> ', [mention(botId, '<at>Baton</at>')]), '');
  });

  it('survives entities that are not what they say', () => {
    assert.equal(said('hi', [{ type: 'mention' }, { type: 'mention', mentioned: 5, text: 7 }, {}]), 'hi');
  });
});

describe('the sender’s language', () => {
  it('is the nearest of the four, else English', () => {
    assert.deepEqual(
      ['en-US', 'ko-KR', 'pt-PT', 'pt', 'sv-FI', 'SV', 'de-DE', '', null, undefined, 'x'.repeat(90)].map(localeOf),
      ['en', 'ko', 'pt-BR', 'pt-BR', 'sv', 'sv', 'en', 'en', 'en', 'en', 'en'],
    );
  });
});
