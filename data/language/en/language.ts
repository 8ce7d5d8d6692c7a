import type { Language } from '../words/language.js';
import { englishAsking } from './asking.js';
import { englishContrast } from './contrast.js';
import { englishDates } from './dates.js';
import { englishDocuments } from './documents.js';
import { englishMessages } from './messages.js';
import { englishNames } from './names.js';
import { englishPaste } from './paste.js';
import { englishQuestions } from './questions.js';
import { englishSoftware } from './software.js';
import { englishTables } from './tables.js';

export const english: Language = {
  script: null,
  isAgglutinative: false,
  messages: englishMessages,
  asking: englishAsking,
  questions: englishQuestions,
  contrast: englishContrast,
  names: englishNames,
  software: englishSoftware,
  dates: englishDates,
  documents: englishDocuments,
  tables: englishTables,
  paste: englishPaste,
};
