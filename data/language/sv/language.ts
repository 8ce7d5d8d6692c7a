import type { Language } from '../words/language.js';
import { swedishAsking } from './asking.js';
import { swedishContrast } from './contrast.js';
import { swedishDates } from './dates.js';
import { swedishDocuments } from './documents.js';
import { swedishMessages } from './messages.js';
import { swedishNames } from './names.js';
import { swedishPaste } from './paste.js';
import { swedishQuestions } from './questions.js';
import { swedishSoftware } from './software.js';
import { swedishTables } from './tables.js';

export const swedish: Language = {
  script: null,
  isAgglutinative: false,
  messages: swedishMessages,
  asking: swedishAsking,
  questions: swedishQuestions,
  contrast: swedishContrast,
  names: swedishNames,
  software: swedishSoftware,
  dates: swedishDates,
  documents: swedishDocuments,
  tables: swedishTables,
  paste: swedishPaste,
};
