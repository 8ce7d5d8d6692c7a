import type { PartyId, Playbook, PlaybookParty } from '../../domain/playbook/playbook.js';
import { folded } from '../../language/fold.js';
import type { DocumentProperties } from '../blocks/block.js';

/** What a document says of itself, by which an article of one publisher is told from all others. */
export interface SaysOfItself {
  readonly properties: DocumentProperties;
  /** The texts by which it calls itself, in each language that it has them in. */
  readonly titles: readonly string[];
  /** Whose its headings are. */
  readonly owners: readonly PartyId[];
  /** Its title announces the phases of the method. */
  readonly isOfPhases: boolean;
}

const publishersOf = ({ parties }: Playbook): readonly (PlaybookParty & { readonly articles: readonly string[] })[] =>
  parties.flatMap(({ articles, ...party }) => (articles === undefined ? [] : [{ ...party, articles }]));

/** Whether a document has the marks of a help article, in a method one of whose parties publishes such articles. */
export const isArticle = ({ article, service, sources }: DocumentProperties, playbook: Playbook): boolean =>
  publishersOf(playbook).length > 0 && (article !== null || service !== '' || sources.size > 0);

/**
 * Whose help article a document is: "we" are this party, and it does what no other party does there. Null where none of
 * the method's parties publishes articles, or nothing says that this is one.
 */
export function articleOf(playbook: Playbook, document: SaysOfItself): PartyId | null {
  const { properties, titles, owners, isOfPhases } = document;
  const publishers = publishersOf(playbook);
  const about = folded(titles.join(' '));
  const names = ({ articles }: { readonly articles: readonly string[] }) =>
    articles.some((words) => about.includes(folded(words)));
  // A service beside the phases is the narrower matter: what is about it is its party's, even in the method's article.
  const narrower = publishers.find(
    (party) =>
      party.service !== undefined && (owners.includes(party.id) || properties.party === party.id || names(party)),
  );
  if (narrower !== undefined) return narrower.id;
  const main = publishers.find(({ service }) => service === undefined);
  if (main === undefined) return null;
  return names(main) || isOfPhases || properties.party !== undefined || properties.sources.size > 0 ? main.id : null;
}
