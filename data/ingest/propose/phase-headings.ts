import { namesTime } from '../../language/duties/duty-words.js';
import { unaccented } from '../../language/fold.js';
import type { Block } from '../blocks/block.js';
import { plainWords } from '../blocks/inline.js';
import { isStageName } from '../vocabulary/own-phases.js';

const longestName = 80;

const text = (raw: string): string => plainWords(raw).replace(/\s+/gu, ' ');

/**
 * The names of phases in the order in which headings give them: those that name times ("Phase 2", "Week 1") beside each
 * other, else those above the parties' headings that repeat.
 */
export function phaseHeadings(blocks: readonly Block[], parties: ReadonlySet<string>): readonly string[] {
  const names = ofHeadings(blocks, parties);
  return names.length > 1 ? names.filter((name) => name.length <= longestName && /\p{L}/u.test(name)) : [];
}

function ofHeadings(blocks: readonly Block[], parties: ReadonlySet<string>): readonly string[] {
  const headings = blocks.flatMap((block) =>
    block.type === 'heading' ? [{ depth: block.depth, name: text(block.raw) }] : [],
  );
  const timed = headings.filter(
    ({ depth, name }) => depth > 1 && namesTime.test(name) && /\p{N}/u.test(name) && name.length <= longestName,
  );
  const depths = [...new Set(timed.map(({ depth }) => depth))].sort((a, b) => a - b);
  const depth = depths.find((one) => timed.filter((heading) => heading.depth === one).length > 1);
  if (depth !== undefined) return timed.filter((heading) => heading.depth === depth).map(({ name }) => name);
  return aboveParties(headings, parties);
}

const ordinal = /^(?:\p{L}+\s)?(\p{N}{1,2}|[A-Z])[.):\s]/u;

/**
 * Headings in one numbered row of which some are called as stages are: the others of the row are stages, too, whatever
 * they are called. `known` = names that a reader took for phases.
 */
export function stagesAround(blocks: readonly Block[], known: readonly string[]): readonly string[] {
  const taken = new Set(known.map((name) => name.toLowerCase()));
  const rows = new Map<string, string[]>();
  let path: { depth: number; name: string }[] = [];
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    const name = text(block.raw);
    path = [...path.filter(({ depth }) => depth < block.depth), { depth: block.depth, name }];
    if (!ordinal.test(name) || name.length > longestName) continue;
    const parent = `${block.depth} ${path.at(-2)?.name ?? ''}`;
    rows.set(parent, [...(rows.get(parent) ?? []), name]);
  }
  return [...rows.values()].flatMap((names) => {
    const stages = names.filter((name) => taken.has(name.toLowerCase()) || isStageName(plainStage(name)));
    return names.length > 2 && stages.length >= 2 && stages.length * 2 >= names.length ? names : [];
  });
}

const plainStage = (name: string): string => unaccented(name.replace(ordinal, '')).trim();

/** The headings that parties' headings stand below, where the same parties stand below several. */
function aboveParties(
  headings: readonly { depth: number; name: string }[],
  parties: ReadonlySet<string>,
): readonly string[] {
  let path: { depth: number; name: string }[] = [];
  const above: string[] = [];
  for (const heading of headings) {
    path = [...path.filter(({ depth }) => depth < heading.depth), heading];
    const parent = path.at(-2);
    if (parent && parent.depth > 1 && parties.has(heading.name.toLowerCase())) above.push(parent.name);
  }
  const distinct = [...new Set(above)];
  return distinct.length > 1 && above.length > distinct.length ? distinct : [];
}
