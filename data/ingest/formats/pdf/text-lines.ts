import type { PageText } from './pages.js';

/** Text that stands together in a line, apart from other text of the line as cells of a table are. */
export interface LinePart {
  readonly x: number;
  readonly right: number;
  readonly text: string;
}

export interface PdfLine {
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly parts: readonly LinePart[];
}

export const textOfLine = ({ parts }: PdfLine): string => parts.map(({ text }) => text).join(' ');

/** Inside a cell, a line with such a sign begins an item and goes on with nothing. */
export const opensCellItem = /^(?:[•·▪▫◦‣–*-]|\d{1,2}[.)])\s/u;

/** Texts as lines from top to bottom, each in parts from left to right. */
export function textLines(texts: readonly PageText[]): readonly PdfLine[] {
  const sorted = [...texts].filter(({ size }) => size > 0).sort((a, b) => b.y - a.y || a.x - b.x);
  const groups: PageText[][] = [];
  for (const text of sorted) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    // Raised and lowered characters belong to their line.
    if (group && first && first.y - text.y < Math.max(first.size, text.size) * 0.45) group.push(text);
    else groups.push([text]);
  }
  return groups.map(toLine);
}

function toLine(group: readonly PageText[]): PdfLine {
  const texts = [...group].sort((a, b) => a.x - b.x);
  const parts: { x: number; right: number; text: string }[] = [];
  for (const { text, x, width, size } of texts) {
    const last = parts.at(-1);
    const gap = last ? x - last.right : 0;
    if (!last || gap > size * 1.4) parts.push({ x, right: x + width, text });
    else {
      last.text += (gap > size * 0.12 && !last.text.endsWith(' ') ? ' ' : '') + text;
      last.right = Math.max(last.right, x + width);
    }
  }
  const letters = (bold: boolean) => texts.reduce((sum, one) => sum + (one.isBold === bold ? one.text.length : 0), 0);
  return {
    y: texts[0]?.y ?? 0,
    size: Math.max(...texts.map(({ size }) => size)),
    isBold: letters(false) === 0,
    parts: withoutLoneSigns(parts.map((part) => ({ ...part, text: readable(part.text) }))),
  };
}

/** Letters that a font draws as one are letters again. */
const readable = (text: string): string =>
  text
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/\s+/gu, ' ')
    .trim();

const sign = /^(?:[•·▪▫◦‣⁃●○■□–—\-*\uf0b7\uf0a7]|\d{1,3}[.)]|\(?[a-z]{1,3}\))$/u;

/** The sign of a bullet stands far before its text and belongs to it. */
function withoutLoneSigns(parts: readonly LinePart[]): readonly LinePart[] {
  const [first, second, ...more] = parts;
  if (!first || !second || !sign.test(first.text) || second.x - first.right > 40) return parts;
  return [{ x: first.x, right: second.right, text: `${first.text} ${second.text}` }, ...more];
}
