/** The words around a duty in a pasted list, of one language: sources of regular expressions, lower case, without accents. */
export interface PasteWords {
  /** The customer's side, and its own IT. */
  readonly customer: string;
  /** The side that provides the onboarding. */
  readonly provider: string;
  /** “We”: the paster's side. */
  readonly own: string;
  /** Words that stand where a day belongs and name none. */
  readonly vagueTime: string;
  /** Words that stand where an owner belongs and name no side. */
  readonly vagueOwner: string;
  /** Parts of an organization: an owner, of a side that the words don't name. */
  readonly department: string;
  /** How far something is. */
  readonly status: string;
  /** Lines that announce a list and are no duty. */
  readonly heading: string;
  /** What columns are called. */
  readonly columns: {
    readonly text: string;
    readonly owner: string;
    readonly due: string;
    readonly number: string;
    readonly other: string;
  };
}
