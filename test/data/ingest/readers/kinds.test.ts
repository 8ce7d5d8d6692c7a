import assert from 'node:assert/strict';
import { readDocument } from '../../../../data/ingest/document.js';
import { csv } from '../../../../data/ingest/formats/csv.js';
import { bakery, readTeam, said } from './bakery.js';

const phases = (lines: readonly string[]) =>
  readTeam(lines).responsibilities.map(({ phase, text }) => `${phase}: ${text}`);

describe('kinds of documents of any team', () => {
  for (const heading of [
    'What the service leaves out',
    'Not in this programme',
    'Fuera de alcance',
    'O que fica de fora',
    'Omfattas inte',
    'Hors périmètre',
    '제외 범위',
    'Nicht enthalten',
  ])
    it(`list as left out what stands under “${heading}”`, () =>
      assert.deepEqual(said(['# Plan', '## Miller’s tasks', '- Mehl', `## ${heading}`, '- Brot']), [
        'item miller: Mehl',
        'out-of-scope miller: Brot',
      ]));

  it('name the party in front of each task of a phase', () =>
    assert.deepEqual(
      said([
        '# Plan',
        'Baker: the shop in Lisbon, Portugal',
        '',
        '## Phase 1: Knead',
        '- **Baker** — weigh the flour twice',
        '- Miller: bring the sacks before six',
        '- Baker + Miller: taste the first loaf',
        '',
        '**Miller** – sweeps the floor each evening.  ',
        '**Baker** – counts what is left.',
      ]),
      [
        'item baker: weigh the flour twice',
        'item miller: bring the sacks before six',
        'item baker+miller: taste the first loaf',
        'item miller: sweeps the floor each evening.',
        'item baker: counts what is left.',
      ],
    ));

  it('lead into a list with a party and its verb alone', () =>
    assert.deepEqual(said(['# Plan', 'The Baker shall', '', '- light the oven', '- open the shop']), [
      'item baker: light the oven',
      'item baker: open the shop',
    ]));

  it('say in which phase the lettered lines below a clause are', () =>
    assert.deepEqual(
      phases([
        '2.1. During the Knead phase, the Supplier shall:',
        '',
        'a) sift the flour;',
        'b) weigh the salt, and',
        '   the yeast.',
        '',
        '2.2. In the Bake phase the Customer shall:',
        '',
        'a) heat the oven;',
        'b) wait.',
      ]),
      ['knead: sift the flour;', 'knead: weigh the salt, and the yeast.', 'bake: heat the oven;', 'bake: wait.'],
    ));

  it('say in the sentence above a table in which phase it holds', () =>
    assert.deepEqual(
      phases([
        '# Plan',
        'These repeat each day during Bake.',
        '',
        '| Task | Owner |',
        '|-|-|',
        '| Heat | Baker |',
        '| Turn | Miller |',
      ]),
      ['bake: Heat', 'bake: Turn'],
    ));

  it('put a badge in capitals behind the name of a phase', () =>
    assert.deepEqual(
      phases([
        '| Phase | Baker | Miller |',
        '|-|-|-|',
        '| 1. Knead DONE | Fold | Watch |',
        '| 2. Bake | Heat | Bring wood |',
      ]),
      ['knead: Fold', 'knead: Watch', 'bake: Heat', 'bake: Bring wood'],
    ));

  it('tell a party in its list to approve', () => {
    const [first, second] = readTeam([
      '# Plan',
      '## Baker’s tasks',
      '- Approve the recipe',
      '- Heat the oven',
    ]).responsibilities;
    assert.deepEqual(first?.involved, [{ party: 'baker', involvement: 'approves' }]);
    assert.equal(second?.involved, undefined);
  });

  it('have tables of people with telephones, which are no duties', () =>
    assert.deepEqual(
      said(['# Plan', '| Name | Company | Phone |', '|-|-|-|', '| Ada | Miller | 1 |', '| Bo | Baker | 2 |']),
      [],
    ));

  it('strike out what is no duty any more', () =>
    assert.deepEqual(said(['# Plan', '## Miller’s tasks', '- Mehl', '- ~~Salz~~', '- TBD']), ['item miller: Mehl']));

  it('mark a row as optional or as left out in a remark beside it', () => {
    const { responsibilities } = readTeam([
      '| Task | Owner | Remark |',
      '|-|-|-|',
      '| Sift | Miller | optional |',
      '| Heat | Baker | |',
      '| Deliver | – | not in scope |',
    ]);
    assert.deepEqual(
      responsibilities.map(({ kind, optional, text }) => `${kind} ${optional} ${text}`),
      ['item true Sift', 'item false Heat', 'out-of-scope false Deliver'],
    );
  });

  it('hold below a heading that says optional only lines that need not be done', () =>
    assert.deepEqual(
      readTeam(['# Plan', '## Miller’s tasks', '- Sift', '### Optional extras', '- Deliver']).responsibilities.map(
        ({ optional }) => optional,
      ),
      [false, true],
    ));

  it('number their rows on over an empty line of a sheet', () => {
    const content = csv.read(
      Buffer.from('No,Phase,Task,Owner\n1,Knead,Sift,Miller\n2,,Fold,Baker\n,,,\n3,Bake,Heat,Baker\n4,,Turn,Baker\n'),
    );
    assert.ok(!('sentence' in content));
    const read = readDocument(content, 'sheet', 'sheet.csv', bakery);
    assert.deepEqual(
      read.responsibilities.map(({ phase, party, text }) => `${phase} ${party} ${text}`),
      ['knead miller Sift', 'knead baker Fold', 'bake baker Heat', 'bake baker Turn'],
    );
  });
});
