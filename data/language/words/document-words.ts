import type { ConditionId, PartyId, PhaseId } from '../../domain/playbook/playbook.js';

/** What a section is for, where it is no party's list. `aside` = links, further reading, navigation: nothing in it is a statement. */
export type SectionRole = 'aside' | 'phases' | 'overview' | 'expectations' | 'workflow' | 'out-of-scope';

type Words = readonly string[];
type WordsFor<Name extends string> = Readonly<Partial<Record<Name, Words>>>;

/** What is around and for the names of parties, folded: lower case, without accents. */
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
  /** Those of them that stand in the subject's place of a sentence. */
  readonly bothInSentences: string;
  /** Between two names, parted by commas: "and". */
  readonly joints: string;
}

/**
 * How sentences and labels of contracts, plans and checklists say who does what. Sources of regular expressions, as printed
 * or folded alike; they are looked for in folded text.
 */
export interface CommitmentWords {
  /** Directly behind a party's name, they make it the one who is committed: "shall", "is responsible for". */
  readonly behind: Words;
  /** Directly before it, where the verb stands first: "ska leverantören", "wird der Auftragnehmer". */
  readonly before?: Words;
  /** Directly before it, where the party is named last: "is the responsibility of", "carried out by". */
  readonly by: Words;
  /** May stand between the name and the verb: "also", "jointly". */
  readonly between: Words;
  /** Before a name they make it an object or an owner: "to", "of", "with". */
  readonly objects: Words;
  /** Behind a name they open a list, whatever the verb: "the following". */
  readonly following: Words;
  /** A name with such a particle is a topic or subject, where words carry particles: "고객은", "お客様は". */
  readonly particles?: Words;
  /** How a sentence with such a particle ends that commits its subject. */
  readonly ends?: Words;
  /** How a word looks that tells, directly behind a name, what it does: "replaces the lamps". No promise by itself. */
  readonly acts?: Words;
}

/** Labels before a colon, by what the one named behind them does. */
export interface LabelWords {
  readonly does: Words;
  readonly approves: Words;
  readonly consulted: Words;
  readonly informed: Words;
  /** Begins what is said about an owner behind its name: "for", "as needed", "if involved". */
  readonly behindName: Words;
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
  /** That a subject does not do something, which is no prohibition. */
  readonly declining: Words;
  /** What headings say of duties (stems), whose they are, that a duty is shared, that a word is a role's. */
  readonly partyHeadings: WordsFor<'responsibility' | 'customer' | 'shared' | 'roleWords'>;
  /** Whole headings or cells that are the name of a party. */
  readonly partyNames: WordsFor<PartyId>;
  /** Names of parties, whatever a playbook calls its own. */
  readonly parties: PartyWords;
  readonly commitments: CommitmentWords;
  readonly labels: LabelWords;
  /** Headings and labels under which nothing is a duty: agendas, criteria, contacts, prices, glossaries. Whole or at the beginning. */
  readonly noDuties: Words;
  /** What steps of a project are called anywhere: "discovery", "go-live". Folded. */
  readonly stages: Words;
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
  /** Under a condition that leaves open whether a line is done at all: "if needed". Folded, no patterns. */
  readonly ifNeeded: Words;
  /** Only where a party asks for it or chooses it: "if the client wishes". Folded; says nothing at the start of a line. */
  readonly ifWished: Words;
  /** That what follows is only recommended: "we recommend". Folded. */
  readonly recommending: Words;
  /** "General" behind the noun of duty: a whole heading. */
  readonly generalBehind?: RegExp;
}
