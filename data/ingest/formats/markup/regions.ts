/** HTML inside Markdown that reaches over empty lines: offsets of its first character and behind its last. */
export interface HtmlRegion {
  readonly start: number;
  readonly end: number;
}

const opening = /^[ \t>]*<(table|ul|ol|dl)\b/iu;
const fence = /^[ \t>]*(`{3,}|~{3,})/u;

/**
 * Tables and lists in HTML, from the tag that opens them to the one that closes them. Markdown ends a block of HTML at
 * the first empty line, and editors put empty lines between rows.
 */
export function htmlRegions(body: string): readonly HtmlRegion[] {
  if (!/<(?:table|ul|ol|dl)\b/iu.test(body)) return [];
  const regions: HtmlRegion[] = [];
  let fenced: string | null = null;
  let unclosed = 0;
  let at = 0;
  while (at < body.length) {
    const next = body.indexOf('\n', at);
    const end = next < 0 ? body.length : next + 1;
    const line = body.slice(at, end);
    const [, marks = ''] = fence.exec(line) ?? [];
    if (fenced !== null) {
      if (marks.startsWith(fenced)) fenced = null;
    } else if (marks !== '') fenced = marks;
    else {
      const [whole = '', name = ''] = opening.exec(line) ?? [];
      const start = at + whole.lastIndexOf('<');
      const close = whole === '' || unclosed >= mostUnclosed ? -1 : closingOf(body, start, name);
      if (whole !== '' && close < 0) unclosed += 1;
      if (close > start) {
        regions.push({ start, end: close });
        const rest = body.indexOf('\n', close);
        at = rest < 0 ? body.length : rest + 1;
        continue;
      }
    }
    at = end;
  }
  return regions;
}

/** Beginnings without an end, each of which is looked for to the end of the document. */
const mostUnclosed = 20;

/** The offset behind the tag that closes the one at `start`; -1 where none does. */
function closingOf(body: string, start: number, name: string): number {
  const tags = new RegExp(`<(/?)${name}\\b[^<>]*>`, 'giu');
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(body); tag; tag = tags.exec(body)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  return -1;
}

/** The text with its regions emptied at unchanged offsets: to Markdown each is a block of HTML that ends where it ended. */
export function withoutRegions(body: string, regions: readonly HtmlRegion[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of regions) {
    const blank = body.slice(start + 3, end).replace(/[^\n]/gu, ' ');
    parts.push(body.slice(at, start), '<hr', blank);
    at = end;
  }
  return parts.join('') + body.slice(at);
}
