import { readEncoder } from '../../../bot/knowledge/encoder.js';
import { knowledgeOf, readModel, readNames } from '../../../bot/knowledge/knowledge.js';
import type { Dataset, Locale } from '../../../data/domain/responsibility.js';
import { buildIndex } from '../../../data/search/search.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';

/** The one place that knows how Baton's search is built. What all datasets share is read once. */
export function engine() {
  const [model, names] = [readModel(), readNames()];
  return {
    knowledge: (dataset: Dataset): Knowledge => knowledgeOf(dataset, model, {}, names),
    /** All statements that the search ranks for a text, with their scores, whatever is answered. */
    ranking: (dataset: Dataset) => {
      const index = buildIndex(dataset, model, names, readEncoder);
      return (text: string, locale: Locale | undefined) =>
        index.search({ text, ...(locale === undefined ? {} : { locale }) });
    },
  };
}

export type Engine = ReturnType<typeof engine>;
