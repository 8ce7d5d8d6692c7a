import type { Involvement } from '../../domain/playbook/playbook.js';

/**
 * Alternatives as printed, parted by ` | `, in any case and with or without accents. One that ends in `-` is a stem:
 * every word that begins with it.
 */
export type Phrases = string;

/** What the head of a column says of its cells. */
export type HeadRole = 'task' | 'area' | 'details' | 'phase' | 'index' | 'role' | 'duties' | 'backup' | 'aside';

/** The words of tables in which people write down who does what. */
export interface TableWords {
  /** `area` = what a task belongs to, and the task where no other column is; `aside` = nothing that is done. */
  readonly heads: Readonly<Record<HeadRole, Phrases>>;
  /** Heads of columns whose cells name who does, approves, is asked or told. */
  readonly owners: Readonly<Record<Involvement, Phrases>>;
  /** Cells of a party's column, and the meanings in a legend. */
  readonly marks: Readonly<Record<Involvement, Phrases>>;
  /** Advice as a noun, in the head of the column that holds what an adviser does: "Guidance by Contoso". */
  readonly guidance: Phrases;
  /** "Responsible" of a legend: who does it, or who answers for it where another letter says who does it. */
  readonly answers: Phrases;
  /** Marks that are no verbs, and stay marks with words behind them: "Accountable for urgent cases". */
  readonly states: Phrases;
  /** A cell that says nobody. */
  readonly none: Phrases;
  /** A cell or row that says that it is not done. */
  readonly excluded: Phrases;
  /** A mark that holds only sometimes. */
  readonly optional: Phrases;
  /** Between two names. */
  readonly and: Phrases;
  /** Behind a name, before what it is about: "Supplier for the cut-over". */
  readonly about: Phrases;
  /** Heads of columns with telephones and addresses of people. */
  readonly contacts: Phrases;
  /** Rows that add others up, and columns' sums. */
  readonly total: Phrases;
  /** How a statement begins whose party only gives advice; a pattern. */
  readonly guiding?: string;
  /** How a statement begins whose party approves or signs; a pattern. */
  readonly approving?: string;
}
