import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { firstPlaybook } from '../../../../data/playbooks/shipped.js';
import { parseIntent } from '../../../../data/search/asking/asking.js';
import { deliveryPlaybook } from '../../../support/playbooks.js';

interface Line {
  readonly locale: string;
  readonly text: string;
}

/** Ten a language, written before the termFinder first ran on them. About a dozen words were added to it afterwards, and one pair reworded. */
const linesOf = <Fields>(name: string): readonly (Line & Fields)[] =>
  readFileSync(`test/data/search/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line & Fields => JSON.parse(line));

const listed = linesOf<{ about: string; whose: string; phase: string | null }>('list-questions');
const followed = linesOf<{ question: string; asks: string; whose: string | null; phase: string | null }>('follow-ups');
const ordinary = linesOf('ordinary-questions');

/** At least 95 of 100 right; the others are named. */
function scored(missed: readonly string[], of: number): void {
  assert.ok(1 - missed.length / of >= 0.95, `${of - missed.length} of ${of}:\n${missed.join('\n')}`);
}

describe('what a text asks for', () => {
  it('is a list, with whose and in which phase, for 40 unseen questions in four languages', () => {
    assert.equal(listed.length, 40);
    const missed = listed.filter(({ text, about, whose, phase, locale }) => {
      const { list } = parseIntent(text, 'en');
      return `${list?.about} ${list?.whose} ${list?.phase} ${list?.locale}` !== `${about} ${whose} ${phase} ${locale}`;
    });
    scored(
      missed.map(({ text }) => `${text} → ${JSON.stringify(parseIntent(text, 'en'))}`),
      listed.length,
    );
  });

  it('is a follow-up after a question that is none (40 pairs, four languages)', () => {
    assert.equal(followed.length, 40);
    const missed = followed.filter(({ question, text, asks, whose, phase }) => {
      const { list, followUp } = parseIntent(question, 'en');
      const { followUp: found } = parseIntent(text, 'en');
      const alone = list === null && followUp === null;
      return !alone || `${found?.asks} ${found?.whose} ${found?.phase}` !== `${asks} ${whose} ${phase}`;
    });
    scored(
      missed.map(({ question, text }) => `${question} ${text} → ${JSON.stringify(parseIntent(text, 'en'))}`),
      followed.length,
    );
  });

  it('is neither when it is about one matter', () => {
    assert.ok(ordinary.length >= 40);
    assert.deepEqual(
      ordinary.filter(({ text }) => {
        const { list, followUp } = parseIntent(text, 'en');
        return list !== null || followUp !== null;
      }),
      [],
    );
  });

  it('is neither for the ways of asking about topics', () => {
    const asked = ['en-1', 'ko-1', 'pt-BR-1', 'sv-1'].flatMap((name) =>
      readFileSync(`data/topics/phrasings/${name}.txt`, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#')),
    );
    const taken = asked.filter((text) => {
      const { list, followUp } = parseIntent(text);
      return list !== null || followUp !== null;
    });
    assert.ok(asked.length > 1000 && taken.length <= asked.length / 500, taken.join('\n'));
  });

  it('takes "and what does Microsoft do?" as both, and without "and" as a list', () => {
    const both = parseIntent('and what does Microsoft do?');
    assert.equal(both.list?.whose, 'microsoft');
    assert.equal(both.followUp?.whose, 'microsoft');
    assert.equal(parseIntent('what does Microsoft do?').followUp, null);
  });

  it('takes a phase by its name only, not for its verb with an object', () => {
    assert.equal(parseIntent('what do we have to enable?').list?.phase ?? null, null);
    assert.equal(parseIntent('what do we have to do to enable sign-in?').list, null);
  });

  it('knows whom a list is for by what is expected of whom', () => {
    assert.equal(parseIntent('what does Microsoft need from us?').list?.whose, 'us');
    assert.equal(parseIntent('what do we and Microsoft have to do in assess?').list?.whose, 'everybody');
    for (const text of [
      'Na fase Avaliar, o que faz a Microsoft e o que fazemos nós?',
      'I fasen Assess, vad gör Microsoft och vad gör vi?',
      '평가 단계에서 Microsoft가 하는 일과 우리가 하는 일은 뭐예요?',
    ]) {
      assert.equal(parseIntent(text).list?.whose, 'everybody', text);
    }
    assert.equal(parseIntent('what does the IT admin do?').list?.whose, 'it-admin');
    const desktop = parseIntent('what do we have to do with Managed Desktop?').list;
    assert.deepEqual([desktop?.whose, desktop?.workload], ['us', 'managed-desktop']);
  });

  it('is a list for a service by any of its names, and no list where a question says more', () => {
    const of: readonly [text: string, workload: string][] = [
      ['What do we have to do for Teams Phone?', 'microsoft-teams'],
      ['What does Microsoft do for Yammer?', 'viva-engage'],
      ['What do we do in enable for Azure ATP?', 'defender-for-identity'],
      ['O que precisamos fazer para o Yammer?', 'viva-engage'],
      ['Vad behöver vi göra för WVD?', 'azure-virtual-desktop'],
      ['우리가 인튠에서 해야 할 일은 뭐예요?', 'intune'],
    ];
    for (const [text, workload] of of)
      assert.equal(parseIntent(text, 'en', firstPlaybook()).list?.workload, workload, text);
    for (const { text } of ordinary) assert.equal(parseIntent(text, 'en', firstPlaybook()).list, null, text);
    assert.equal(parseIntent('What do we have to do for Teams Phone numbers?', 'en', firstPlaybook()).list, null);
  });

  it('is known in a playbook that names no party of the customer', () => {
    const parties = deliveryPlaybook.parties.filter(({ side }) => side !== 'customer');
    const { list } = parseIntent('what does the supplier do?', 'en', { ...deliveryPlaybook, id: 'one-sided', parties });
    assert.equal(list?.whose, 'supplier');
  });

  it('reads nothing into an endless text', () => {
    assert.deepEqual(parseIntent('what do we have to do '.repeat(50)), { list: null, followUp: null });
  });
});
