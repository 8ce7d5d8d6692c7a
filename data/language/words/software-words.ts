/** How a language says which program, app or system is meant. Folded: lower case, without accents. */
export interface SoftwareWords {
  /** A word for software; a word that holds both ("lönesystemet") has what says which one as its first group. */
  readonly noun: RegExp;
  /** Where what says which one stands: before the noun, behind it, or glued to it. */
  readonly which: 'before' | 'behind' | 'glued';
  /** Words between a noun and what says which one. */
  readonly links: string;
  /** What says nothing particular: articles, verbs, and the kinds of software that documents speak of. */
  readonly general: string;
}
