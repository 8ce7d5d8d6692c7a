import assert from 'node:assert/strict';
import { mayHold, wordsOfName } from '../../../../data/ingest/vocabulary/first-words.js';
import { nameForms } from '../../../../data/ingest/vocabulary/names.js';
import { wordsOfPlaybook } from '../../../../data/ingest/vocabulary/playbook-words.js';
import { shippedPlaybooks } from '../../../../data/playbooks/shipped.js';

const written: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `**${name.toUpperCase()}**`,
  (name) => `3.2 ${name}`,
  (name) => `(${name})`,
  (name) => `The ${name}’s responsibilities`,
  (name) => `l'${name}`,
  (name) => `${name}측의 책임`,
  (name) => `${name}の役割`,
  (name) => `제3조 ${name}`,
  (name) => `Aufgaben ${name}en`,
  (name) => `Phase 2: ${name} (weeks 3–8)`,
];

describe('the first words of names', () => {
  it('keep every text that a form of a name is found in', () => {
    for (const { playbook } of shippedPlaybooks()) {
      const { parties, phases } = wordsOfPlaybook(playbook);
      for (const table of [...parties, phases])
        for (const name of table.keys())
          for (const write of written) {
            const text = write(name);
            if (nameForms(text).some((form) => table.has(form))) assert.ok(mayHold(table, wordsOfName(text)), text);
          }
    }
  });

  it('refuse a sentence that begins no name', () => {
    const table = new Map([['harbour office', 'harbour']]);
    assert.ok(mayHold(table, wordsOfName('The Harbour Office')));
    assert.ok(!mayHold(table, wordsOfName('Count the crates')));
  });
});
