import assert from 'node:assert/strict';
import { activitySchema } from '../../../../bot/teams/activity.js';
import { localeOf, messageTextOf, readText } from '../../../../bot/teams/text/text.js';
import { activity, botId } from '../../../support/baton.js';

const said = (text: string, entities?: unknown[]): string =>
  messageTextOf(activitySchema.parse(activity('https://x.test/', { type: 'message', text, entities })));

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

  it('survives malformed entities', () => {
    assert.equal(said('hi', [{ type: 'mention' }, { type: 'mention', mentioned: 5, text: 7 }, {}]), 'hi');
  });
});

/** A message as Teams sends it: its text, the same as HTML beside it, who is mentioned. */
const spoken = (text: string, more: { html?: string; entities?: unknown[]; attachments?: unknown[] } = {}) => {
  const { html, entities, attachments = [] } = more;
  const beside = html === undefined ? [] : [{ contentType: 'text/html', content: html }];
  return readText(
    activitySchema.parse(
      activity('https://x.test/', { type: 'message', text, entities, attachments: [...attachments, ...beside] }),
    ),
  );
};
const saidIn = (...args: Parameters<typeof spoken>): string => spoken(...args).text;
const own = (text?: string, name = 'Baton') => ({ type: 'mention', mentioned: { id: botId, name }, text });
const reply =
  '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17"><strong>Ana</strong><p>who?</p></blockquote>';

describe('words among what Teams puts around them', () => {
  it('are read when something is quoted before them', () => {
    for (const text of [
      '<quoted messageId="1746"/> status',
      '<quoted messageId="1746"></quoted>status',
      '<quoted messageId="1746">who does it?</quoted> status',
      '<quoted messageId="1746"> status',
      `${reply}status`,
      `${reply}<p>status</p>`,
      `<p>status</p>${reply}`,
      '> who does it?\nstatus',
      '<quote author="Ana"><legacyquote>[1] Ana: </legacyquote>who?<legacyquote>\n</legacyquote></quote>status',
      '<attachment id="1746"></attachment>\nstatus',
    ])
      assert.equal(saidIn(text), 'status', text);
  });

  it('are those that are passed on when nothing else is said', () => {
    const forwarded = '<blockquote itemtype="http://schema.skype.com/Forward"><p>who opens the ports?</p></blockquote>';
    assert.equal(saidIn(forwarded), 'who opens the ports?');
    assert.equal(saidIn('', { html: forwarded }), 'who opens the ports?');
    assert.equal(saidIn(`${forwarded}<p>status</p>`), 'status');
    assert.equal(saidIn(reply), '');
  });

  it('are read from the HTML when the text is empty', () => {
    assert.equal(saidIn('', { html: '<p>status</p>' }), 'status');
    assert.equal(saidIn(' ', { html: '<div><div>status</div></div>' }), 'status');
    assert.equal(saidIn('', { html: `${reply}\n<p>status&nbsp;</p>` }), 'status');
    const mentioned =
      '<p><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Baton</span>&nbsp;status</p>';
    assert.equal(saidIn('', { html: mentioned, entities: [own()] }), 'status');
  });

  it('keep their lines and cells from the HTML', () => {
    const list = '<p>add</p><ul><li>Open 443 | Contoso</li><li>Buy a certificate</li></ul>';
    const lines = 'add\nOpen 443 | Contoso\nBuy a certificate';
    assert.equal(saidIn('add Open 443 | Contoso Buy a certificate', { html: list }), lines);
    const table =
      '<p>add</p><table><tbody><tr><td><p>Open 443</p></td><td>Contoso</td></tr><tr><td>DNS</td><td></td></tr></tbody></table>';
    assert.equal(saidIn('', { html: table }), 'add\nOpen 443\tContoso\nDNS');
    assert.equal(saidIn('add<br/>a<br>b'), 'add\na\nb');
    assert.equal(saidIn('add\na\tb'), 'add\na\tb');
  });

  it('are read when the mention is written in another way', () => {
    const ways: readonly (readonly [string, unknown[]])[] = [
      ['<at>Baton</at> status', [own(undefined)]],
      ['<at>baton</at> status', [own('<at>Baton</at>')]],
      ['<AT>BATON</AT> status', [own('<at>Baton</at>')]],
      ['<at>Baton&nbsp;Test</at>&nbsp;status', [own('<at>Baton Test</at>', 'Baton Test')]],
      ['<at id="0">Baton</at> status', [own('<at>Baton</at>')]],
      ['<at id="0">Baton</at>, status', [own(undefined)]],
      ['<at>Baton</at>: status', [own('<at>Baton</at>')]],
      ['<at>Baton</at> - status', [own('<at>Baton</at>')]],
      ['status <at>Baton</at>', [own('<at>Baton</at>')]],
      ['@Baton status', []],
      ['@baton, status', []],
      ['Baton, status', []],
      [': status', []],
      ['status @Baton', []],
    ];
    for (const [text, entities] of ways) assert.equal(saidIn(text, { entities }), 'status', text);
  });

  it('keep other people’s names whatever the tag', () => {
    const bo = { type: 'mention', mentioned: { id: '29:bo', name: 'Bo Ek' }, text: '<at>Bo Ek</at>' };
    const entities = [own('<at>Baton</at>'), bo];
    assert.equal(saidIn('<at id="0">Baton</at> remind <at id="1">Bo Ek</at>', { entities }), 'remind Bo Ek');
    assert.equal(saidIn('<at>Baton</at> who is <AT>Bo&nbsp;Ek</AT>?', { entities }), 'who is Bo Ek?');
  });

  it('lose emphasis, slashes and entities, and nothing else', () => {
    for (const text of ['**status**', '*status*', '_status_', '`status`', '```\nstatus\n```', '"status"', '“status”'])
      assert.equal(saidIn(text), 'status', text);
    for (const text of [
      '/status',
      '/ status'.replace(' ', ''),
      '\\status',
      '!status',
      '<b>status</b>',
      '<pre>status</pre>',
    ])
      assert.equal(saidIn(text), 'status', text);
    assert.equal(saidIn('**@Baton /status**'), 'status');
    assert.equal(saidIn('who &amp; what &lt;b&gt; &quot;x&quot;?'), 'who & what <b> "x"?');
    assert.equal(saidIn('is a < b and List<string> for <customer>?'), 'is a < b and List<string> for <customer>?');
    assert.equal(saidIn('add\n- a\n- b'), 'add\n- a\n- b');
    assert.equal(saidIn('?'), '?');
    assert.equal(saidIn('status\nSent from my iPhone'), 'status');
  });

  it('keep emoji, and report pictures and files as unseen', () => {
    assert.equal(saidIn('<emoji id="yes" alt="👍" title="Yes"></emoji>'), '👍');
    assert.equal(saidIn('<img itemtype="http://schema.skype.com/Emoji" alt="👍" src="x"/> ok'), '👍 ok');
    const image = { contentType: 'image/png', contentUrl: 'https://x.test/1.png' };
    assert.deepEqual(spoken('', { attachments: [image] }), { text: '', unseen: 'picture' });
    assert.deepEqual(spoken('who does this?', { attachments: [{ contentType: 'image/*' }] }), {
      text: 'who does this?',
      unseen: 'picture',
    });
    assert.deepEqual(spoken('', { html: '<p><img alt="image" src="https://x.test/1.png"></p>' }), {
      text: '',
      unseen: 'picture',
    });
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} };
    assert.deepEqual(spoken('who does this?', { attachments: [file] }), { text: 'who does this?', unseen: 'file' });
    assert.equal(spoken('status', { html: '<p>status</p>' }).unseen, null);
  });

  it('survive malformed markup', () => {
    for (const text of ['<', '<<<>>>', '</p>', '<at>', '<blockquote>status', '&;&#x;', '<p'.repeat(2000)])
      assert.doesNotThrow(() => saidIn(text), text);
    assert.equal(saidIn('<blockquote>status'), 'status');
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
