import type { AskingWords } from './asking-words.js';
import type { ContrastWords } from './contrast-words.js';
import type { DateWords } from './date-words.js';
import type { DocumentWords } from './document-words.js';
import type { MessageWords } from './message-words.js';
import type { NameWords } from './name-words.js';
import type { PasteWords } from './paste-words.js';
import type { QuestionWords } from './question-words.js';
import type { SoftwareWords } from './software-words.js';
import type { TableWords } from './table-words.js';

/** Everything that Baton knows of one language, beside what its cards say in it. */
export interface Language {
  /** Letters that no other language here is written with; a text that has one is in this language. */
  readonly script: RegExp | null;
  /** Words carry particles and verbs stand last: words are known by their beginning, and spaces say little. */
  readonly isAgglutinative: boolean;
  readonly messages: MessageWords;
  readonly asking: AskingWords;
  readonly questions: QuestionWords;
  readonly contrast: ContrastWords;
  readonly names: NameWords;
  readonly software: SoftwareWords;
  readonly dates: DateWords;
  readonly paste: PasteWords;
  readonly documents: DocumentWords;
  readonly tables: TableWords;
}
