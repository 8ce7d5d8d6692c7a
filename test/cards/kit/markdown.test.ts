import assert from 'node:assert/strict';
import fc from 'fast-check';
import { choice, cut, editable, escaped, label, withoutMarkdown } from '../../../cards/kit/markdown.js';
import { htmlOf } from '../../support/markdown-html.js';

// biome-ignore format: a list of many short texts reads better in rows
const active = fc.constantFrom(
  '*', '**', '_', '__', '`', '```', '~~', '[', ']', '](', '(', ')', '<', '>', '!', '!['  , '#', '# ', '- ', '+ ', '1. ', '> ', '|', '\n', '\n\n', '\t', '    ',
  '[a](http://evil.example)', '[a]: http://evil.example', '[a]', '<http://evil.example>', 'http://evil.example', 'www.evil.example', 'x@evil.example', 'mailto:x@evil.example',
  '<at>Ana</at>', '<b>', '&lt;', '&#42;', '\\', '\\*', '{{DATE(2026-11-19T16:40:00Z)}}', '{{', '---', '===', '\u202e', '\u200b', '\u2066', '\ufeff', '\u0000', '\u2028',
);
const typed = fc
  .array(fc.oneof({ weight: 3, arbitrary: active }, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 14 })
  .map((parts) => parts.join(''));

const shownAs = (html: string): string =>
  html
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&');

describe('plain', () => {
  it('leaves nothing that a Markdown reader makes active, and every character readable', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const html = htmlOf(escaped(text));
        const inner = /^<p>(.*)<\/p>$/su.exec(html)?.[1] ?? html;
        assert.doesNotMatch(inner, /<[a-z/]/iu, `${JSON.stringify(text)} → ${html}`);
        assert.equal(shownAs(inner), label(text, 600), JSON.stringify(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves no date function to the client', () => {
    fc.assert(
      fc.property(typed, (text) => {
        assert.doesNotMatch(escaped(text), /\{\{(DATE|TIME)/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps ordinary sentences as they were written', () => {
    for (const text of [
      'Open port 443 (TCP), then test it.',
      'R&D: 50 % of the devices, see the list – and write back!',
      'O365_W14 and snake_case_names',
      '로그인 서버의 인증서 교체 (3/12)',
      'a -> b, 2 > 1',
    ]) {
      assert.equal(escaped(text), text);
    }
  });

  it('drops what cannot be seen and what turns the reading direction', () => {
    assert.equal(escaped('a\u202eb\u200bc\u2066d\ufeffe\u00adf\u{e0041}g'), 'abcdefg');
    assert.equal(escaped('\u0000x\u0007\u2028y'), 'x y');
  });

  it('keeps right-to-left names to themselves', () => {
    assert.equal(escaped('أحمد'), '\u2068أحمد\u2069');
  });

  it('cuts absurd lengths with an ellipsis', () => {
    const long = escaped('word '.repeat(20_000));
    assert.ok(long.length <= 600 && long.endsWith('word…'));
    assert.equal(escaped('a'.repeat(64_000)).length, 600);
    assert.ok(escaped(`Z${'\u0300'.repeat(1000)}`).length < 8);
  });
});

describe('choice', () => {
  it('shows the same in a folded and in an open list', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const shown = choice(text);
        const html = htmlOf(shown);
        assert.doesNotMatch(html, /<(?!\/?p>)/u, `${JSON.stringify(text)} → ${html}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps names', () => {
    for (const name of ['Ana Souza', '김민지', 'Lars Öberg', "O'Neill, Jean-Luc", 'Contoso (customer)']) {
      assert.equal(choice(name), name);
    }
  });
});

describe('cut', () => {
  it('cuts at a word near the limit and never inside a character', () => {
    assert.equal(cut('one two three', 10), 'one two…');
    assert.equal(cut('😀😀😀😀', 3), '😀😀…');
    assert.equal(cut('short', 10), 'short');
  });
});

describe('editable', () => {
  it('keeps the lines of typed text, and drops invisible characters', () => {
    assert.equal(editable('Who pays?\r\n\nA\u202eB\u200b *and* <at>you</at>'), 'Who pays?\n\nAB *and* <at>you</at>');
    assert.ok(editable('x'.repeat(65_536)).length <= 4_000);
  });
});

describe('withoutMarkup', () => {
  it('keeps the words of a document’s links and emphasis', () => {
    assert.equal(
      withoutMarkdown('See the [**network** list](https://example.com/a "t") and `ports`.'),
      'See the network list and ports.',
    );
  });
});
