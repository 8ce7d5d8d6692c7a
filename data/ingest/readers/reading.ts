import type { Involved, PartyId } from '../../domain/playbook/playbook.js';
import type { DocumentProblem } from '../report/problem.js';
import type { DocumentRange, Unread } from '../report/unread.js';
import type { Abbreviations } from '../tables/abbreviations.js';
import type { Legend } from '../tables/marks.js';
import type { DocumentVocabulary } from '../vocabulary/vocabulary.js';
import type { LeadIn } from './lead-in.js';
import type { Defaults, Heading, Place } from './outline.js';
import { placeOf } from './outline.js';
import { type FoundStatement, type Origin, type StatementDraft, toDraft } from './statement.js';

// A duty is a sentence or two. What is longer is no bullet that a person wrote, and every pattern is kept away from it.
const longestStatement = 8_000;

/** One document while it is read: where we are in it, and what was found so far. */
export class Reading {
  readonly drafts: StatementDraft[] = [];
  readonly problems: DocumentProblem[] = [];
  /** What looks like duties and was not read, as readers met it. */
  readonly unreadParts: Unread[] = [];
  /** What holds no duties on purpose: legends, asides, columns mapped to nothing. */
  readonly leftOut: DocumentRange[] = [];
  /** Duties of one section are numbered through, even where a note divides their list. */
  duties = 0;
  /** A sentence that opens a list further below: only headings and labels stand between. */
  opening: LeadIn | undefined;
  /** Who owns all of the document, where a line above its first section says so. */
  owners: readonly Involved[] | null = null;
  #path: readonly Heading[] = [];
  #place: Place;
  /** The line of the innermost heading that is a heading by form. */
  headingLine = 1;

  constructor(
    readonly origin: Origin,
    readonly defaults: Defaults,
    /** Who "we" are here: whose offer the document describes; null where that is no party Baton knows. */
    readonly provider: PartyId | null,
    /** What the document's words mean. */
    readonly vocabulary: DocumentVocabulary,
    /** What the document itself says that its letters mean. */
    readonly legend: Legend = new Map(),
    /** What the document itself says that its short names of parties stand for. */
    readonly abbreviations: Abbreviations = new Map(),
  ) {
    this.#place = placeOf([], defaults);
  }

  /** A help article of the publisher: its numbered lists are steps to click through, and "we" are the publisher. */
  get isHelp(): boolean {
    return this.origin.isHelp;
  }

  /** Whose document it is, for what it leaves out of its offer. */
  get publisher(): PartyId | null {
    return this.vocabulary.first('provider');
  }

  get place(): Place {
    return this.#place;
  }

  get path(): readonly Heading[] {
    return this.#path;
  }

  set path(path: readonly Heading[]) {
    this.#path = path;
    this.#place = placeOf(path, this.defaults);
    this.duties = 0;
  }

  /** Says who owns what is under the innermost heading, or the whole document above its first section. */
  own(owners: readonly Involved[]): void {
    const last = this.#path.at(-1);
    if (last === undefined || last.depth === 1) {
      this.owners = owners;
      return;
    }
    const duties = this.duties;
    this.path = [...this.#path.slice(0, -1), { ...last, owners }];
    this.duties = duties;
  }

  add(found: FoundStatement): void {
    if (found.raw.length > longestStatement) {
      this.problem(found.line, `a statement of more than ${longestStatement} characters is not read: divide it.`);
      return;
    }
    const draft = toDraft(found, this.place, this.origin, this.problems);
    if (draft) this.drafts.push(draft);
  }

  /** Says that something which looks like duties is not read. A reader calls it instead of going on in silence. */
  unread(part: Unread): void {
    this.unreadParts.push(part);
  }

  /** Says that something holds no duties, so that nothing asks for it again. */
  leaveOut(range: DocumentRange): void {
    this.leftOut.push(range);
  }

  problem(line: number, sentence: string): void {
    this.problems.push({ file: this.origin.file, line, sentence });
  }
}
