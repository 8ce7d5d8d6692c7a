import assert from 'node:assert/strict';
import { toDataset } from '../../../../data/dataset.js';
import type { Responsibility, SourceDocument } from '../../../../data/domain/responsibility.js';
import type { Meaning } from '../../../../data/ingest/topics/alike.js';
import { draftTopics } from '../../../../data/ingest/topics/draft-topics.js';
import { firstPlaybook } from '../../../../data/playbooks/shipped.js';

const document = (id: string, more: Partial<SourceDocument> = {}): SourceDocument => ({
  ...{ id, title: id, locale: 'en', edition: null, article: null, retired: false },
  ...more,
});

function says(document: string, line: number, text: string, more: Partial<Responsibility> = {}): Responsibility {
  const place = { document, section: [], phase: 'assess', party: 'customer', ordinal: null } as const;
  const rest = { group: false, locale: 'en', optional: false, conditional: false, kind: 'item' } as const;
  return { id: `${document}#${line}`, line, text, ...place, ...rest, ...more };
}

/** Texts that name the same thing mean the same. */
const things = [/roof|tak|지붕/iu, /gutter|ränna/iu, /ladder|stege/iu];
const meaning: Meaning = {
  encode: (text) => Float32Array.from(things.map((thing) => (thing.test(text) ? 1 : 0))),
};
const wordsAlone: Meaning = { encode: () => new Float32Array(1) };

const drafted = (documents: readonly SourceDocument[], duties: readonly Responsibility[], by = wordsAlone) =>
  draftTopics(toDataset(firstPlaybook(), documents, duties), by).map(({ id, statements, counterparts }) => [
    id,
    statements.map((one) => one.id).join(' '),
    ...counterparts,
  ]);

describe('drafted topics', () => {
  it('join what documents mark as one duty, under that mark', () => {
    const [one, two] = [says('a', 1, 'Mend it.', { topic: 'mend' }), says('b', 9, 'Sew it.', { topic: 'mend' })];
    assert.deepEqual(drafted([document('a'), document('b')], [one, two]), [['mend', 'a#1 b#9']]);
  });

  it('join the same place of two translations, where both have as many duties there', () => {
    const translations = [document('a', { article: 'x' }), document('b', { article: 'x', locale: 'sv' })];
    const duties = [
      says('a', 1, 'Carry the ladder out.'),
      says('a', 2, 'Paint the wall twice.'),
      says('a', 3, 'Lock the door.', { phase: 'enable' }),
      says('b', 1, 'Bär ut stegen.', { locale: 'sv' }),
      says('b', 2, 'Måla väggen två gånger.', { locale: 'sv' }),
    ];
    assert.deepEqual(drafted(translations, duties), [
      ['carry-the-ladder-out', 'a#1 b#1'],
      ['paint-the-wall-twice', 'a#2 b#2'],
    ]);
    assert.deepEqual(draftTopics(toDataset(firstPlaybook(), translations, duties), wordsAlone)[0]?.names, {
      en: 'Carry the ladder out',
      sv: 'Bär ut stegen',
    });
    assert.deepEqual(drafted(translations, duties.slice(0, 4)), []);
  });

  it('join what documents say in nearly the same words, or mean in another language', () => {
    const documents = [document('a'), document('b'), document('c', { locale: 'sv' })];
    const duties = [
      says('a', 1, 'Inspect the whole roof every spring.'),
      says('b', 5, 'Inspect the whole roof each spring.'),
      says('c', 7, 'Se över taket varje vår.', { locale: 'sv' }),
      says('b', 6, 'Inspect the whole cellar.'),
    ];
    assert.deepEqual(drafted(documents, duties), [['inspect-the-whole-roof-every-spring', 'a#1 b#5']]);
    assert.deepEqual(drafted(documents, duties, meaning), [['inspect-the-whole-roof-every-spring', 'a#1 b#5 c#7']]);
  });

  it('keep apart what is of one document, another party, another phase or two marks', () => {
    const documents = [document('a'), document('b')];
    const same = 'Inspect the whole roof.';
    const first = says('a', 1, same);
    assert.deepEqual(drafted(documents, [first, says('a', 2, same)]), []);
    assert.deepEqual(drafted(documents, [first, says('b', 2, same, { phase: 'enable' })]), []);
    assert.deepEqual(drafted(documents, [first, says('b', 2, same, { kind: 'prose' })]), []);
    const marked = [says('a', 1, same, { topic: 'one' }), says('b', 2, same, { topic: 'two' })];
    assert.deepEqual(drafted(documents, marked), []);
  });

  it('name the other side’s duty about the same matter in that phase', () => {
    const duties = [
      says('a', 1, 'Hold the ladder by the roof.'),
      says('a', 2, 'Tell where the gutter leaks.'),
      says('a', 3, 'Climb the ladder to the roof.', { party: 'microsoft' }),
      says('a', 4, 'Climb the ladder to the roof again.', { party: 'microsoft', phase: 'enable' }),
    ];
    assert.deepEqual(drafted([document('a')], duties, meaning), [
      ['hold-the-ladder-by-the-roof', 'a#1', 'climb-the-ladder-to-the-roof'],
      ['climb-the-ladder-to-the-roof', 'a#3', 'hold-the-ladder-by-the-roof'],
    ]);
  });
});
