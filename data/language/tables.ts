import { languages } from './languages.js';
import { otherTables } from './others/tables.js';
import type { TableWords } from './words/table-words.js';

/** The words of tables in every language that documents are read in. */
export const tableWords: readonly TableWords[] = [...Object.values(languages).map(({ tables }) => tables), otherTables];
