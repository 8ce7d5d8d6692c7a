import { anyDocumentWord } from '../../language/documents.js';
import type { Block } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';

const mostPhases = 9;
const longestName = 50;

const announces = new RegExp(
  `(?<!\\p{L})(?:${anyDocumentWord(({ phases }) => phases.word)}|stages?|steps|etapas|etapy|fases|faser|phasen|phases|fasen|étapes|단계|フェーズ|段階)\\p{L}{0,2}[^.:：。]{0,30}[:：]\\s*([^.。\\n;]{5,300})`,
  'iu',
);

/** Phases that a sentence counts up: "The work has three phases: Survey, Lift and Rest." */
export function announcedPhases(blocks: readonly Block[]): readonly string[] {
  for (const block of blocks) {
    const raws =
      block.type === 'paragraph' ? [block.raw] : block.type === 'list' ? block.items.map(({ raw }) => raw) : [];
    for (const raw of raws) {
      const [, list = ''] = announces.exec(plainText(bilingual(raw).text)) ?? [];
      const names = list
        .split(/\s*[,、，;]\s*|\s+(?:and|e|y|och|und|et|en|i|og|및)\s+/u)
        .map((name) => name.replace(/^(?:and|e|y|och|und|et|en|i)\s+/u, '').trim())
        .filter(Boolean);
      const areNames = names.every((name) => name.length <= longestName && /^[\p{Lu}\p{Lo}\p{N}]/u.test(name));
      if (names.length > 1 && names.length <= mostPhases && areNames) return names;
    }
  }
  return [];
}
