import { toDataset } from '../../dataset.js';
import type { OwnTopics } from '../../domain/answer/wordings.js';
import type { Dataset, Responsibility } from '../../domain/responsibility.js';
import { type AstrayWording, statementFinder } from '../wordings.js';

/**
 * Marks statements that owners drew together as one duty, with what people ask about it. What a document marks itself stays, as
 * do links to trained topics. A statement that is gone is left out and told with its cure.
 */
export function withOwnTopics(
  dataset: Dataset,
  { topics }: OwnTopics,
): { readonly dataset: Dataset; readonly astray: readonly AstrayWording[] } {
  if (topics.length === 0) return { dataset, astray: [] };
  const astray: AstrayWording[] = [];
  const marked = new Map<Responsibility, Responsibility>();
  const find = statementFinder(dataset);
  for (const { id, statements, asked, line } of topics)
    for (const address of statements) {
      const found = find(address);
      if ('sentence' in found) astray.push({ address, ...(line === undefined ? {} : { line }), ...found });
      else for (const one of found.statements) marked.set(one, markedWith(marked.get(one) ?? one, id, asked));
    }
  const responsibilities = dataset.responsibilities.map((one) => marked.get(one) ?? one);
  return { dataset: toDataset(dataset.playbook, dataset.documents, responsibilities, dataset.outside), astray };
}

function markedWith(one: Responsibility, topic: string, asked: readonly string[]): Responsibility {
  const wordings = [...(one.wordings ?? []), ...asked];
  const isMarked = one.topic !== undefined || (one.links ?? []).length > 0;
  return { ...one, ...(isMarked ? {} : { topic }), ...(wordings.length === 0 ? {} : { wordings }) };
}
