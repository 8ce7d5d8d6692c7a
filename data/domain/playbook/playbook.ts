/** A party's id in its playbook: `customer`, `dba-team`. */
export type PartyId = string;

/** A phase's id in its playbook. */
export type PhaseId = string;

/** A service's id in its playbook: `intune`. */
export type ServiceId = string;

/** A condition's id in its playbook: `mobile-devices`. */
export type ConditionId = string;

/** Reserved beside a playbook's phases: what holds in all of them, and stands on the standing list. */
export const standingPhase = 'general';

/** Reserved beside a playbook's parties: both sides together. */
export const bothSides = 'joint';

/** The two that sign; parties on neither are shown and never block. */
export const playbookSides = ['customer', 'provider', 'other'] as const;
export type PlaybookSide = (typeof playbookSides)[number];

/** What a party does in a statement. R, A, C, I and S (supports) are letters for these. */
export const involvements = ['does', 'approves', 'consulted', 'informed', 'guides'] as const;
export type Involvement = (typeof involvements)[number];

export interface Involved {
  readonly party: PartyId;
  readonly involvement: Involvement;
}

/** A name by locale; where a language is missing, English speaks for it, else the first there is. */
export type Names = Readonly<Record<string, string>>;

/** What documents call a thing, by language tag; compared without case, articles and punctuation. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

export interface PlaybookParty {
  readonly id: PartyId;
  readonly side: PlaybookSide;
  /** As a heading. */
  readonly names: Names;
  /** Inside a sentence, where that is another form than the heading ("the support provider"). */
  readonly inSentences?: Names;
  readonly aliases: Aliases;
  /** It holds responsibilities of this service alone, which runs beside the phases; an answer about it names the service first. */
  readonly service?: string;
  /** It publishes help articles, and these words in their titles say that an article is its own: "we" are this party. */
  readonly articles?: readonly string[];
}

/** What a method calls the list that its people write, in the forms that sentences need. */
export interface PlaybookListNames {
  /** As a heading ("Remediation list"). */
  readonly names: Names;
  /** Inside a sentence ("the remediation list"). */
  readonly inSentences?: Names;
  /** What belongs on it, as what is added ("what must be remediated"). */
  readonly what?: Names;
  /** On the button that says that nothing does ("Nothing to remediate"). */
  readonly nothing?: Names;
  /** The same behind "state that" ("there is nothing to remediate"). */
  readonly empty?: Names;
}

export interface PlaybookPhase {
  readonly id: PhaseId;
  readonly names: Names;
  readonly aliases: Aliases;
  /** Who signs its checkpoint where the engagement's details say nothing else. */
  readonly signs: 'provider' | 'both';
  /** Its checklist is written by the people of the engagement instead of copied from documents. */
  readonly list: 'documents' | 'own';
  /** What that list is called; absent = the list of this phase. */
  readonly listNames?: PlaybookListNames;
  /** In this phase the people write the list of the phase named here. */
  readonly prepares?: PhaseId;
  /** Its checklist is divided into the core and one section per service. */
  readonly sections: 'none' | 'services';
}

/**
 * A list that is worked on beside a phase: it opens with that phase, has a message of its own, and is part of the phase's
 * checkpoint. It is not counted among the phases.
 */
export interface PlaybookBeside {
  readonly id: PhaseId;
  /** The phase that it opens with. */
  readonly host: PhaseId;
  readonly names: Names;
  readonly aliases: Aliases;
  /** All of its rows depend on it; absent = they hold for every customer. */
  readonly condition?: ConditionId;
}

export interface PlaybookService {
  readonly id: ServiceId;
  readonly names: Names;
  readonly aliases: Aliases;
}

/** A fact about the customer that makes a statement apply; asked once per engagement. */
export interface PlaybookCondition {
  readonly id: ConditionId;
  readonly names: Names;
  readonly questions: Names;
  readonly aliases: Aliases;
}

/** Terms that the documents set; a method without them reminds of none. */
export interface PlaybookTerms {
  /** Days from the purchase within which the provider tries to reach the customer. */
  readonly contactDays?: number;
  /** Months from the start after which what is offered ends. */
  readonly completionMonths?: number;
}

/** Where one asker turns with one matter, and the topic that says so. */
export interface PlaybookWay {
  readonly to: PartyId;
  readonly topic: string;
}

/** Whom to turn to, where a method's documents say it by who asks: asker, then matter. */
export interface PlaybookRouting {
  readonly ways: Readonly<Record<string, Readonly<Record<string, PlaybookWay>>>>;
  /** Topics that are about where to turn, with the matter of each. */
  readonly topics: Readonly<Record<string, string>>;
  /** The same for a line without a topic: the party it names tells what it is about. */
  readonly destinations: Readonly<Record<PartyId, string>>;
}

/** A method of onboarding as data. Nothing outside of playbooks and tests names a party or a phase of one. */
export interface Playbook {
  readonly id: string;
  readonly names: Names;
  /** In the order in which they are shown. The first of a side is the side's own party. */
  readonly parties: readonly PlaybookParty[];
  readonly phases: readonly PlaybookPhase[];
  /** Absent in copies that were taken before there were any. */
  readonly beside?: readonly PlaybookBeside[];
  readonly standing: { readonly names: Names; readonly aliases: Aliases };
  readonly services: readonly PlaybookService[];
  readonly conditions: readonly PlaybookCondition[];
  /** Parties of the provider's side of whom one delivers, as the set-up asks; the first, the side's own, unless it is said. */
  readonly deliveredBy?: readonly PartyId[];
  /** What the provider offers, inside a sentence ("the FastTrack benefit"): what is excluded lies outside of it. */
  readonly offer?: Names;
  readonly terms?: PlaybookTerms;
  readonly routing?: PlaybookRouting;
  /** What this method calls the people of Baton's roles, where that is not Baton's own word. */
  readonly people: Readonly<Partial<Record<'specialist' | 'project-manager' | 'lead' | 'representative', Names>>>;
}
