import { standingPhase } from '../../domain/playbook/playbook.js';
import { anyDocumentWord } from '../../language/documents.js';
import { unaccented } from '../../language/fold.js';
import type { Block } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { nameKey, withoutNumbering } from './names.js';
import type { DocumentVocabulary } from './vocabulary.js';

// A document's own phases, where it calls them by names that neither the playbook nor a mapping knows. Form says them:
// numbered headings ("Phase 1: …", "Week 2", "2단계"), or headings of one level that are called as stages of projects are.
// A topic ("Networking") is none, however often it is repeated.

/** One of a document's own phases. */
export interface OwnPhase {
  readonly name: string;
  readonly line: number;
}

interface Candidate extends OwnPhase {
  readonly depth: number;
  readonly isNumbered: boolean;
  readonly isStage: boolean;
  readonly isKnown: boolean;
  /** The heading above it. */
  readonly parent: string;
}

const phaseWord = anyDocumentWord(({ phases }) => phases.word);
const timeWord =
  'weeks?|months?|days?|sprints?|waves?|quarters?|semanas?|meses|mes|dias?|veckor?|manad(?:er)?|dag(?:ar)?|wochen?|monate?|tage?|semaines?|mois|jours?|weken|maanden|dagen|settimane?|mesi|giorni|stage|etape|etapa|주차|주|일차|개월차';
const numbered = new RegExp(
  `^(?:(?:${phaseWord}|${timeWord})\\s*[-–]?\\s*(?:\\d|[ivx]+(?![\\p{L}])|one|two|three|four|zero)|(?:제\\s?)?\\d+\\s?(?:차\\s)?(?:단계|주차|개월차|일차)|(?:第\\s?)?[\\d一二三四五六]+\\s?(?:フェーズ|段階|阶段|階段|期|週目|周)|フェーズ\\s?\\d|t\\s?[-–+]\\s?\\d|\\d+\\s+(?:${timeWord})\\s+(?:before|after|prior|antes|apos|depois|fore|efter|vor|nach|avant|apres|voor|na)(?!\\p{L})|pre-?(?:kick-?off|go-?live|launch)|post-?(?:kick-?off|go-?live|launch))`,
  'u',
);
const stage = new RegExp(`^(?:${anyDocumentWord((words) => words.stages)})$`, 'u');
const joints = /\s+(?:and|&|e|och|und|et|y|en|及び|및|og)\s+|\s*[/&・]\s*|, /u;

/** The phases that a document's headings are by their form, in order; none where only names that are known occur. */
export function ownPhasesOf(blocks: readonly Block[], vocabulary: DocumentVocabulary): readonly OwnPhase[] {
  const all = candidatesOf(blocks, vocabulary);
  const known = all.filter(({ isKnown }) => isKnown);
  const depths = [...new Set(all.map(({ depth }) => depth))].sort((a, b) => a - b);
  // Beside phases that are known, only headings of the same level are further phases.
  const levels = known.length > 0 ? depths.filter((depth) => known.some((one) => one.depth === depth)) : depths;
  for (const depth of levels) {
    const here = all.filter((one) => one.depth === depth && !one.isKnown);
    const inOrder = here.filter(({ isNumbered }) => isNumbered);
    // "Pre-launch" and "post-launch" may be parts, divided by weeks.
    const deeper = all.filter((one) => one.depth > depth && one.isNumbered && /\p{N}/u.test(one.name));
    if (inOrder.length > 0 && !inOrder.some(({ name }) => /\p{N}/u.test(name)) && deeper.length > inOrder.length)
      continue;
    if (inOrder.length >= (known.length > 0 ? 1 : 2)) return once([...inOrder, ...stagesBeside(inOrder, here)]);
    const stages = here.filter(({ isStage }) => isStage);
    const names = new Set(stages.map(({ name }) => nameKey(name)));
    const repeated = new Set(stages.map(({ parent }) => parent)).size > 1 && names.size < stages.length;
    if (names.size >= (repeated || known.length > 0 ? 2 : 3)) return once(stages);
  }
  return [];
}

/** Beside numbered phases others may have only a name: "Pre-kickoff", "Hypercare". */
const stagesBeside = (inOrder: readonly Candidate[], here: readonly Candidate[]): readonly Candidate[] =>
  here.filter((one) => one.isStage && !one.isNumbered && inOrder.some(({ parent }) => parent === one.parent));

function once(candidates: readonly Candidate[]): readonly OwnPhase[] {
  const byName = new Map<string, OwnPhase>();
  for (const { name, line } of [...candidates].sort((a, b) => a.line - b.line))
    if (!byName.has(nameKey(name))) byName.set(nameKey(name), { name, line });
  return [...byName.values()];
}

function candidatesOf(blocks: readonly Block[], vocabulary: DocumentVocabulary): readonly Candidate[] {
  const path: { readonly depth: number; readonly name: string }[] = [];
  return blocks.flatMap((block): Candidate[] => {
    if (block.type !== 'heading') return [];
    while ((path.at(-1)?.depth ?? 0) >= block.depth) path.pop();
    const parent = path.map(({ name }) => name).join(' > ');
    const { text, english } = bilingual(block.raw);
    const name = plainText(english ?? text);
    path.push({ depth: block.depth, name });
    if (block.depth === 1 && block === blocks.find(({ type }) => type === 'heading')) return [];
    if (name.length > longestPhase || vocabulary.partyHeading(name) !== null || vocabulary.isNoPhase(name)) return [];
    const words = unaccented(name).replace(/^[^\p{L}\p{N}]+/u, '');
    const bare = unaccented(withoutNumbering(name).replace(/\s*[(（][^)）]*[)）]\s*$/u, '')).replace(/^[^\p{L}]+/u, '');
    const id = vocabulary.phase(name);
    return [
      {
        name: name.replace(/^[^\p{L}\p{N}]+/u, ''),
        line: block.line,
        depth: block.depth,
        parent,
        isNumbered: numbered.test(words),
        isStage: isStageName(bare),
        isKnown: id !== null && id !== standingPhase,
      },
    ];
  });
}

const longestPhase = 70;
const phaseWordAround = new RegExp(`^(?:${phaseWord})(?:\\s+(?:de|da|do|of|der|du))?\\s+|\\s*(?:${phaseWord})$`, 'u');

/** Whether folded words are called as stages of projects are: "Design", "Design & build", "Fase de testes". */
export function isStageName(words: string): boolean {
  const bare = words.replace(phaseWordAround, '').trim();
  return bare !== '' && bare.split(joints).every((part) => stage.test(part.trim()));
}
