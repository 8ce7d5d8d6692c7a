import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Wordings } from '../../../data/domain/answer/wordings.js';
import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';
import { statementAddress, statementFinder } from '../../../data/ingest/wordings.js';
import { folded } from '../../../data/language/fold.js';
import { type PlaybookFolder, wordingsFile } from '../../../data/playbooks/load-playbooks.js';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { WordingsText } from '../../../data/playbooks/schema/wordings-edit.js';
import { parseWordings } from '../../../data/playbooks/schema/wordings-file.js';
import { replaceFile } from '../terminal/replace-file.js';

/** The `wordings.yaml` of a playbook's folder, being edited: nothing is written before `save`. */
export class WordingsIn {
  readonly file: string;
  readonly #text: WordingsText;

  constructor(readonly folder: PlaybookFolder) {
    this.file = path.join(folder.folder, wordingsFile);
    this.#text = new WordingsText(existsSync(this.file) ? readFileSync(this.file, 'utf8') : '');
  }

  /** Makes a question a wording of a statement, and of nothing else. */
  add(question: string, statement: Responsibility, dataset: Dataset): void {
    this.#text.remove(question);
    const find = statementFinder(dataset);
    const at = this.parsed().wordings.findIndex((entry) => {
      const found = find(entry);
      return 'statements' in found && found.statements.includes(statement);
    });
    this.#text.add(question, statementAddress(dataset, statement), at < 0 ? null : at);
  }

  /** What the file says of a question: the words of its statement, that it is outside, or null where it says nothing. */
  meaningOf(question: string): { readonly statement: string } | 'outside' | null {
    const words = folded(question);
    const { wordings, outside } = this.parsed();
    if (outside.some((one) => folded(one) === words)) return 'outside';
    const entry = wordings.find(({ asked }) => asked.some((one) => folded(one) === words));
    return entry === undefined ? null : { statement: entry.statement };
  }

  /** Says that the documents don't answer a question. */
  addOutside(question: string): void {
    this.#text.remove(question);
    this.#text.addOutside(question);
  }

  remove(question: string): boolean {
    return this.#text.remove(question);
  }

  /** What the file would say. Throws a PlaybookError where it would not be sound. */
  parsed(): Wordings {
    const parsed = parseWordings(Buffer.from(this.#text.toString()), this.file, this.folder.playbook);
    if ('faults' in parsed) throw new PlaybookError(parsed.faults);
    return parsed.value;
  }

  async save(): Promise<void> {
    this.parsed();
    await replaceFile(this.file, this.#text.toString());
  }
}
