import assert from 'node:assert/strict';
import { ingest } from '../../../../data/ingest/ingest.js';
import { draftText, mappingText } from '../../../../data/ingest/propose/draft-files.js';
import type { Proposal } from '../../../../data/ingest/propose/propose.js';
import { parseMapping } from '../../../../data/playbooks/schema/mapping-file.js';
import { parsePlaybook } from '../../../../data/playbooks/schema/playbook-file.js';
import { drafted, draftedPhases, draftedSides } from './drafted.js';

const inEnglish = (...lines: readonly string[]): Proposal => drafted('---', 'locale: en', '---', ...lines);

const duties = ({ reports }: Proposal): number =>
  reports.flatMap((report) => report.duties).reduce((sum, count) => sum + count.duties, 0);

describe('a proposed playbook', () => {
  const matrix = [
    '# Harbour moves',
    '| Stage | Activity | Client IT | Crane vendor | Tide office |',
    '|---|---|---|---|---|',
    '| Survey | Measure the quay | C | R/A | I |',
    '| Survey | Count the crates | R | A | I |',
    '| Lift | Hoist the crates | I | R | A |',
  ];

  it('takes parties from the heads of a matrix and phases from its column in their order', () => {
    const proposal = inEnglish(...matrix);
    assert.deepEqual(draftedSides(proposal), {
      'Client IT': 'customer',
      'Crane vendor': 'provider',
      'Tide office': 'customer',
    });
    assert.deepEqual(draftedPhases(proposal), ['Survey', 'Lift']);
    assert.equal(duties(proposal), 3);
  });

  it('takes a matrix of own words by its form, and their meaning where the words have one', () => {
    const proposal = inEnglish(
      '# Orchard',
      '| Work | Pruner | Picker | Cellar hand | Carter |',
      '|---|---|---|---|---|',
      '| Cut the trees | OWNs/Execute | Helps | Helps | N/A |',
      '| Pick the pears | Helps | OWNs/Execute | Helps | Helps |',
      '| Press the pears | N/A | Helps | OWNs/Execute | Helps |',
    );
    assert.deepEqual(Object.keys(draftedSides(proposal)).slice(0, 4), ['Pruner', 'Picker', 'Cellar hand', 'Carter']);
    assert.ok(proposal.lacksSides);
    assert.equal(duties(proposal), 3);
  });

  it('takes parties from headings, subjects and labels', () => {
    const proposal = inEnglish(
      '# Boat repair',
      '## Obligations of the boatyard',
      '- Mend the hull',
      '## Client responsibilities',
      '- Bring the boat',
      '## Paint',
      'The Supplier shall:',
      '- deliver the paint',
      '## Sails',
      'Owner: Marit',
    );
    assert.deepEqual(draftedSides(proposal), {
      boatyard: 'customer',
      Client: 'customer',
      Supplier: 'provider',
      Marit: 'customer',
    });
  });

  it('joins abbreviations, plurals and articles of one party', () => {
    const proposal = inEnglish(
      '| Task | PM | Tech Lead |',
      '|---|---|---|',
      '| Draw the map | R | A |',
      '',
      '| Task | Owner |',
      '|---|---|',
      '| Print the map | Project Manager |',
      '| Fold the map | Technical Lead |',
    );
    assert.deepEqual(
      proposal.playbook.parties.slice(0, 2).map(({ names, aliases }) => [names, aliases]),
      [
        [{ en: 'Project Manager' }, { en: ['PM'] }],
        [{ en: 'Technical Lead' }, { en: ['Tech Lead'] }],
      ],
    );
  });

  it('takes phases from headings that name times', () => {
    const lines = [
      '# Moving',
      '## Week 1: Pack',
      '### Customer',
      '- Pack',
      '## Week 2: Carry',
      '### Vendor',
      '- Carry',
    ];
    assert.deepEqual(draftedPhases(inEnglish(...lines)), ['Week 1: Pack', 'Week 2: Carry']);
  });

  it('has one phase for everything when the documents name none', () => {
    const proposal = inEnglish('| Task | Ann | Ben |', '|---|---|---|', '| Sow | R | A |', '| Reap | A | R |');
    const [only = ''] = proposal.playbook.phases.map(({ id }) => id);
    assert.deepEqual(proposal.mapping, { '*': { phase: only } });
    assert.match(mappingText(proposal), new RegExp(`^"\\*":\n  phase: ${only} `, 'mu'));
    const bytes = Buffer.from('| Task | Ann | Ben |\n|---|---|---|\n| Sow | R | A |\n| Reap | A | R |\n');
    const { dataset } = ingest([{ name: 'field.md', bytes }], proposal.playbook, proposal.mapping);
    assert.deepEqual(
      dataset.responsibilities.map(({ phase }) => phase),
      [only, only],
    );
  });

  it('passes the check of playbooks with its mapping, whatever the documents hold', () => {
    for (const lines of [matrix, ['# Nothing here'], ['## “Joint: all” responsibilities, #1', '- [ ] General']]) {
      const proposal = inEnglish(...lines);
      const read = parsePlaybook(Buffer.from(draftText(proposal, 1)), 'playbook.yaml');
      assert.ok('value' in read, JSON.stringify(read));
      assert.ok('value' in parseMapping(Buffer.from(mappingText(proposal)), 'mapping.yaml', read.value));
    }
  });

  it('asks about sides in one line when no word tells of any, else at each party', () => {
    const questions = (proposal: Proposal) => draftText(proposal, 1).match(/# (?:side|party|phases)\?/g) ?? [];
    assert.deepEqual(questions(inEnglish(...matrix)), ['# side?']);
    const inner = inEnglish('| Task | Ann | Ben |', '|---|---|---|', '| Sow | R | A |', '| Reap | A | R |');
    assert.deepEqual(questions(inner), ['# side?', '# party?', '# phases?']);
  });
});
