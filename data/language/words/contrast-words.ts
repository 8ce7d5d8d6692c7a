/** What tells whose part a question asks about: pieces of regular expressions, folded (lower case, no accents). */
export interface ContrastWords {
  readonly us: string;
  readonly microsoft: string;
  readonly support: string;
  readonly itAdmin: string;
  /** What one side gets from the other. */
  readonly help: string;
  /** A word before a party that makes it the one something is *for*, not the one that acts. */
  readonly beside: string;
  /** A word before a party that it comes *from*; tells with a verb of `receive`. */
  readonly from: string;
  readonly receive: string;
  /** Asks what a party does or which part is theirs. */
  readonly what: string;
  /** Asks for a party. */
  readonly who: string;
  /** Sets a clause against the one before it. */
  readonly but: string;
  readonly or: string;
  /** Begins a clause that only says what happens meanwhile; empty where none can be told by its beginning. */
  readonly while: string;
  /** Whether a word of `but` also begins a clause inside a sentence. */
  readonly cutsAtBut: boolean;
  /** Where particles behind a party say what it does; elsewhere its place does. */
  readonly particles?: {
    /** Up to here a clause only says when. */
    readonly meanwhile: RegExp;
    /** Behind the party that is set against the others. */
    readonly setApart: RegExp;
    /** Behind the party that acts, or before what is theirs. */
    readonly acts: RegExp;
    /** The end of a clause that names a party and nothing more. */
    readonly bare: RegExp;
  };
}
