import assert from 'node:assert/strict';
import { encoderOf, product } from '../../../../data/search/encoder/encoder.js';
import { packEncoder, sourcesOfEncoder, unpackEncoder } from '../../../../data/search/encoder/encoder-file.js';
import { type SameMeaning, type Training, trainEncoder } from '../../../../data/search/encoder/train.js';

const small: ReadonlySet<string> = new Set(['the', 'who', 'vem']);

const meanings: readonly SameMeaning[] = [
  ['Shear the sheep', 'Klippa fåren', '양털 깎기', 'who takes the wool off'],
  ['Mend the fence', 'Laga staketet', '울타리 고치기', 'who repairs the fence'],
  ['Milk the goats', 'Mjölka getterna', '염소 젖 짜기', 'who milks the goats'],
  ['Stack the hay', 'Stapla höet', '건초 쌓기', 'who piles up the hay'],
].map((texts) => ({ texts: [...texts, ...texts.map((text) => `${text}.`)], weight: 1 }));

const how: Training = { dimensions: 16, batch: 8, steps: 120, seed: 7, leftOut: 0, rate: 0.2, scale: 9 };

const trained = () => packEncoder(trainEncoder(meanings, small, how), 'farm');

describe('the encoder', () => {
  const file = trained();
  const encoder = encoderOf(unpackEncoder(file), small);
  const near = (a: string, b: string) => product(encoder.encode(a), encoder.encode(b));

  it('brings texts of one meaning together, whatever their language', () => {
    for (const [one, other, stranger] of [
      ['Shear the sheep', '양털 깎기', '울타리 고치기'],
      ['Mjölka getterna', 'who milks the goats', 'who piles up the hay'],
      ['건초 쌓기', 'Stapla höet', 'Laga staketet'],
    ] as const) {
      assert.ok(near(one, other) > near(one, stranger) + 0.2, `${one}: ${near(one, other)}, ${near(one, stranger)}`);
    }
  });

  it('is the same bytes again when trained on the same texts', () => {
    assert.deepEqual(Buffer.from(trained()), Buffer.from(file));
    assert.equal(sourcesOfEncoder(file), 'farm');
  });

  it('gives a vector of zeros to a text of which it knows nothing', () => {
    assert.ok(encoder.encode('qwzx').every((value) => value === 0));
    assert.ok(encoder.knows('sheep'));
    assert.ok(!encoder.knows('qwzx'));
  });

  it('is refused when its file is cut, changed or another one', () => {
    assert.throws(() => unpackEncoder(file.subarray(0, file.length - 1)), /copied only in part/);
    const changed = Uint8Array.from(file);
    changed[file.length - 3] = (changed[file.length - 3] as number) ^ 1;
    assert.throws(() => unpackEncoder(changed), /damaged/);
    assert.throws(() => unpackEncoder(Buffer.from('{"format":9}\n')), /train one with `baton encoder`/);
    assert.equal(sourcesOfEncoder(Buffer.from('no head')), null);
  });
});
