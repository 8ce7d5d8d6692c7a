import assert from 'node:assert/strict';
import type { Topic } from '../../../../data/domain/answer/question.js';
import { answerProbability, calibrateSilence } from '../../../../data/search/topics/silence.js';
import { loadTopics, outside } from '../../../../data/search/topics/topic-model.js';
import { packTopics, sourcesOf, unpackTopics } from '../../../../data/search/topics/topics-file.js';
import { type TopicSources, trainTopics } from '../../../../data/search/topics/train.js';

const topic = (id: string): Topic => ({
  id,
  party: 'customer',
  phase: 'general',
  guides: false,
  group: false,
  other: [],
  names: { en: id, ko: id, 'pt-BR': id, sv: id },
});

const about = (name: string, texts: readonly string[]) => texts.map((text) => ({ topic: name, writer: 'test', text }));

const sources: TopicSources = {
  topics: [topic('bread'), topic('cheese')],
  terms: 'bread: bread, bröd\ncheese: cheese, ost',
  phrasings: [
    ...about('bread', [
      'who bakes the bread',
      'bread baking',
      'is the bread ours',
      'vem bakar brödet',
      'our loaf',
      'who bakes a loaf',
    ]),
    ...about('cheese', [
      'who cuts the cheese',
      'cheese cutting',
      'is the cheese ours',
      'vem skär osten',
      'our cheddar',
      'who cuts a cheddar',
    ]),
    ...about(outside, [
      'who mows the lawn',
      'lawn mowing',
      'is the lawn ours',
      'vem klipper gräset',
      'our meadow',
      'who mows a meadow',
    ]),
  ],
};

describe('training', () => {
  const trained = trainTopics(sources);
  const model = loadTopics(trained);
  const surest = (text: string) => {
    const certain = model.classify(model.read(text).vector);
    return model.classes[certain.indexOf(Math.max(...certain))];
  };

  it('gives the same bytes for the same sources', () => {
    assert.deepEqual(packTopics(trainTopics(sources), 'here'), packTopics(trained, 'here'));
  });

  it('learns each topic, and what is outside', () => {
    assert.deepEqual(['slicing cheese', 'loaf of bread', 'mow the meadow'].map(surest), ['cheese', 'bread', outside]);
  });

  it('answers the same when it was packed, wherever in memory the file is', () => {
    const packed = packTopics(trained, 'here');
    const moved = new Uint8Array(packed.length + 3);
    moved.set(packed, 3);
    for (const file of [packed, moved.subarray(3)]) {
      const unpacked = unpackTopics(file);
      assert.ok(unpacked !== null);
      const { rowStarts: _s, rowClasses: _c, rowWeights: _w, rowScales: _r, ...exact } = unpacked.columns;
      assert.deepEqual({ ...trained, columns: { ...trained.columns, ...exact } }, trained, 'all but weights');
      assert.deepEqual(packTopics(unpacked, 'here'), packed, 'packed again');
      assert.equal(unpacked.columns.bias.length, trained.columns.bias.length);
    }
    assert.equal(surest('ost'), 'cheese', 'a term in another language');
  });

  it('leaves its fingerprint readable, and is not read when another version packed it', () => {
    const packed = packTopics(trained, 'here');
    assert.equal(sourcesOf(packed), 'here');
    const older = new TextEncoder().encode('{"format":1,"sources":"here"}\n');
    for (const file of [older, new Uint8Array(), packed.subarray(0, 40)])
      assert.deepEqual([unpackTopics(file), sourcesOf(file)], [null, null]);
  });

  it('refuses phrasings of a topic that does not exist', () => {
    assert.throws(() => trainTopics({ ...sources, phrasings: about('butter', ['who churns']) }), /"butter"/);
  });
});

describe('silence', () => {
  const signals = (best: number, out: number, outsideOnly: number, unknown: number) => ({
    best,
    outside: out,
    outsideOnly,
    unknown,
  });
  const silence = calibrateSilence([
    ...Array.from({ length: 40 }, (_, at) => ({
      answerable: true,
      signals: signals(0.5 + at / 100, 0.01, 0.02, 0.02),
    })),
    ...Array.from({ length: 10 }, (_, at) => ({ answerable: false, signals: signals(0.01 + at / 100, 0.6, 0.4, 0.3) })),
  ]);

  it('parts what can be answered from what cannot', () => {
    assert.ok(answerProbability(signals(0.8, 0.01, 0, 0), silence) >= silence.threshold);
    assert.ok(answerProbability(signals(0.02, 0.8, 0.5, 0.4), silence) < silence.threshold);
  });

  it('is likelier when more words are used about no topic', () => {
    assert.ok(
      answerProbability(signals(0.3, 0.1, 0.1, 0.5), silence) < answerProbability(signals(0.3, 0.1, 0.1, 0), silence),
    );
  });
});
