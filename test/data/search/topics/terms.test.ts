import assert from 'node:assert/strict';
import { words } from '../../../../data/search/text/text.js';
import { parseTerms, termFinder } from '../../../../data/search/topics/terms.js';

const terms = termFinder(
  parseTerms(`# a comment
firewall: firewall, brandvägg, 방화벽
desktop: desktop, 데스크톱
managed: managed desktop, 매니지드 데스크톱
pm: pm`),
);
const found = (text: string) => [...terms(words(text), text)].sort();

describe('terms', () => {
  it('are found in inflections and compounds, with or without diacritics', () => {
    assert.deepEqual(found('firewalls'), ['firewall']);
    assert.deepEqual(found('brandväggsportarna'), ['firewall']);
    assert.deepEqual(found('brandvaggen'), ['firewall']);
  });

  it('are found in Korean whatever is attached and wherever spaces stand', () => {
    assert.deepEqual(found('방화벽은 누가'), ['firewall']);
    assert.deepEqual(found('매니지드데스크톱에서'), ['managed']);
  });

  it('of a few letters must stand alone', () => {
    assert.deepEqual(found('the pm'), ['pm']);
    assert.deepEqual(found('pmx'), []);
  });

  it('of several words take those words: a managed desktop is no desktop', () => {
    assert.deepEqual(found('managed desktop'), ['managed']);
    assert.deepEqual(found('managed desktop and desktop'), ['desktop', 'managed']);
  });

  it('that lack a colon are refused with the line', () => {
    assert.throws(() => parseTerms('a: b\nfirewall'), /line 2.*name: way/);
  });
});
