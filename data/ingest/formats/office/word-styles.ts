import type { MarkupElement, MarkupNode } from '../markup/tree.js';
import { allNamed, attributeOf, childNamed } from './xml.js';

/** What a paragraph is by its own properties and those of its style. */
export interface ParagraphKind {
  /** 0 = the title, 1… = a heading of that level. */
  readonly heading?: number;
  /** Level from 0 and whether the program numbers it. */
  readonly item?: { readonly level: number; readonly ordered: boolean };
  readonly isBold: boolean;
  /** A line of a table of contents. */
  readonly isContents: boolean;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly properties: MarkupElement | undefined;
  readonly isBold: boolean;
}

// Styles that rest on one another; a circle ends here.
const deepest = 12;

/** Headings, lists and bold text as the styles and numberings of a document define them. */
export class WordStyles {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #numberings: ReadonlyMap<string, ReadonlyMap<number, string>>;

  constructor(styles: readonly MarkupNode[], numbering: readonly MarkupNode[]) {
    this.#styles = new Map(
      allNamed(styles, 'style').map((style) => [
        attributeOf(style, 'styleId') ?? '',
        {
          name: wordValue(childNamed(style, 'name')) ?? '',
          basedOn: wordValue(childNamed(style, 'basedOn')),
          properties: childNamed(style, 'pPr'),
          isBold: isOn(childNamed(childNamed(style, 'rPr'), 'b')),
        },
      ]),
    );
    const abstract = new Map(
      allNamed(numbering, 'abstractNum').map((one) => [
        attributeOf(one, 'abstractNumId'),
        new Map(
          allNamed(one.children, 'lvl').map((level) => [
            Number(attributeOf(level, 'ilvl')),
            wordValue(childNamed(level, 'numFmt')) ?? 'decimal',
          ]),
        ),
      ]),
    );
    this.#numberings = new Map(
      allNamed(numbering, 'num').map((one) => [
        attributeOf(one, 'numId') ?? '',
        abstract.get(wordValue(childNamed(one, 'abstractNumId'))) ?? new Map<number, string>(),
      ]),
    );
  }

  kindOf(properties: MarkupElement | undefined): ParagraphKind {
    const styles = this.#chain(wordValue(childNamed(properties, 'pStyle')));
    const all = [properties, ...styles.map((style) => style.properties)];
    const names = styles.map(({ name }) => name.toLowerCase());
    const named = names.map((name) => /^heading (\d)$/u.exec(name)?.[1]).find(Boolean);
    const outline = all.map((one) => wordValue(childNamed(one, 'outlineLvl'))).find((value) => value !== undefined);
    const level = names.includes('title') ? 0 : named ? Number(named) : Number(outline ?? 9) + 1;
    const isHeading = level < 10;
    const item = isHeading ? undefined : this.#itemOf(all);
    return {
      ...(isHeading ? { heading: level } : {}),
      ...(item ? { item } : {}),
      isBold: styles.some(({ isBold }) => isBold),
      isContents: names.some((name) => /^(?:toc \d|toc heading|table of figures)$/u.test(name)),
    };
  }

  /** Whether a style of characters makes its text bold. */
  isBoldStyle(id: string | undefined): boolean {
    return this.#chain(id).some(({ isBold }) => isBold);
  }

  #itemOf(all: readonly (MarkupElement | undefined)[]): ParagraphKind['item'] {
    const numberings = all.flatMap((one) => childNamed(one, 'numPr') ?? []);
    const id = numberings.map((one) => wordValue(childNamed(one, 'numId'))).find((value) => value !== undefined);
    // 0 takes a paragraph out of the list of its style.
    if (id === undefined || id === '0') return undefined;
    const level = Number(numberings.map((one) => wordValue(childNamed(one, 'ilvl'))).find(Boolean) ?? 0);
    const format = this.#numberings.get(id)?.get(level) ?? 'bullet';
    return format === 'none' ? undefined : { level, ordered: format !== 'bullet' };
  }

  #chain(id: string | undefined): readonly Style[] {
    const chain: Style[] = [];
    for (let next = id; next !== undefined && chain.length < deepest; ) {
      const style = this.#styles.get(next);
      if (style === undefined) break;
      chain.push(style);
      next = style.basedOn;
    }
    return chain;
  }
}

export const wordValue = (element: MarkupElement | undefined): string | undefined =>
  element === undefined ? undefined : attributeOf(element, 'val');

/** A property that is there and not switched off. */
export const isOn = (element: MarkupElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false|off|none)$/u.test(wordValue(element) ?? '');
