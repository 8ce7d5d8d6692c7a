import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { maxDraftLines } from '../../../../data/domain/checklist/remediation.js';
import { draftOf } from '../../../../data/language/paste/draft-lines.js';
import { readPaste } from '../../../../data/language/paste/read.js';
import { contoso, guest, jonas, sam } from '../../../support/history.js';

const today = '2026-11-30';

interface Expected {
  readonly text: string;
  readonly party: string | null;
  readonly date: string | null;
  readonly unread: readonly string[];
}

interface Sample {
  readonly id: string;
  readonly locale: string;
  readonly today: string;
  readonly customer: string;
  readonly input: string;
  readonly rows: readonly Expected[];
}

const read = (input: string, tag: string, customer = 'Contoso', day = today): readonly Expected[] =>
  readPaste(input, { customer, own: 'customer', tag, today: day, people: [] }).rows.map(
    ({ text, side, date, unread }) => ({ text, party: side ?? null, date: date ?? null, unread }),
  );

const row = (text: string, party: string | null, date: string | null, ...unread: string[]): Expected => ({
  text,
  party,
  date,
  unread,
});

describe('pasted lines', () => {
  it('are read as an independent writer expects, for at least 98 of 100 rows', () => {
    const file = new URL('../../../fixtures/pasted/add-e.jsonl', import.meta.url);
    const samples = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Sample);
    let all = 0;
    let right = 0;
    for (const { input, locale, customer, today: day, rows } of samples) {
      const got = read(input, locale, customer, day);
      all += Math.max(rows.length, got.length);
      const wanted = rows.map((one) => ({ ...one, party: one.party === 'microsoft' ? 'provider' : one.party }));
      right += wanted.filter((expected, index) => JSON.stringify(expected) === JSON.stringify(got[index])).length;
    }
    assert.ok(all > 130);
    assert.ok(right / all >= 0.98, `${right} of ${all}`);
  });

  it('keep a row that begins with a pipe, and a pipe within the text', () => {
    assert.deepEqual(read('| Fix the SPF record | IT | Friday', 'en-US'), [
      row('Fix the SPF record', 'customer', '2026-12-04'),
    ]);
    assert.deepEqual(read('Fix the Sales | EMEA channel | IT | 12/8/2026', 'en-US'), [
      row('Fix the Sales | EMEA channel', 'customer', '2026-12-08'),
    ]);
    assert.deepEqual(read('Fix the “Sales | EMEA” site\tMS\t8/12/2026', 'en-GB'), [
      row('Fix the “Sales | EMEA” site', 'provider', '2026-12-08'),
    ]);
    assert.deepEqual(read('Fix a \\| b | IT', 'en-US'), [row('Fix a | b', 'customer', null)]);
  });

  it('keep a mark inside a word: a pipe beside spaced columns, a slash between digits', () => {
    assert.deepEqual(read('Check TCP|UDP rules | MS | 4 Dec', 'en-GB'), [
      row('Check TCP|UDP rules', 'provider', '2026-12-04'),
    ]);
    assert.deepEqual(read('Testar o proxy (Microsoft, até 4/12)', 'pt-BR'), [
      row('Testar o proxy', 'provider', '2026-12-04'),
    ]);
    assert.deepEqual(read('Test the proxy (IT/by 4/12)', 'en-GB'), [row('Test the proxy', 'customer', '2026-12-04')]);
  });

  it('follow the titles of their columns, in whatever order these are', () => {
    assert.deepEqual(read('Priority\tAction\tWho\tBy when\nHigh\tFix SPF\tMS\tnext Friday', 'en-US'), [
      row('Fix SPF', 'provider', '2026-12-11', 'High'),
    ]);
    assert.deepEqual(
      read('| # | Prazo | Tarefa | Responsável |\n|---|:-:|---|---|\n| 1 | 10/12 | Ajustar | Diego |', 'pt-BR'),
      [row('Ajustar', null, '2026-12-10', 'Diego')],
    );
    assert.deepEqual(read('작업\t담당자\t마감일\n계정 정리\t우리\t다음 주 금요일', 'ko-KR'), [
      row('계정 정리', 'customer', '2026-12-11'),
    ]);
  });

  it('give up the words around the duty without columns', () => {
    for (const line of [
      'Clean up (Microsoft, by 3 Dec)',
      'Microsoft: Clean up – until 3 Dec',
      '- [ ] Clean up, MS, December 3, 2026',
      '1) Clean up - Microsoft - due 3 Dec',
      '☐ Clean up -> FastTrack, 3 Dec',
      '[Microsoft] Clean up by 3 December',
      'Clean up; owner: Microsoft; due: 3 Dec',
    ]) {
      assert.deepEqual(read(line, 'en-GB'), [row('Clean up', 'provider', '2026-12-03')], line);
    }
  });

  it('leave a duty whole that only looks as if more were in it', () => {
    for (const line of [
      'Set up SSO (Okta)',
      'Fix the relay; then test the flow',
      'Migrate mailboxes, calendars and contacts',
      'Set up Teams for HR, legal, finance',
      'Decide: cloud PKI or on-prem CA',
      'Upgrade to version 5.12',
      'Renew licenses from 1 Jan',
      'Follow up with the vendor',
    ]) {
      assert.deepEqual(read(`${line}\nAnother one`, 'en-US')[0], row(line, null, null), line);
    }
  });

  it('name what cannot be placed, in the words that were written', () => {
    assert.deepEqual(read('Clean up | IT and finance | soon', 'en-US'), [
      row('Clean up', null, null, 'IT and finance', 'soon'),
    ]);
    assert.deepEqual(read('Clean up | IT (Diego) | 12/3 5pm', 'en-US'), [
      row('Clean up', 'customer', '2026-12-03', 'Diego', '5pm'),
    ]);
    assert.deepEqual(read('Clean up | IT | Microsoft | Friday', 'en-US'), [
      row('Clean up', null, '2026-12-04', 'IT', 'Microsoft'),
    ]);
    assert.deepEqual(read('Clean up | MS | 12/3/2569', 'en-US'), [row('Clean up', 'provider', null, '12/3/2569')]);
    assert.deepEqual(read('Justera | båda | vecka 50', 'sv-SE'), [row('Justera', null, null, 'båda', 'vecka 50')]);
  });

  it('leave a line whole that is too long to be a duty with more behind it', () => {
    const long = `${'soon, '.repeat(5_000)}IT`;
    assert.deepEqual(read(`${long}\nFix it | IT`, 'en-US'), [row(long, null, null), row('Fix it', 'customer', null)]);
  });

  it('take the side of the title that they stand under', () => {
    assert.deepEqual(read('Contoso:\n- one\n- two | MS\n\nMicrosoft:\n- three', 'en-US'), [
      row('one', 'customer', null),
      row('two', 'provider', null),
      row('three', 'provider', null),
    ]);
  });

  it('lose no word: each is in a row, in what was not understood, or in a title', () => {
    const part = fc.constantFrom(
      'Fix',
      'the relay',
      'Diego',
      'finance team',
      'soon',
      'both',
      'Okta',
      'x9',
      '방화벽',
      'Exchange',
    );
    const mark = fc.constantFrom(' | ', '\t', '; ', ', ', ' - ', ' (', ') ', ': ', '\n', '\n- ', '\n1. ', ' ', ' / ');
    const pasted = fc.array(fc.tuple(part, mark), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pasted, fc.constantFrom('en-US', 'de-DE', 'ko-KR', 'pt-BR', 'sv-SE'), (parts, tag) => {
        const input = parts.flat().join('');
        const { rows, headings } = readPaste(input, { customer: 'Contoso', own: null, tag, today, people: [] });
        const shown = [...headings, ...rows.flatMap(({ text, unread }) => [text, ...unread])].join(' ');
        for (const [words] of parts) assert.ok(shown.includes(words), `${words} of ${JSON.stringify(input)}: ${shown}`);
      }),
      { numRuns: 500, seed: 13 },
    );
  });
});

describe('pasted lines of an engagement', () => {
  const engagement = contoso();
  const line = (text: string, by = jonas, tag = 'en-US') => draftOf(text, engagement, by, tag, today).lines[0];

  it('mean the paster’s side by “we”, and no side when that is not known', () => {
    assert.equal(line('Clean up | us')?.side, 'customer');
    assert.equal(line('Clean up | us', sam)?.side, 'provider');
    assert.deepEqual(line('Clean up | us', guest), { text: 'Clean up', side: null, due: null, unread: ['us'] });
  });

  it('propose whom they name of the roster, and with that person the side', () => {
    const named = line(`Clean up | ${sam.name} | Friday`);
    assert.deepEqual(named, { text: 'Clean up', side: 'provider', due: '2026-12-04', assignee: sam });
    assert.deepEqual(line('Clean up | Zenobia')?.unread, ['Zenobia']);
  });

  it('are read up to one more than can be added', () => {
    const many = draftOf('Fix it | IT\n'.repeat(500), engagement, jonas, 'en-US', today);
    assert.equal(many.lines.length, maxDraftLines + 1);
  });

  it('say which other day the same numbers are', () => {
    assert.deepEqual(line('Clean up | IT | 5/12/2026', jonas, 'en-GB'), {
      text: 'Clean up',
      side: 'customer',
      due: '2026-12-05',
      otherDue: '2026-05-12',
    });
  });
});
