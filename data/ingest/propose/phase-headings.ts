import { namesTime } from '../../language/duties/duty-words.js';
import type { Block } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';

const longestName = 80;

const text = (raw: string): string =>
  plainText(bilingual(raw).text.replace(/<[^>]{0,200}>/g, ' '))
    .replace(/\s+/gu, ' ')
    .trim();

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
  const timed = headings.filter(({ depth, name }) => depth > 1 && namesTime.test(name) && name.length <= longestName);
  const depths = [...new Set(timed.map(({ depth }) => depth))].sort((a, b) => a - b);
  const depth = depths.find((one) => timed.filter((heading) => heading.depth === one).length > 1);
  if (depth !== undefined) return timed.filter((heading) => heading.depth === depth).map(({ name }) => name);
  return aboveParties(headings, parties);
}

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
