import type { Involvement, Playbook, PlaybookSide } from '../../../data/domain/playbook/playbook.js';
import type { DocumentMapping } from '../../../data/ingest/mapping/mapping.js';
import type { SetDocument } from './set.js';

const sideOf = { ours: 'customer', theirs: 'provider', other: 'other' } as const satisfies Record<string, PlaybookSide>;

/** A playbook and a mapping as an owner would write them for one document. */
export interface Given {
  readonly playbook: Playbook;
  readonly mapping: DocumentMapping;
}

/** documents.yaml's word on a document as a playbook of its own parties and phases, and the letters of its legend. */
export function givenOf({ doc, language, roles, phases, legend }: SetDocument): Given {
  const tag = language ?? 'en';
  const parties = roles.map(({ name, side, aliases }, index) => ({
    id: `party-${index + 1}`,
    side: sideOf[side],
    names: { [tag]: name },
    aliases: { [tag]: aliases },
  }));
  const letters = Object.entries(legend ?? {}).map(([letter, meaning]): [string, readonly Involvement[] | null] => [
    letter,
    meaning === null ? null : [meaning].flat(),
  ]);
  return {
    playbook: {
      id: doc,
      names: { [tag]: doc },
      parties,
      phases: phases.map((name, index) => ({
        id: `phase-${index + 1}`,
        names: { [tag]: name },
        aliases: {},
        signs: 'both',
        list: 'documents',
        sections: 'none',
      })),
      standing: { names: {}, aliases: {} },
      services: [],
      conditions: [],
      people: {},
      terms: {},
    },
    mapping: {
      ...(language ? { locale: language } : {}),
      ...(letters.length > 0 ? { letters: Object.fromEntries(letters) } : {}),
    },
  };
}
