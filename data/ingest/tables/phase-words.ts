import { anyDocumentWord } from '../../language/documents.js';

const word = new RegExp(
  `^(?:\\p{N}+[.)]?\\s*)?(?:${anyDocumentWord(({ phases }) => phases.word)})|(?:${anyDocumentWord(({ phases }) => phases.word)})$`,
  'iu',
);

/** Whether words are formed like the name of a phase, whatever it is called: "Phase 2: Build", "준비 단계". */
export const looksLikePhase = (words: string): boolean => words.length <= 60 && word.test(words.trim());
