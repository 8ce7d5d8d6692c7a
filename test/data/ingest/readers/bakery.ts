import type { Playbook } from '../../../../data/domain/playbook/playbook.js';
import { type ReadDocument, readDocument } from '../../../../data/ingest/document.js';
import { markdown } from '../../../../data/ingest/formats/markdown.js';
import type { DocumentMapping } from '../../../../data/ingest/mapping/mapping.js';

/** A bakery and its mill: a method with words of its own. */
export const bakery: Playbook = {
  id: 'bakery',
  names: { en: 'Bakery' },
  parties: [
    { id: 'baker', side: 'customer', names: { en: 'Baker' }, aliases: { en: ['Bakery Ltd'] } },
    { id: 'miller', side: 'provider', names: { en: 'Miller' }, aliases: { en: ['Mill & Sons'] } },
  ],
  phases: [
    { id: 'knead', names: { en: 'Knead' }, aliases: {}, signs: 'both', list: 'documents', sections: 'none' },
    { id: 'bake', names: { en: 'Bake' }, aliases: {}, signs: 'both', list: 'documents', sections: 'none' },
  ],
  standing: { names: {}, aliases: {} },
  services: [],
  conditions: [],
  people: {},
};

/** Reads Markdown written in the test by the bakery's playbook. */
export function readTeam(lines: readonly string[], mapping: DocumentMapping = {}): ReadDocument {
  const content = markdown.read(Buffer.from(lines.join('\n')));
  if ('sentence' in content) throw new Error(content.sentence);
  return readDocument(content, 'doc', 'doc.md', bakery, mapping);
}

/** Each statement as "kind party: text". */
export const said = (lines: readonly string[], mapping?: DocumentMapping): readonly string[] =>
  readTeam(lines, mapping).responsibilities.map(
    ({ kind, party, involved, text }) =>
      `${kind} ${involved ? involved.map((one) => one.party).join('+') : party}: ${text}`,
  );
