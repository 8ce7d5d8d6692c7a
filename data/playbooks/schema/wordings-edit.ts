import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import type { StatementAddress } from '../../domain/answer/wordings.js';
import { folded } from '../../language/fold.js';

const head = `# What people ask, as they ask it. \`baton wording\` adds here, and so may you; \`baton playbook check\` reads it.
wordings: []
outside: []
`;

/**
 * The text of a `wordings.yaml` that is sound, to be changed in places: comments, order and spelling of everything else stay.
 * An empty text begins a new file.
 */
export class WordingsText {
  readonly #document: Document;

  constructor(text: string) {
    this.#document = parseDocument(text.trim() === '' ? head : text);
    for (const key of ['wordings', 'outside'])
      if (!isSeq(this.#document.get(key))) this.#document.set(key, this.#document.createNode([]));
  }

  /** Adds a question to the entry at an index, or to a new one where there is none. */
  add(question: string, address: StatementAddress, entry: number | null): void {
    if (entry === null) this.#append(['wordings'], { ...address, asked: [question] });
    else this.#append(['wordings', entry, 'asked'], question);
  }

  addOutside(question: string): void {
    this.#append(['outside'], question);
  }

  /** Takes a question out wherever it is, and an entry that has no other; whether it was there. */
  remove(question: string): boolean {
    const words = folded(question);
    const outside = this.#without(['outside'], words);
    const entries = this.#lengthOf(['wordings']);
    let found = outside;
    for (let at = entries - 1; at >= 0; at--) {
      const asked = ['wordings', at, 'asked'] as const;
      if (!this.#without(asked, words)) continue;
      found = true;
      if (this.#lengthOf(asked) === 0) this.#document.deleteIn(['wordings', at]);
    }
    return found;
  }

  toString(): string {
    return this.#document.toString({ lineWidth: 0 });
  }

  #append(path: readonly (string | number)[], value: unknown): void {
    const list: unknown = this.#document.getIn(path, true);
    const node = this.#document.createNode(value);
    // "[]" is how an empty list is written; a list of entries is read more easily line by line.
    if (isSeq(list) && list.items.length === 0) list.flow = false;
    if (isMap(node)) node.flow = false;
    this.#document.addIn(path, node);
  }

  #without(path: readonly (string | number)[], words: string): boolean {
    let found = false;
    for (let at = this.#lengthOf(path) - 1; at >= 0; at--) {
      const there: unknown = this.#document.getIn([...path, at]);
      if (typeof there !== 'string' || folded(there) !== words) continue;
      this.#document.deleteIn([...path, at]);
      found = true;
    }
    return found;
  }

  #lengthOf(path: readonly (string | number)[]): number {
    const list: unknown = this.#document.getIn(path, true);
    return isSeq(list) ? list.items.length : 0;
  }
}
