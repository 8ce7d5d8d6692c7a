import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Features } from '../../../../data/search/model/features.js';

const keys = (text: string) => {
  const features = new Features().read(text);
  return Array.from({ length: features.size }, (_, at) => `${features.highs[at]} ${features.lows[at]}`);
};

describe('features', () => {
  it('are words, pairs and pieces: one word of three letters has one, two and six of them', () => {
    // the; ^ the, the $; <th, <the, <the>, the, the>, he>
    assert.equal(keys('the').length, 9);
    assert.equal(new Set(keys('the')).size, 9);
  });

  it('are the same whatever stands around a word, but for the pairs', () => {
    const [alone, beside] = [new Set(keys('proxy')), new Set(keys('our proxy today'))];
    assert.equal([...alone].filter((key) => !beside.has(key)).length, 2);
  });

  it('of all phrasings share no key', () => {
    const known = new Map<string, string>();
    const lines = ['en-1', 'ko-1', 'pt-BR-1', 'sv-1'].flatMap((writer) =>
      readFileSync(new URL(`../../../../data/topics/phrasings/${writer}.txt`, import.meta.url), 'utf8').split('\n'),
    );
    const words = new Set(
      lines
        .join(' ')
        .toLowerCase()
        .match(/\p{L}+/gu),
    );
    for (const word of words) {
      const [key = ''] = keys(word);
      const folded = word
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC');
      assert.equal(known.get(key) ?? folded, folded);
      known.set(key, folded);
    }
    assert.ok(known.size > 3000);
  });
});
