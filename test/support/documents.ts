import type { Dataset, Responsibility, SourceDocument } from '../../data/domain/responsibility.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';

/** A statement with what a test says about it, and harmless defaults for the rest. */
export type Said = Pick<Responsibility, 'text'> & Partial<Responsibility>;

/** A document of a test: its statements are on lines 10, 11, … in their order. */
export interface Written extends Partial<SourceDocument> {
  readonly id: string;
  readonly says: readonly Said[];
}

/** A dataset out of a few sentences. */
export function datasetOf(...written: readonly Written[]): Dataset {
  return {
    format: 1,
    playbook: firstPlaybook(),
    version: 'test',
    documents: written.map(({ says: _says, ...document }) => ({
      title: document.id,
      locale: 'en',
      edition: null,
      article: null,
      retired: false,
      ...document,
    })),
    responsibilities: written.flatMap(({ id, locale = 'en', says }) =>
      says.map((said, at) => ({
        id: `${id}#${at}`,
        document: id,
        line: 10 + at,
        section: ['Duties'],
        phase: 'general' as const,
        party: 'customer' as const,
        ordinal: String(at + 1),
        group: false,
        locale,
        optional: false,
        conditional: false,
        kind: 'item' as const,
        ...said,
      })),
    ),
  };
}
