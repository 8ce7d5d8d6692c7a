import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import type { StatementAddress } from '../../domain/answer/wordings.js';

const head = `# Duties that several documents or languages state, drafted by \`baton topics --propose\` for you to correct. It may run again: what
# is here stays, and what is new is added.
#   a statement that is not of a topic    move it from "statements" to "apart"
#   a topic that is none                  write ~ behind its id
#   what people ask, as they ask it       under "asked"
topics: {}
`;

/** A topic as it is written for the first time. */
export interface ProposedTopic {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly statements: readonly StatementAddress[];
  readonly counterparts: readonly string[];
  /** Whose it is and when, for the reader of the file. */
  readonly about: string;
}

/**
 * The text of a `topics.yaml` that is sound, to be added to: comments, order and spelling of what is there stay. An empty text
 * begins a new file.
 */
export class TopicsText {
  readonly #document: Document;

  constructor(text: string) {
    this.#document = parseDocument(text.trim() === '' ? head : text);
    const topics: unknown = this.#document.get('topics');
    if (!isMap(topics)) this.#document.set('topics', this.#document.createNode({}));
    else if (topics.items.length === 0) topics.flow = false;
  }

  addTopic({ id, names, statements, counterparts, about }: ProposedTopic): void {
    const node = this.#document.createNode({ names, statements, counterparts, asked: [] });
    const short: unknown = node.get('counterparts', true);
    if (isSeq(short)) short.flow = true;
    node.commentBefore = ` ${about}`;
    this.#document.setIn(['topics', id], node);
  }

  addStatement(topic: string, address: StatementAddress): void {
    const path = ['topics', topic, 'statements'];
    if (!isSeq(this.#document.getIn(path))) this.#document.setIn(path, this.#document.createNode([]));
    this.#document.addIn(path, this.#document.createNode(address));
  }

  addName(topic: string, locale: string, name: string): void {
    this.#document.setIn(['topics', topic, 'names', locale], name);
  }

  toString(): string {
    return this.#document.toString({ lineWidth: 0 });
  }
}
