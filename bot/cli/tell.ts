import type { Answer } from '../../data/domain/question.js';
export function tellAnswer(answer: Answer): string[] {
  return [JSON.stringify(answer)];
}
