import type { Language } from '../words/language.js';
import { portugueseAsking } from './asking.js';
import { portugueseContrast } from './contrast.js';
import { portugueseDates } from './dates.js';
import { portugueseDocuments } from './documents.js';
import { portugueseMessages } from './messages.js';
import { portugueseNames } from './names.js';
import { portuguesePaste } from './paste.js';
import { portugueseQuestions } from './questions.js';
import { portugueseSoftware } from './software.js';
import { portugueseTables } from './tables.js';

export const portuguese: Language = {
  script: null,
  isAgglutinative: false,
  messages: portugueseMessages,
  asking: portugueseAsking,
  questions: portugueseQuestions,
  contrast: portugueseContrast,
  names: portugueseNames,
  software: portugueseSoftware,
  dates: portugueseDates,
  documents: portugueseDocuments,
  tables: portugueseTables,
  paste: portuguesePaste,
};
