import assert from 'node:assert/strict';
import { toDataset } from '../../../data/dataset.js';
import type { Responsibility } from '../../../data/domain/responsibility.js';
import { statementAddress, statementFinder, withWordings } from '../../../data/ingest/wordings.js';
import { firstPlaybook } from '../../../data/playbooks/shipped.js';

const plan = { id: 'plan', title: 'Plan', locale: 'en', edition: null, article: null, retired: false } as const;

function says(line: number, text: string, more: Partial<Responsibility> = {}): Responsibility {
  const place = { document: 'plan', section: ['Roof'], phase: 'assess', party: 'customer', ordinal: null } as const;
  const rest = { group: false, locale: 'en', optional: false, conditional: false, kind: 'item' } as const;
  return { id: `plan#${line}`, line, text, ...place, ...rest, ...more };
}

const dataset = toDataset(
  firstPlaybook(),
  [plan],
  [
    says(3, 'Order the slates.'),
    says(4, 'Sweep the gutter.'),
    says(9, 'Sweep the gutter.', { section: ['Garage'], party: 'microsoft' }),
    says(12, 'Sweep the gutter.', { section: ['Garage'], party: 'microsoft' }),
    says(20, 'Call us.'),
    says(21, 'Call us.', { party: null, phase: null, section: [] }),
  ],
);

const askedOf = (built: typeof dataset) =>
  built.responsibilities.map(({ line, wordings }) => [line, ...(wordings ?? [])]);

describe('wordings', () => {
  it('come to the statement whose document and words they name, whatever case and end', () => {
    const { dataset: built, astray } = withWordings(dataset, {
      wordings: [
        { document: 'plan.docx', statement: 'order the  slates', asked: ['Who buys tiles?', 'who buys TILES?'] },
        { document: 'plan', statement: 'Order the slates.', asked: ['Vem köper skiffer?'] },
      ],
      outside: ['Who paints?', 'who paints?'],
    });
    assert.deepEqual(astray, []);
    assert.deepEqual(askedOf(built), [[3, 'Who buys tiles?', 'Vem köper skiffer?'], [4], [9], [12], [20], [21]]);
    assert.deepEqual(built.outside, ['Who paints?']);
    assert.notEqual(built.version, dataset.version);
    assert.equal(withWordings(dataset, { wordings: [], outside: [] }).dataset, dataset);
  });

  it('come to all statements that nothing tells apart', () => {
    const entry = { document: 'plan', statement: 'Sweep the gutter', section: 'garage', asked: ['Leaves?'] };
    assert.deepEqual(askedOf(withWordings(dataset, { wordings: [entry], outside: [] }).dataset), [
      [3],
      [4],
      [9, 'Leaves?'],
      [12, 'Leaves?'],
      [20],
      [21],
    ]);
  });

  it('are left out and told with the cure when their statement is gone or is one of several', () => {
    const { dataset: built, astray } = withWordings(dataset, {
      wordings: [
        { document: 'plan', statement: 'Order the grey slates.', asked: ['a'], line: 7 },
        { document: 'plan', statement: 'Feed the horse.', asked: ['b'] },
        { document: 'plan', statement: 'Sweep the gutter.', asked: ['c'] },
        { document: 'plan', statement: 'Sweep the gutter.', party: 'partner', asked: ['d'] },
        { document: 'note.pdf', statement: 'Sweep the gutter.', asked: ['e'] },
      ],
      outside: [],
    });
    assert.deepEqual(askedOf(built), [[3], [4], [9], [12], [20], [21]]);
    assert.deepEqual(
      astray.map(({ line, sentence }) => `${line ?? ''} ${sentence}`),
      [
        '7 plan does not say it, or no longer; the nearest is “Order the slates.” (line 3): put its words here, or take the entry out.',
        ' plan does not say it, or no longer: put the words it has now here, or take the entry out.',
        ' plan says it 3 times: add what tells them apart (section: Roof, party: customer · section: Garage, party: microsoft).',
        ' plan does not say it, or no longer; the nearest is “Sweep the gutter.” (line 4): put its words here, or take the entry out.',
        ' “note.pdf” is no document of this playbook: name another (there is “plan”), or take the entry out.',
      ],
    );
  });

  it('find each statement again by the address that is written for it', () => {
    const find = statementFinder(dataset);
    for (const one of dataset.responsibilities) {
      const found = find(statementAddress(dataset, one));
      assert.ok('statements' in found && found.statements.includes(one), one.id);
    }
    assert.deepEqual(statementAddress(dataset, dataset.responsibilities[0] as Responsibility), {
      document: 'plan',
      statement: 'Order the slates.',
    });
  });
});
