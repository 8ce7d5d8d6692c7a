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
  /** Words before a term: “by”. */
  readonly until: string;
  /** Words before an owner: “owner”, “for”. */
  readonly agent: string;
  /** Articles before the customer's name. */
  readonly articles: string;
  /** Words beside or behind the customer's name that mean its people. Parted by commas. */
  readonly besideCustomer: string;
  /** The same before it, and what joins it to the name. */
  readonly ofCustomer: string;
  readonly customerLinks: string;
  /** A time of day: words before it, units behind the hour, parts of a day, and an hour behind such a part. */
  readonly time: { readonly lead: string; readonly units: string; readonly parts: string; readonly hour: string };
  /** Words that bind a day to what is said before it: “licenses from 1 January”. */
  readonly binds: string;
  /** Days without a number that can only be a term. */
  readonly relative: string;
  /** A term that stands before the duty. */
  readonly leadingTerm?: RegExp;
  /** A person's name, where capitals don't tell. */
  readonly personName?: RegExp;
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
