import type { ConditionId, PartyId, PhaseId } from '../../domain/playbook/playbook.js';

/** What a section is for, where it is no party's list. `aside` = links, further reading, navigation: nothing in it is a statement. */
export type SectionRole = 'aside' | 'phases' | 'overview' | 'expectations' | 'workflow' | 'out-of-scope';

type Words = readonly string[];
type WordsFor<Name extends string> = Readonly<Partial<Record<Name, Words>>>;

/** What stands around and for the names of parties, folded: lower case, without accents. */
export interface PartyWords {
  /** Articles, prepositions, possessives, parted by spaces: they belong to no name. */
  readonly small: string;
  /** What is said of a party and is no part of its name, parted by commas: "role", "responsibilities", "tasks". */
  readonly duties: string;
  /** The same where it is written into one word with the name: "kundenaufgaben", "고객측". */
  readonly endings?: string;
  /** What any document calls the two sides, both of them, and the one who writes it; parted by commas. */
  readonly customer: string;
  readonly provider: string;
  readonly both: string;
  /** Between two names, parted by commas: "and". */
  readonly joints: string;
}

/** The words of public documents. Each list holds alternatives of a regular expression, as printed, in any case. */
export interface DocumentWords {
  /** Who acts in a sentence of prose; `must` obliges, `sending` passes on. */
  readonly actors: WordsFor<'jointly' | 'we' | 'supportProvider' | 'itAdmin' | 'customer' | 'must' | 'sending'>;
  /** "Provided by …": the form in which an introduction commits a party before any list begins. */
  readonly providedBy: WordsFor<PartyId>;
  /** Where a matter is sent: the words of the rule's second half ("Broken screens: …"). */
  readonly destinations: WordsFor<PartyId>;
  /** What a source excludes. A duty that goes "beyond" something is no exclusion. */
  readonly outOfScope: Words;
  /** What headings say of duties (stems), whose they are, that a duty is shared, that a word is a role's. */
  readonly partyHeadings: WordsFor<'responsibility' | 'customer' | 'shared' | 'roleWords'>;
  /** Whole headings or cells that are the name of a party. */
  readonly partyNames: WordsFor<PartyId>;
  /** Names of parties, whatever a playbook calls its own. */
  readonly parties: PartyWords;
  /** The word for phase, general headings with stems and nouns of duty behind them, the core of the last phase. */
  readonly phases: WordsFor<'word' | 'core' | 'general' | 'generalStem' | 'generalDuty'> & {
    /** Lower case, no patterns: a stem may stand inside a compound. */
    readonly stems: Readonly<Partial<Record<PhaseId, Words>>>;
  };
  readonly sections: WordsFor<SectionRole>;
  /** The publisher's announcement that a document is no longer kept up to date. */
  readonly retired: Words;
  /** How a sentence begins that only points elsewhere, and how one ends. */
  readonly pointers: Words;
  readonly pointerEnds?: Words;
  /** The facts about a customer that a conditional line depends on. */
  readonly conditions: WordsFor<ConditionId>;
  /** Setting up a product that a customer may not have. */
  readonly products: WordsFor<ConditionId>;
  /** A cell that says yes. */
  readonly yes: Words;
  /** What begins an expectation that holds only for some. */
  readonly forOrIf: Words;
  /** Optional and conditional lines, by language tag: such a word is an ordinary one elsewhere ("se", "om", "si"). */
  readonly marks: Readonly<Record<string, { readonly optional: RegExp; readonly conditional: RegExp }>>;
  /** "General" behind the noun of duty: a whole heading. */
  readonly generalBehind?: RegExp;
}
