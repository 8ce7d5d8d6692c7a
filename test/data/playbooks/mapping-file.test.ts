import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMapping } from '../../../data/playbooks/schema/mapping-file.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { parsePlaybook } from '../../../data/playbooks/schema/playbook-file.js';
import { firstPlaybook } from '../../../data/playbooks/shipped.js';

const parse = (text: string) => parseMapping(Buffer.from(text), 'mapping.yaml', firstPlaybook());

const faults = (text: string): readonly string[] => {
  const read = parse(text);
  return 'faults' in read ? read.faults.map(faultLine) : [];
};

describe('a playbook’s mapping', () => {
  it('says per file, or for every file, what words and letters mean', () => {
    const read = parse(`"*": { letters: { L: does, Y: [does, approves], X: ~ }, skip: [Glossary] }
plan.docx:
  locale: pt-BR
  parties: { Loja: customer, Vizinhos: ~, Ambos: joint }
  phases: { "Semana 1": assess, Sempre: general }
  owner: microsoft
empty.md:
`);
    assert.ok(!('faults' in read));
    assert.deepEqual(read.value, {
      '*': { letters: { L: ['does'], Y: ['does', 'approves'], X: null }, skip: ['Glossary'] },
      'plan.docx': {
        locale: 'pt-BR',
        parties: { Loja: 'customer', Vizinhos: null, Ambos: 'joint' },
        phases: { 'Semana 1': 'assess', Sempre: 'general' },
        owner: 'microsoft',
      },
      'empty.md': {},
    });
    assert.deepEqual(parse('# nothing yet\n'), { value: {} });
  });

  it('names what the playbook does not have, and what is no mapping, all at once', () => {
    const said = faults(`plan.docx:
  parties: { Loja: shop }
  phases: { Sempre: always }
  owner: nobody
  phase: never
  letters: { L: leads }
  locale: portuguese
  colour: red
`);
    assert.deepEqual(
      said.map((line) => line.replace(/^mapping\.yaml:(\d+): (\S+): .*$/u, '$1 $2')),
      [
        '2 plan.docx.parties.Loja',
        '3 plan.docx.phases.Sempre',
        '4 plan.docx.owner',
        '5 plan.docx.phase',
        '6 plan.docx.letters.L.0',
        '7 plan.docx.locale',
        '8 plan.docx.colour',
      ],
    );
    assert.match(said[0] ?? '', /“shop” is no party of fasttrack: there are customer, .*, joint\.$/u);
    assert.match(faults('- plan.docx')[0] ?? '', /must be a mapping like/u);
  });
});

describe('whatever a playbook’s file holds', () => {
  const yaml = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json().map((text) => `playbook: x\nparties: ${text}\nphases: ${text}\n`),
    fc
      .array(
        fc.constantFrom('playbook', 'names', 'parties', ':', '{', '}', '[', ']', '-', '&a', '*a', '\n', '  ', '~'),
        {
          maxLength: 60,
        },
      )
      .map((parts) => parts.join(' ')),
  );

  it('it is read or every fault has a place and a cure, and nothing is thrown', () => {
    fc.assert(
      fc.property(yaml, (text) => {
        for (const read of [parsePlaybook(Buffer.from(text), 'f'), parse(text)]) {
          if (!('faults' in read)) continue;
          assert.ok(read.faults.length > 0);
          for (const { file, sentence } of read.faults) assert.ok(file !== '' && /\.$/u.test(sentence), sentence);
        }
      }),
      { numRuns: 400 },
    );
  });
});
