import assert from 'node:assert/strict';
import { headsOptional, onlyRecommends, saysNotAlways } from '../../../../data/ingest/vocabulary/optional.js';

describe('the marks of what need not be done', () => {
  const marked = [
    'Paint the fence (optional)',
    'Paint the fence (only where applicable)',
    'Paint the fence (optional, north side only)',
    'If needed, paint the fence',
    'Paint the fence, if necessary',
    'Lend, if needed, a ladder',
    'the garden shed, if the tenant asks for it in writing',
    'Optional: paint the fence',
    '울타리 칠하기(선택 사항)',
    '필요 시 사다리를 빌려줌',
    'Pintar a cerca, quando aplicável',
    'ceder, se necessário, uma escada',
    'vid behov, låna ut en stege',
    'grinden, om hyresgästen begär det',
    'Zaun streichen, falls erforderlich',
    'Peindre la clôture, le cas échéant',
    'Pintar la valla, si procede',
    'Schilder het hek (optioneel)',
    '必要に応じて柵を塗装する',
  ];
  for (const words of marked) it(`are seen in “${words}”`, () => assert.ok(saysNotAlways(words)));

  const due = [
    'Paint the fence',
    'Upon request, paint the fence',
    'If required by law, paint the fence',
    'Paint the fence, if possible',
    'Paint the fence (optional: the gate)',
    'Review the plan and change it if needed',
    '필요 시스템 목록 작성',
    'Choose the options of the gate',
  ];
  for (const words of due) it(`are not seen in “${words}”`, () => assert.equal(saysNotAlways(words), false));

  it('hold for what stands below a heading that has one', () => {
    assert.ok(headsOptional('Optional services'));
    assert.ok(headsOptional('Step 4: the gate (two hours, if applicable)'));
    assert.equal(headsOptional('Options'), false);
  });
  it('are in a sentence that only recommends what follows', () => {
    assert.ok(onlyRecommends('We also recommend that you:'));
    assert.equal(onlyRecommends('The gardener shall:'), false);
  });
});
