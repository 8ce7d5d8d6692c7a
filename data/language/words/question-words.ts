import type { Involvement, PhaseId } from '../../domain/playbook/playbook.js';

/** What kind of value a question asks for; `other` = one that cannot be told more closely. */
export type ValueKind = 'money' | 'contact' | 'version' | 'minutes' | 'length' | 'other';

/**
 * How one language asks about responsibilities. Strings are alternatives of a regular expression (`one|other`), folded:
 * lower case, without accents. They are looked for as whole words, except where words carry particles.
 */
export interface QuestionWords {
  /** Words and letters that give a short question away, as typed; null where the script does. Product names prove nothing. */
  readonly evidence: RegExp | null;
  /** Words that say nothing about a matter, parted by spaces: every question uses them. */
  readonly small: string;
  /** Words for a row of a list, beside the matter that it is about: "the DNS item". */
  readonly naming: string;
  /** Words that full-text search leaves out, parted by spaces. */
  readonly unsearched: string;
  readonly phase: PhaseWords;
  readonly several: SeveralWords;
  readonly bothSides: BothSidesWords;
  /** Questions for what a party does besides doing it; folded. */
  readonly involvement: Readonly<Record<Exclude<Involvement, 'does'>, RegExp>>;
  /** How people say who they are. What a question is about ("may the helpdesk file it?") names no asker. */
  readonly asker: { readonly admin: RegExp; readonly support: readonly RegExp[]; readonly employee: RegExp };
  /** Questions for a value instead of a party, by kind. */
  readonly values: Readonly<Record<ValueKind, RegExp>>;
  /** Asks for a party, whatever value is named beside it. */
  readonly asksParty: RegExp;
  /** What documents never say of any matter: damages, moved deadlines, versions that products run on, lost devices. */
  readonly unstated: readonly RegExp[];
  /** Systems of mobile devices, whose versions no document states. */
  readonly mobile: string;
  /** What is asked of a service by its name and a verb alone, and the words that may stand beside it. */
  readonly service: { readonly turnsOn: string; readonly licenses: string; readonly fillers: string };
  /** Something is put into use: installed, deployed, configured, turned on. */
  readonly putsIntoUse: string;
  /** Something does not work. */
  /** Who bears the cost is asked, and what a statement says that may answer it. */
  readonly pays: string;
  readonly bought: string;
  readonly trouble: string;
  /** Managed Desktop, as a language calls it beside its name. */
  readonly managedDesktop: string;
}

/** How phases are called in questions: our words, the documents', and what people make of them. */
export interface PhaseWords {
  readonly names: Readonly<Record<PhaseId, string>>;
  /** The word for phase behind a phase's name. */
  readonly behind: string;
  /** The same before it, and what may stand between. */
  readonly before: string;
  readonly links: string;
  /** The same where it is written into one word with the name. */
  readonly joined: string;
  /** What a name may end in: where a language inflects it, or joins it to the word for phase. */
  readonly endings: string;
  /** Before a phase's English verb, which then names the phase: "in enable". */
  readonly during: string;
  /** Behind that verb. */
  readonly duringBehind: string;
  /** What happens before a phase is not in it. */
  readonly earlier: string;
}

/** How both sides' parts are asked for; folded. */
export interface BothSidesWords {
  /** Asks for one side's part: twice in one question it asks for both. */
  readonly part: string;
  /** Means both sides of itself. */
  readonly both: string;
  /** Means each of the parties beside it. */
  readonly each: string;
  /** The asker's own side. */
  readonly ours: string;
}

/** How several questions stand in one message. */
export interface SeveralWords {
  /** Who is asked for. */
  readonly who: string;
  /** The shortest of these, which alone begin a further question behind a comma. */
  readonly shortWho: string;
  /** What else may be asked further on. */
  readonly further: string;
  /** How other questions begin, where a sentence begins with them. */
  readonly others: string;
  /** How questions begin that only an engagement's records answer; any of them may follow a joint. */
  readonly ofRecords: string;
  /** What joins a further question. */
  readonly joints: string;
  /** The same where an engagement's records are asked. */
  readonly jointsOfRecords: string;
  /** What may follow a joint: "and also". */
  readonly also: string;
  readonly alsoOfRecords: string;
  /** May begin a message before its question: "and", "then". */
  readonly openers: string;
  /** Verbs that need no object, and what means no more than one. */
  readonly deeds: string;
  /** Words for something that was named before: such a part is not complete. */
  readonly refers: string;
  /** Those of them, and of people, that make a question to the records incomplete. */
  readonly refersOfRecords: string;
  /** Parties: to ask for one more of them about the same matter is no further question. */
  readonly parties: string;
  /** Where the matter stands before who is asked for, and the verb before that ends in what joins. */
  readonly verbFinal?: {
    /** Between a verb's end and a further question; as typed. */
    readonly joint: RegExp;
    readonly joints: RegExp;
    /** A verb's end that makes a question the object of another clause. */
    readonly indirect: RegExp;
    /** A word that points back to what was named, or names a party alone. */
    readonly pointsBack: RegExp;
    /** The ending of an object. */
    readonly object: RegExp;
  };
}
