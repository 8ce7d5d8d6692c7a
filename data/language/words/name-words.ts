/**
 * The words around a name in a question: whether it is what is asked about, or only where, with whom or by what means.
 * Strings are alternatives of a regular expression (`one|other`), folded: lower case, without accents. They are looked for
 * as whole words, except where words carry particles.
 */
export interface NameWords {
  /** A sentence that asks, where it has no question mark. */
  readonly asks: string;
  /** The word that asks for a party, in the clause that asks. */
  readonly whoAsks: string;
  /** The shortest of these. */
  readonly who: string;
  /** Stands for what an earlier sentence named. */
  readonly refers: string;
  /** The same where only the words before it tell: a whole pattern. */
  readonly refersUnless?: string;
  /** Those of `refers` that may be an object. */
  readonly refersAsObject: string;
  /** Words before such an object that make it none. */
  readonly notBeforeObject: string;
  /** Verbs behind such an object that make it none. */
  readonly notBehindObject: string;
  /** A party is spoken with. */
  readonly contacts: string;
  /** Before a name that says by what means something is done. */
  readonly means: string;
  /** Behind a name: what is held or shown with it. */
  readonly meansBehind: string;
  /** Before the place where something already is. */
  readonly at: string;
  readonly articles: string;
  /** Articles before the first word of what is asked about. */
  readonly articlesOfHead: string;
  /** Prepositions before where and for whom. */
  readonly prepositions: string;
  readonly auxiliaries: string;
  /** Forms of to be and to have, which are no verb of a deed. */
  readonly copulas: string;
  /** Words that belong to the verb before them: "rolls out". */
  readonly verbParticles: string;
  /** Words that end what is asked about. */
  readonly endsHead: string;
  /** Where an unknown word stands behind a known one: before it and behind it. */
  readonly of?: { readonly before: RegExp; readonly behind: RegExp };
  /** Endings of adjectives, adverbs and forms of verbs. */
  readonly ordinaryEndings: string;
  /** Verbs before the party that is helped, and prepositions behind it. */
  readonly helps: string;
  readonly helpedWith: string;
  /** Before the name of a place, a person or an organization. */
  readonly placeBefore: string;
  /** Kinds of places, and what joins their names to them. */
  readonly places: string;
  readonly placeLinks: string;
  /** Behind the name of a place, a person or an organization. */
  readonly placeBehind: string;
  /** A verb in front of the one who acts: "does Anna configure …?". */
  readonly actorBefore: string;
  /** The same only where a clause begins with it, and the words that begin a clause. */
  readonly actorBeforeFirst: string;
  readonly clauseOpeners: string;
  /** Words that are written with a capital, or as capitals, and name nothing that an organization runs. Parted by spaces. */
  readonly capitalized: string;
  /** “For” inside a product's name: "Defender for Office 365". */
  readonly forInName: string;
  /** Endings that a name may carry. */
  readonly endings: string;
  /** What may be joined to a name without a space. */
  readonly particles: string;
  /** Says before a noun that an organization made or has the thing itself. */
  readonly own: string;
  /** With `own`, still any app of a business. */
  readonly generalOfOwn: string;
  /** The end of a word that belongs to what comes before it. */
  readonly endsElsewhere?: RegExp;
  /** What is said behind a person's name and belongs to none: titles, particles. */
  readonly honorifics?: {
    readonly behind: RegExp;
    /** The title alone, as a word and as an ending. */
    readonly titles: string;
    readonly title: RegExp;
    /** Taken off a name that is said back, one after the other. */
    readonly saidBack: readonly RegExp[];
  };
}
