import type { Responsibility } from '../../domain/responsibility.js';
import { type Block, type DocumentPlace, type ListItem, linePlace } from '../blocks/block.js';
import { plainWords } from '../blocks/inline.js';
import type { DocumentVocabulary } from '../vocabulary/vocabulary.js';
import { Coverage, Ranges } from './coverage.js';
import {
  asksParty,
  bindsParty,
  isAboutPhases,
  isAside,
  isClause,
  isLettered,
  isNamedIn,
  isOnExpectations,
  isOnlyLink,
  isOwnerLabel,
  isShort,
  isTimed,
  looksLikeParty,
  namesInFrontOfTasks,
  promisesDuties,
  repeatsName,
  saysObligation,
  turnsTo,
} from './signs.js';
import { overlookedInTable } from './table-net.js';
import type { DocumentRange, Unread, UnreadPart } from './unread.js';

// A net below the readers: what looks like a duty and is in no statement is reported, whatever the reason. It decides
// by form and by words of many languages, and nothing that it finds becomes anybody's duty.

/** A document after its readers. */
export interface ReadOutcome {
  readonly blocks: readonly Block[];
  readonly statements: readonly Responsibility[];
  /** What the readers themselves report. */
  readonly unread: readonly Unread[];
  readonly leftOut: readonly DocumentRange[];
  readonly vocabulary: DocumentVocabulary;
}

/** Characters of a paragraph that only says what follows. */
const longestIntroduction = 120;

type List = Extract<Block, { type: 'list' }>;

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** The names that lines begin with before a task, for each paragraph of such lines: its own, and those of its neighbours. */
function namesOfRuns(blocks: readonly Block[]): ReadonlyMap<Block, readonly string[]> {
  const runs = new Map<Block, string[]>();
  let run: string[] | null = null;
  for (const block of blocks) {
    const names = block.type === 'paragraph' ? namesInFrontOfTasks(block.raw) : null;
    if (names !== null) {
      run ??= [];
      run.push(...names);
      runs.set(block, run);
    } else run = null;
  }
  return runs;
}

/** One overlooked thing, before neighbours are put together. */
interface Overlooked extends DocumentRange {
  readonly what: UnreadPart;
  readonly name: string;
  /** The heading under which it stands. */
  readonly under: string;
}

interface Heading {
  readonly depth: number;
  readonly raw: string;
}

/** Everything that looks like duties, was not read, and is reported by no reader. In the document's order. */
export function overlooked(outcome: ReadOutcome): readonly Unread[] {
  const { statements, unread, leftOut, vocabulary } = outcome;
  const walk = new Walk(new Coverage(statements, [...leftOut, ...unread]), vocabulary);
  walk.through(outcome.blocks);
  const reported = new Ranges(unread);
  return [...together(walk.found), ...walk.tables]
    .filter((part) => !reported.hold(part))
    .sort((a, b) => (a.page ?? 0) - (b.page ?? 0) || a.line - b.line);
}

class Walk {
  readonly found: Overlooked[] = [];
  readonly tables: Unread[] = [];
  #path: readonly Heading[] = [];
  /** Whether the clause above obliges a party and opens others: "The Supplier shall ensure that persons:", "a) …". */
  #opened = false;

  constructor(
    readonly coverage: Coverage,
    readonly vocabulary: DocumentVocabulary,
  ) {}

  through(blocks: readonly Block[]): void {
    const inFront = namesOfRuns(blocks);
    for (const [index, block] of blocks.entries()) {
      const [before, after] = [blocks[index - 1], blocks[index + 1]];
      switch (block.type) {
        case 'heading':
          this.#path = [...this.#path.filter(({ depth }) => depth < block.depth), block];
          this.#opened = false;
          break;
        case 'paragraph':
          this.#paragraph(block, after, inFront.get(block) ?? []);
          break;
        case 'list':
          if (!this.#isAside) this.#list(block, before?.type === 'paragraph' ? before.raw : '');
          break;
        case 'alert':
          this.through(block.blocks);
          break;
        case 'table':
          if (!this.#isAside && !this.#path.some(({ raw }) => isOnExpectations(raw)))
            this.tables.push(
              ...overlookedInTable(block, this.#heading, this.#promises, this.coverage, this.vocabulary),
            );
          break;
      }
    }
  }

  get #heading(): string {
    return this.#path.at(-1)?.raw ?? '';
  }

  get #isAside(): boolean {
    return this.#path.some(({ depth, raw }) => (depth > 1 && isAside(raw)) || this.vocabulary.skips(plainWords(raw)));
  }

  /** The two innermost headings: a topic's heading stands between a party's and its list. */
  get #promises(): boolean {
    return this.#path.slice(-2).some(({ raw }) => promisesDuties(raw, this.vocabulary));
  }

  /** Below a title alone, documents say who is who. */
  get #isInSection(): boolean {
    return (this.#path.at(-1)?.depth ?? 0) > 1;
  }

  /** A title names whom all of a document is about; a section's heading, whose its clauses are. */
  get #isUnderParty(): boolean {
    return this.#path.slice(-2).some(({ depth, raw }) => depth > 1 && looksLikeParty(raw, this.vocabulary));
  }

  #paragraph(block: Paragraph, after: Block | undefined, names: readonly string[]): void {
    // What opens a list is judged by the list, and a picture says nothing.
    if (this.#isAside || after?.type === 'list' || block.raw.startsWith(':::')) return;
    const isBelow = this.#opened && isLettered(block.raw);
    this.#opened = isBelow || (/[:：]\s*$/u.test(block.raw) && bindsParty(block.raw, this.vocabulary));
    if (this.coverage.holds(block, block.raw)) return;
    // A short one before a heading introduces what is below it.
    const introduces = after?.type === 'heading' && plainWords(block.raw).length <= longestIntroduction;
    const looks =
      isOwnerLabel(block.raw) ||
      this.#nameTasks(names) ||
      (block.page !== undefined && repeatsName(block.raw)) ||
      isBelow ||
      (!introduces && bindsParty(block.raw, this.vocabulary)) ||
      (isClause(block.raw) && (this.#promises || this.#isUnderParty));
    if (looks) this.#add(block, 'paragraph', block.raw);
  }

  /** Whether lines that begin with these names say what each does: one of them stands there again, or the heading promises it. */
  #nameTasks(names: readonly string[]): boolean {
    return (
      new Set(names).size < names.length ||
      (names.length > 1 &&
        this.#isInSection &&
        this.#promises &&
        names.some((name) => looksLikeParty(name, this.vocabulary)))
    );
  }

  #list(list: List, leadIn: string): void {
    if (isAboutPhases(this.#heading) && list.items.every(({ raw }) => isShort(raw))) return;
    const binds = leadIn !== '' && (saysObligation(leadIn) || (this.#path.length > 1 && turnsTo(leadIn)));
    const looks =
      binds ||
      this.#promises ||
      (leadIn !== '' && (promisesDuties(leadIn, this.vocabulary) || isNamedIn(this.#heading, leadIn))) ||
      list.items.some(({ isTask }) => isTask) ||
      this.#asksOneOf(list);
    for (const item of list.items) this.#item(item, looks, binds);
  }

  /** A list of which nothing was read, and an item asks something of a party: its neighbours may ask as much. */
  #asksOneOf({ items }: List): boolean {
    return (
      items.some(({ raw }) => asksParty(raw, this.vocabulary)) &&
      !items.some((item) => this.coverage.isTaken(item, item.raw))
    );
  }

  /** `binds` = the words above it say that a side does it, which outweighs that its section was left out as one of results. */
  #item(item: ListItem, looks: boolean, binds: boolean): void {
    const labels = item.blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
    const isOwned = labels.some(({ raw }) => isOwnerLabel(raw));
    const isDuty =
      looks || isOwned || isOwnerLabel(item.raw) || isTimed(item.raw) || bindsParty(item.raw, this.vocabulary);
    const isHeld = binds ? this.coverage.isTaken(item, item.raw) : this.coverage.holds(item, item.raw);
    if (isDuty && !isOnlyLink(item.raw) && !this.#isPhaseName(item.raw) && !isHeld) this.#add(item, 'item', item.raw);
    for (const block of item.blocks) {
      // Details of an owned item say its state, its date, its evidence.
      if (block.type === 'list' && !isOwned) for (const inner of block.items) this.#item(inner, looks, binds);
      if (block.type === 'table') this.through([block]);
    }
  }

  #isPhaseName(raw: string): boolean {
    return isShort(raw) && this.vocabulary.phase(plainWords(raw)) !== null;
  }

  #add(place: DocumentPlace, what: UnreadPart, raw: string): void {
    const more = what === 'paragraph' ? raw.split('\n').length - 1 : 0;
    // Lines of a cell or a page are not those of the text.
    const until = more > 0 && place.sheet === undefined && place.page === undefined ? { until: place.line + more } : {};
    this.found.push({ ...linePlace(place), ...until, what, name: plainWords(raw), under: plainWords(this.#heading) });
  }
}

const longestName = 60;
const short = (text: string) => (text.length > longestName ? `${text.slice(0, longestName - 1).trimEnd()}…` : text);

/** Overlooked neighbours under one heading are one thing to look at. */
function together(found: readonly Overlooked[]): readonly Unread[] {
  const groups: Overlooked[][] = [];
  for (const one of found) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && last.under === one.under && last.page === one.page && last.sheet === one.sheet)
      group.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const { what, name, under, ...place } = first;
    const many = group.length > 1;
    return [
      {
        ...place,
        ...(many ? { until: last.until ?? last.line } : {}),
        what: many ? (group.every((one) => one.what === 'item') ? ('list' as const) : ('section' as const)) : what,
        name: short(many && under !== '' ? under : name),
        reason: 'nothing here says whose this is',
        ...(under === '' ? { cure: { owner: true } } : { cure: { parties: [under] } }),
      },
    ];
  });
}
