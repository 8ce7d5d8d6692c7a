import { type Asker, maxQuestionLength } from '../../domain/answer/question.js';
import { languages } from '../../language/languages.js';
import { fold } from '../text/text.js';

const said = Object.values(languages).map(({ questions }) => questions.asker);

/** Who asks, where the question's own words say so; an admin who speaks of "our users" is the admin. */
export function askerNamed(text: string): Asker | null {
  const folded = fold(text.slice(0, maxQuestionLength).replace(/[’‘]/gu, "'"));
  if (said.some(({ admin }) => admin.test(folded))) return 'it-admin';
  if (said.some(({ support }) => support.some((pattern) => pattern.test(folded)))) return 'support';
  return said.some(({ employee }) => employee.test(folded)) ? 'employee' : null;
}
