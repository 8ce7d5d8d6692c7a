// The Markdown parser's time grows with the square of the lists and quotes that it reads in one go. A long text is given to
// it in stretches, each of which ends where everything that is open ends.

/** A part of a text: the offset at which it begins, and its lines before. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly linesBefore: number;
}

/** Lines of a stretch, where the text has a place to end it. */
const enough = 200;

/** A fence that stands inside a list or a quote ends with it, and these tags reach over empty lines: what is open can't be told from lines. */
const unsure = /^[ \t>*+\d.)-]+(?:`{3}|~{3})|<(?:script|pre|style|textarea|!--|\?|![a-z[])/imu;
const fence = /^(?:`{3,}|~{3,})/u;
/** Behind an empty line, words at the very beginning of a line end every list and quote. */
const begins = /^(?:\p{L}|#{1,6}[ \t]|\*\*\p{L})/u;

/** The stretches of a text; one where it is short, or where nothing says what is open. */
export function stretchesOf(body: string): readonly Stretch[] {
  const whole = [{ from: 0, to: body.length, linesBefore: 0 }];
  if (unsure.test(body)) return whole;
  const stretches: Stretch[] = [];
  let [from, linesBefore, line, isBehindEmpty] = [0, 0, 0, false];
  let fenced: string | null = null;
  for (let at = 0; at < body.length; line++) {
    const next = body.indexOf('\n', at);
    const end = next < 0 ? body.length : next + 1;
    const text = body.slice(at, end);
    const [marks = ''] = fence.exec(text) ?? [];
    if (fenced !== null) {
      if (marks.startsWith(fenced)) fenced = null;
    } else if (marks !== '') fenced = marks;
    else if (isBehindEmpty && line - linesBefore >= enough && begins.test(text)) {
      stretches.push({ from, to: at, linesBefore });
      [from, linesBefore] = [at, line];
    }
    isBehindEmpty = text.trim() === '';
    at = end;
  }
  return [...stretches, { from, to: body.length, linesBefore }];
}

/** Lines of lists and quotes times all lines that are read in one go; about two seconds. */
const mostWork = 20_000_000;

/** The first line of a stretch in which lists and quotes are too many to be read in one go; null where there is none. */
export function tooManyLists(body: string): number | null {
  for (const { from, to, linesBefore } of stretchesOf(body)) {
    const lines = body.slice(from, to).split('\n');
    const inLists = lines.filter((line) => /^[ \t]*(?:[-*+>]|\d{1,9}[.)])(?:[ \t]|$)/u.test(line)).length;
    if (inLists * lines.length > mostWork) return linesBefore + 1;
  }
  return null;
}
