import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ingest } from '../../../data/ingest/ingest.js';
import { fixture, lines, only } from './fixture.js';

describe('side-by-side documents', () => {
  const document = fixture('side-by-side.ko.md');

  it('keep both languages of a bullet, each with its own line', () => {
    const { text, english, line, locale } = only(document, 19);
    assert.deepEqual(
      { text, english, line, locale },
      { text: '회의실을 예약합니다.', english: 'Book the meeting rooms.', line: 19, locale: 'ko' },
    );
  });
  it('make one statement of a bullet with several pairs', () => {
    assert.equal(only(document, 21).english, 'Make a list of the printers (when needed). Share the list.');
    assert.equal(only(document, 21).text, '프린터 목록을 만듭니다(필요한 경우). 목록을 공유합니다.');
  });
  it('leave the address of a link in both languages', () => {
    assert.equal(only(document, 23).text, '[안내서](guide.md)에 따라 이름을 정합니다.');
    assert.equal(only(document, 23).english, '[The guide](guide.md) names the names.');
  });
  it('read a pair that a line break divides', () => {
    assert.equal(only(document, 25).english, 'A sentence on two lines.');
    assert.equal(only(document, 25).text, '두 줄로 된 문장입니다.');
  });
  it('keep untranslated strings', () => assert.equal(only(document, 29).english, '번역되지 않음.'));
  it('take phase, party and edition from anchors, headings and front matter', () => {
    assert.deepEqual([only(document, 19).phase, only(document, 19).party], ['general', 'customer']);
    assert.deepEqual(only(document, 33).section, ['평가 단계']);
    assert.equal(only(document, 33).phase, 'assess');
    assert.equal(document.document.edition, '2021-03-09');
    assert.equal(document.document.article, '11111111-2222-3333-4444-555555555555');
  });
  it('mark the optional and the conditional by the words of either language', () => {
    assert.equal(only(document, 33).optional, true);
    assert.deepEqual([only(document, 21).conditional, only(document, 21).optional], [true, false]);
    assert.equal(only(document, 19).conditional, false);
  });
  it('hold nothing of further reading, links and front matter lists', () => {
    assert.deepEqual(lines(document, 'item'), [19, 21, 23, 25, 29, 33]);
    assert.equal(document.responsibilities.length, 6);
    assert.deepEqual(document.problems, []);
  });
});

describe('an edition that is published twice', () => {
  const files = ['side-by-side.ko.md', 'plain-copy.ko.md'].map((name) => ({ name, document: fixture(name) }));

  it('says the same in both files', () => {
    const [first, second] = files.map(({ document }) => document.responsibilities.map(({ text }) => text));
    assert.deepEqual(first, second);
  });
  it('is counted once, with its English, and said so', () => {
    const { dataset, notes, problems } = ingest(bytesOf('plain-copy.ko.md', 'side-by-side.ko.md'));
    assert.deepEqual(
      dataset.documents.map(({ id }) => id),
      ['side-by-side.ko'],
    );
    assert.equal(dataset.responsibilities.length, 6);
    assert.match(notes[0]?.sentence ?? '', /only that one is kept/);
    assert.deepEqual(problems, []);
  });
});

function bytesOf(...names: string[]) {
  return names.map((name) => ({
    name,
    bytes: readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url)),
  }));
}
