import type { AskingWords } from './words/asking-words.js';
import type { ContrastWords } from './words/contrast-words.js';
import type { DateWords } from './words/date-words.js';
import type { DocumentWords } from './words/document-words.js';
import type { MessageWords } from './words/message-words.js';
import type { NameWords } from './words/name-words.js';
import type { PasteWords } from './words/paste-words.js';
import type { QuestionWords } from './words/question-words.js';
import type { SoftwareWords } from './words/software-words.js';

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
}
