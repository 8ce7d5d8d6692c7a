import type { Language } from '../words/language.js';
import { koreanAsking } from './asking.js';
import { koreanContrast } from './contrast.js';
import { koreanDates } from './dates.js';
import { koreanDocuments } from './documents.js';
import { koreanMessages } from './messages.js';
import { koreanNames } from './names.js';
import { koreanPaste } from './paste.js';
import { koreanQuestions } from './questions.js';
import { koreanSoftware } from './software.js';
import { koreanTables } from './tables.js';

export const korean: Language = {
  script: /\p{Script=Hangul}/u,
  isAgglutinative: true,
  messages: koreanMessages,
  asking: koreanAsking,
  questions: koreanQuestions,
  contrast: koreanContrast,
  names: koreanNames,
  software: koreanSoftware,
  dates: koreanDates,
  documents: koreanDocuments,
  tables: koreanTables,
  paste: koreanPaste,
};
