import assert from 'node:assert/strict';
import type { Playbook } from '../../../data/domain/playbook/playbook.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { parsePlaybook } from '../../../data/playbooks/schema/playbook-file.js';

const small = `playbook: garden
names: { en: Garden, sv: Trädgård }
parties:
  owner: { side: customer, names: { en: Owner }, aliases: { en: [household] } }
  gardener: { side: provider, names: Gardener, in-sentences: { en: the gardener } }
phases:
  - { id: plan, names: { en: Plan }, prepares: mend }
  - { id: mend, names: { en: Mend }, list: own, signs: both }
`;

const parse = (text: string | Uint8Array) =>
  parsePlaybook(typeof text === 'string' ? Buffer.from(text) : text, 'playbook.yaml');

function read(text: string): Playbook {
  const judged = parse(text);
  if ('faults' in judged) throw new Error(judged.faults.map(faultLine).join('\n'));
  return judged.value;
}

function faults(text: string | Uint8Array): readonly string[] {
  const judged = parse(text);
  return 'faults' in judged ? judged.faults.map(faultLine) : [];
}

const changed = (from: string, to: string): readonly string[] => {
  assert.ok(small.includes(from), from);
  return faults(small.replace(from, to));
};

describe('a playbook’s file', () => {
  it('gives a playbook with everything that it leaves out filled in', () => {
    const { id, parties, phases, standing, services } = read(small);
    assert.equal(id, 'garden');
    assert.deepEqual(
      parties.map((party) => [party.id, party.side, party.names.ko ?? null, party.inSentences?.en ?? null]),
      [
        ['owner', 'customer', null, null],
        ['gardener', 'provider', 'Gardener', 'the gardener'],
      ],
    );
    assert.deepEqual(
      phases.map(({ signs, list, prepares = null, sections }) => [signs, list, prepares, sections]),
      [
        ['provider', 'documents', 'mend', 'none'],
        ['both', 'own', null, 'none'],
      ],
    );
    assert.equal(standing.names.sv, 'Allmänt');
    assert.deepEqual(services, []);
  });

  it('keeps a list beside a phase apart from the phases', () => {
    const { phases, beside } = read(
      `${small}  - { id: harvest, names: { en: Harvest }, beside: mend, condition: fruit }\nconditions: { fruit: { names: Fruit, question: { en: Is there fruit? } } }\n`,
    );
    assert.deepEqual(
      phases.map(({ id }) => id),
      ['plan', 'mend'],
    );
    assert.deepEqual(beside, [
      { id: 'harvest', host: 'mend', names: { en: 'Harvest' }, aliases: {}, condition: 'fruit' },
    ]);
  });

  it('says what a list beside a phase cannot be', () => {
    const said = (line: string) => faults(`${small}  - { id: harvest, names: { en: Harvest }, ${line} }\n`).join('\n');
    assert.match(said('beside: sow'), /phases\.2\.beside.*“sow” is no phase before this one/u);
    assert.match(said('beside: mend, signs: both'), /phases\.2\.signs.*beside mend: take it away/u);
    assert.match(said('beside: mend, condition: fruit'), /phases\.2\.condition.*“fruit” is no condition here/u);
    assert.match(said('condition: fruit'), /phases\.2\.condition.*add beside/u);
    assert.match(
      said('beside: mend }\n  - { id: store, names: { en: Store }, beside: harvest'),
      /phases\.3\.beside.*itself beside mend: name that/u,
    );
    assert.match(
      said('beside: mend }\nservices: { harvest: { names: Harvest }').replaceAll('\n', ' '),
      /phases\.2\.id.*also names a part of a checklist/u,
    );
  });

  it('lets a party of the provider’s side deliver, its own first', () => {
    const said = (line: string) =>
      faults(small.replace('phases:', `  helper: { side: provider, names: Helper }\ndelivered-by: ${line}\nphases:`));
    assert.deepEqual(said('[gardener, helper]'), []);
    assert.match(said('[helper, gardener]').join('\n'), /must begin with gardener/u);
    assert.match(said('[gardener]').join('\n'), /leaves no choice/u);
    assert.match(said('[gardener, owner]').join('\n'), /“owner” is no party of the provider’s side/u);
    assert.match(said('[gardener, sow]').join('\n'), /delivered-by\.1.*“sow” is no party/u);
  });

  it('takes words without a language as words of any', () => {
    const { parties } = read(small.replace('aliases: { en: [household] }', 'aliases: [household, residents]'));
    assert.deepEqual(parties[0]?.aliases, { und: ['household', 'residents'] });
  });

  it('names every fault with its line, its path and a cure, all at once', () => {
    const said = faults(`playbook: Garden
names: {}
colour: green
parties:
  owner: { side: client, names: { en: Owner } }
  both: { side: provider, names: { english: Both } }
phases:
  - { id: plan, names: { en: 7 }, prepares: sow }
  - { id: plan, names: { en: Again }, sign: both }
`);
    assert.deepEqual(
      said.map((line) => line.replace(/^playbook\.yaml:/u, '').replace(/: (?:“[^”]*” )?(?:is|must|have|does).*$/u, '')),
      [
        '1: playbook',
        '2: names',
        '3: colour',
        '4: parties',
        '5: parties.owner.side',
        '6: parties.both.names.english',
        '6: parties.both',
        '8: phases.0.names.en',
        '8: phases.0.prepares',
        '9: phases.1.sign',
        '9: phases.1.id',
      ],
    );
    for (const line of said) assert.match(line, /: [^:]+: .+\.$/u);
  });

  it('refuses a word that means two parties, however it is cased', () => {
    assert.deepEqual(changed('names: Gardener', 'names: { en: Gardener, sv: HOUSEHOLD }'), [
      'playbook.yaml:5: parties.gardener.names.sv: “HOUSEHOLD” also means owner: leave it to one of the two.',
    ]);
    assert.match(String(changed('{ en: Mend }', '{ en: Plan }')), /phases\.1\.names\.en: “Plan” also means plan/u);
  });

  it('refuses a list that is prepared for a phase before it, or for one with a list from documents', () => {
    assert.match(String(changed('prepares: mend', 'prepares: plan')), /does not come after this phase/u);
    assert.match(String(changed('list: own', 'list: documents')), /“mend” takes its list from documents/u);
  });

  it('needs a party on each of the two sides', () => {
    assert.match(String(changed('side: provider', 'side: other')), /have none with side: provider/u);
  });

  it('refuses what is no YAML, no UTF-8, too large, too deep or repeats itself into millions', () => {
    assert.match(
      faults('parties: [a\nb: c: d')[0] ?? '',
      /^playbook\.yaml:\d+: is no YAML \(.+\): mind the indentation/u,
    );
    assert.match(String(faults(Buffer.from([0x70, 0x3a, 0x20, 0xe5]))), /not UTF-8: save it as UTF-8/u);
    assert.match(String(faults(' '.repeat(600_000))), /larger than 128 kB/u);
    assert.equal(faults(`a: ${'['.repeat(20_000)}`).length > 0, true);
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [at, name] of [...'bcdefgh'].entries())
      bomb.push(
        `${name}: &${name} [${Array(9)
          .fill(`*${String.fromCharCode(97 + at)}`)
          .join(', ')}]`,
      );
    assert.match(String(faults(bomb.join('\n'))), /repeats its anchors too often/u);
  });

  it('says of a file that is something else what it lacks', () => {
    for (const other of ['', 'just words', '- a\n- b', '42'])
      assert.match(faults(other)[0] ?? '', /^playbook\.yaml(?::\d+)?: (?:must be a mapping of|is missing)/u, other);
    assert.match(faults('playbook: a')[0] ?? '', /names: is missing/u);
  });
});
