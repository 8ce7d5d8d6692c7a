import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { PlaybookFault } from './playbook-fault.js';

/** FastTrack's, in 18 languages, has 15 kB; the parser's time grows with the square of a mapping's keys. */
const usualBytes = 128 * 1024;
/** An anchor that is repeated a few times saves writing; one that is repeated a million times fills the memory. */
const mostAliases = 50;
/** A page of faults is read, a hundred are not. */
const mostFaults = 60;

/** The parser quotes what it could not read, however long it is. */
const longestReason = 120;
/** A playbook nests five levels; the parser fails badly at some thousands. */
const mostDepth = 40;

export type Keys = readonly PropertyKey[];

/** What a YAML file holds, not yet judged, and where in it a key is. */
export interface YamlFile {
  readonly raw: unknown;
  /** The line of the innermost key that is there, because what is missing is missed where it belongs. */
  lineOf(keys: Keys): number | undefined;
}

/** Parses a YAML file within bounds of size and repetition. `file` is its name for the faults. */
export function readYaml(
  bytes: Uint8Array,
  file: string,
  mostBytes = usualBytes,
): YamlFile | { readonly faults: readonly PlaybookFault[] } {
  const whole = (sentence: string) => ({ faults: [{ file, path: '', sentence }] });
  if (bytes.byteLength > mostBytes)
    return whole(`larger than ${mostBytes / 1024} kB: keep the documents themselves out of it.`);
  const lines = new LineCounter();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isDeep(text)) return whole(tooDeep);
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0) {
      const faults = document.errors.map(({ message, pos: [at] }) => ({
        file,
        line: lines.linePos(at).line,
        path: '',
        sentence: `is no YAML (${message.replace(/\s+/gu, ' ').slice(0, longestReason).replace(/[.:]$/u, '')}): mind the indentation, and put a text with “:” or “#” in quotes.`,
      }));
      return { faults: firstOf(faults, file) };
    }
    const raw: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { raw, lineOf: (keys) => lineOf(document, lines, keys) };
  } catch (error) {
    if (error instanceof TypeError) return whole('not UTF-8: save it as UTF-8.');
    if (error instanceof RangeError) return whole(tooDeep);
    return whole('repeats its anchors too often: write each thing out.');
  }
}

const tooDeep = 'nested too deep: write it flat.';

/** Counts brackets and the marks that open a level on a line, before the parser that would recurse over them sees the text. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
    if (depth > mostDepth) return true;
  }
  const opened = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${mostDepth}}|^[ \\t]{${4 * mostDepth}}`, 'mu');
  return opened.test(text);
}

/** As many faults as a person reads, and how many are left. */
export function firstOf(faults: readonly PlaybookFault[], file: string): readonly PlaybookFault[] {
  const more = faults.length - mostFaults;
  if (more <= 0) return faults;
  return [...faults.slice(0, mostFaults), { file, path: '', sentence: `and ${more} more: mend these first.` }];
}

function lineOf(document: Document, lines: LineCounter, keys: Keys): number | undefined {
  for (let length = keys.length; length > 0; length--) {
    const path = keys.slice(0, length);
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const last = path.at(-1);
    const key: unknown = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key
      : document.getIn(path, true);
    if (isNode(key) && key.range) return lines.linePos(key.range[0]).line;
  }
  return undefined;
}
