import type { MarkupElement, MarkupNode } from '../markup/tree.js';
import { isOn, type WordStyles, wordValue } from './word-styles.js';
import { attributeOf, childNamed, localName } from './xml.js';

/** What one paragraph holds. */
export interface ParagraphText {
  /** Lines, with stars around bold words as Markdown writes them. */
  readonly raw: string;
  /** Text boxes that are anchored in it, each as the paragraphs and tables inside. */
  readonly boxes: readonly MarkupElement[];
  /** Footnotes and endnotes that it refers to, as `footnote 3`. */
  readonly notes: readonly string[];
}

/** Elements whose text is not shown: tracked deletions, codes of fields, readings above characters. */
const unseen: ReadonlySet<string> = new Set(
  'del moveFrom delText instrText rt pPr rPr sdtPr sdtEndPr tblPr trPr tcPr Fallback'.split(' '),
);

/** Check marks of the symbol fonts, by the last two digits of their code. */
const symbols: Readonly<Record<string, string>> = {
  FC: '✓',
  FE: '☑',
  '52': '☑',
  '50': '✓',
  A8: '☐',
  A3: '☐',
  '6F': '☐',
  FB: '✗',
  '4F': '✗',
  B7: '•',
  A7: '▪',
  E0: '→',
};

interface Run {
  text: string;
  readonly isBold: boolean;
}

export function textOfParagraph(paragraph: MarkupElement, styles: WordStyles, isBold: boolean): ParagraphText {
  const runs: Run[] = [];
  const boxes: MarkupElement[] = [];
  const notes: string[] = [];
  const add = (text: string, bold: boolean) => {
    const last = runs.at(-1);
    // Space between two bold words is as bold as they are.
    if (last && (last.isBold === bold || text.trim() === '')) last.text += text;
    else runs.push({ text, isBold: bold });
  };
  const walk = (nodes: readonly MarkupNode[], bold: boolean): void => {
    for (const node of nodes) {
      if (node.type === 'text') continue;
      const name = localName(node);
      if (unseen.has(name)) continue;
      switch (name) {
        case 'r': {
          const properties = childNamed(node, 'rPr');
          if (isOn(childNamed(properties, 'vanish'))) break;
          const own = childNamed(properties, 'b');
          const styled = styles.isBoldStyle(wordValue(childNamed(properties, 'rStyle')));
          walk(node.children, own === undefined ? bold || styled : isOn(own));
          break;
        }
        case 't':
          add(node.children.map((child) => (child.type === 'text' ? child.text : '')).join(''), bold);
          break;
        case 'tab':
        case 'ptab':
          add('\t', bold);
          break;
        case 'br':
        case 'cr':
          add('\n', bold);
          break;
        case 'noBreakHyphen':
          add('-', bold);
          break;
        case 'sym':
          add(symbols[(attributeOf(node, 'char') ?? '').slice(-2).toUpperCase()] ?? '', bold);
          break;
        case 'footnoteReference':
        case 'endnoteReference':
          notes.push(`${name.slice(0, -'Reference'.length)} ${attributeOf(node, 'id') ?? ''}`);
          break;
        case 'txbxContent':
          boxes.push(node);
          break;
        case 'p':
        case 'tbl':
          break;
        default:
          walk(node.children, bold);
      }
    }
  };
  walk(paragraph.children, isBold);
  return {
    raw: runs
      .map(starred)
      .join('')
      .replace(/[\u00a0 ]+/gu, ' ')
      .trim(),
    boxes,
    notes,
  };
}

function starred({ text, isBold }: Run): string {
  if (!isBold) return text;
  return text.replace(/[^\n\t]+/gu, (part) => {
    const words = part.trim();
    // A single sign in bold is a mark or a bullet, not emphasis.
    return words.length < 2 ? part : part.replace(words, () => `**${words}**`);
  });
}
