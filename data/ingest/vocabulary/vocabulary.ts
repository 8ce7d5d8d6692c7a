import { hasPhase, hostOf } from '../../domain/playbook/phases.js';
import {
  type Involvement,
  type PartyId,
  type PhaseId,
  type Playbook,
  type PlaybookSide,
  type ServiceId,
  standingPhase,
} from '../../domain/playbook/playbook.js';
import { sideOfParty } from '../../domain/playbook/sides.js';
import { anyDocumentWord, documentForm } from '../../language/documents.js';
import { plainText } from '../blocks/inline.js';
import type { DocumentMapping } from '../mapping/mapping.js';
import { actorsOf, type Committed, committedBy, type NameInSentences } from './commitments.js';
import { mayHold, wordsOfName } from './first-words.js';
import { markKey, nameForms, nameKey, namesApart, saysNoName, withoutNumbering } from './names.js';
import {
  firstPartyOf,
  namesInSentences,
  type Sourced,
  speaksOfSelf,
  tableOf,
  wordsOfPlaybook,
} from './playbook-words.js';

/** The parties that a cell names; `unknown` = its names that are no party's. A name that is mapped to none is in neither. */
export interface NamedParties {
  readonly parties: readonly PartyId[];
  readonly unknown: readonly string[];
}

// A longer heading or cell talks about parties and phases; it is not the name of one.
const longestName = 90;
const longestPhaseName = 40;

const responsibility = documentForm(({ partyHeadings }) => partyHeadings.responsibility);
/** "Shared responsibility" is a model and no party's list. */
const shared = documentForm(({ partyHeadings }) => partyHeadings.shared);
const roleWords = documentForm(({ partyHeadings }) => partyHeadings.roleWords);
const genericCustomer = documentForm(({ partyHeadings }) => partyHeadings.customer);
const phaseWord = documentForm(({ phases }) => phases.word);
const longestLeadIn = 60;
const longestOpening = 200;
const wordForPhase = `(?:${anyDocumentWord(({ phases }) => phases.word)})`;
/** "etapa de Implantação": up to the comma. */
const phaseThen = new RegExp(
  `(?<!\\p{L})${wordForPhase}\\p{L}{0,2} (?:d[eao]s? |of |för |["“„«])?([^,:;"”»]{2,60})`,
  'iu',
);
/** "the Build phase". */
const thenPhase = new RegExp(`([^,:;"“„«]{2,60})["”»]? ?${wordForPhase}(?!\\p{L})`, 'iu');
const duringWords =
  /(?:^|[\s\d.])(?:during|throughout|durante|under|während|pendant|durant|tijdens|podczas)\s+(?:the |an? |[ao] |la |le |el |il |den |det |der |die |das |de |het |l['’])?([^,:;.]{2,60})/iu;

/**
 * What the words of one document mean: the owner's mapping first, then the playbook's names and aliases, then what any
 * document calls the two sides. Names are compared as `names.ts` says.
 */
export class DocumentVocabulary {
  readonly #parties: Sourced<PartyId>;
  #phases: Sourced<PhaseId>;
  readonly #letters: ReadonlyMap<string, readonly Involvement[] | null>;
  readonly #skip: ReadonlySet<string>;
  /** Names inside longer headings, longest first. */
  readonly #namesWithin: readonly (readonly [name: string, party: PartyId])[];
  /** Names as sentences write them, longest first. */
  readonly #inSentences: readonly NameInSentences[];
  /** Phases' names as stems: they may begin a word or stand beside the word for phase. */
  readonly #stems: readonly (readonly [stem: string, phase: PhaseId])[];

  readonly #stemWords: ReadonlyMap<string, PhaseId>;

  // A cell is asked for by each reader and by the net, and a sheet repeats its names in each row.
  readonly #partiesSeen = new Map<string, PartyId | null | undefined>();
  readonly #phasesSeen = new Map<string, PhaseId | null | undefined>();

  constructor(
    readonly playbook: Playbook,
    readonly mapping: DocumentMapping = {},
  ) {
    const words = wordsOfPlaybook(playbook);
    const mapped = tableOf(Object.entries(mapping.parties ?? {}).map(([name, id]) => [id, [name]]));
    this.#parties = [mapped, ...words.parties];
    this.#namesWithin = [mapped, words.parties[0]]
      .flatMap((table) => [...table].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const])))
      .sort(([a], [b]) => b.length - a.length);
    this.#inSentences =
      mapping.parties === undefined ? words.inSentences : namesInSentences(playbook, mapping.parties, words.sides);
    this.#phases = [tableOf(Object.entries(mapping.phases ?? {}).map(([name, id]) => [id, [name]])), words.phases];
    this.#stems = words.stems;
    this.#stemWords = words.stemWords;
    this.#letters = new Map(Object.entries(mapping.letters ?? {}).map(([word, means]) => [markKey(word), means]));
    this.#skip = new Set((mapping.skip ?? []).map(nameKey));
  }

  /** The side's own party: the first that the playbook names on it. */
  first(side: PlaybookSide): PartyId | null {
    return firstPartyOf(this.playbook, side);
  }

  side(party: PartyId | null): PlaybookSide | null {
    return party === null ? null : sideOfParty(this.playbook, party);
  }

  /** The service beside the phases that a party's duties are of, if it has one. */
  service(party: PartyId | null): ServiceId | undefined {
    return this.playbook.parties.find(({ id }) => id === party)?.service;
  }

  /** Whether a party is the first of its side; what is said of a side holds for it. */
  leadsSide(party: PartyId): boolean {
    return party === this.first('customer') || party === this.first('provider');
  }

  /** Whether the owner's mapping leaves out what is called this. */
  skips(name: string): boolean {
    return this.#skip.has(nameKey(name)) || this.#skip.has(nameKey(withoutNumbering(plainText(name))));
  }

  /** The party that a cell, a column's head or a whole heading names, whatever is said about it beside; null = none, or one mapped to none. */
  party(words: string): PartyId | null {
    return this.#partyOrNone(words) ?? null;
  }

  /** Whether the owner says that this is no party: its column or section is left out and not reported. */
  isNoParty(words: string): boolean {
    return this.#partyOrNone(words) === null;
  }

  /** All parties that a cell names: "Client + Supplier", "QA / DBA", "Kunde und Dienstleister". */
  partiesIn(cell: string): NamedParties {
    const whole = this.#partyOrNone(cell);
    if (whole !== undefined) return { parties: whole === null ? [] : [whole], unknown: [] };
    const divisions = namesApart(plainText(cell)).map((names) => {
      const read = names.map((name) => [name, this.#partyOrNone(name)] as const);
      return {
        parties: [...new Set(read.flatMap(([, id]) => id ?? []))],
        unknown: read.flatMap(([name, id]) => (id === undefined ? [name.trim()] : [])),
      };
    });
    return (
      divisions.reduce<NamedParties | undefined>(
        (best, one) => (best && best.unknown.length <= one.unknown.length ? best : one),
        undefined,
      ) ?? { parties: [], unknown: [] }
    );
  }

  /** The party whose responsibilities a heading announces; null also where it names two. */
  partyHeading(heading: string): PartyId | null {
    const name = heading.trim().replace(/[*_:：]+$/u, '');
    const whole = this.#partyOrNone(name);
    if (whole !== undefined) return whole;
    // In "Benefit process of FastTrack - your responsibilities" the part after the dash says whose they are.
    const parts = name.split(/\s+[-–—]{1,2}\s+|\s*[:：|]\s+/u);
    const last = parts.at(-1) ?? name;
    if (last.length > longestName) return null;
    if (responsibility.test(last)) return this.#partyOrNone(last) ?? this.#announced(last);
    // "Build – Supplier": beside the name only a phase, or words that say nothing.
    const others = parts.filter((part) => this.party(part) === null);
    const only = parts.length === 2 && others.length === 1 ? parts.find((part) => !others.includes(part)) : undefined;
    return only !== undefined && others.every((part) => this.phase(part) !== null || saysNothing(part))
      ? this.party(only)
      : null;
  }

  /** Who is committed by a sentence, by a name in the subject's place; null where no one is, or no one that is known. */
  committed(sentence: string, opensList = false): Committed | null {
    return committedBy(sentence, this.#inSentences, opensList);
  }

  /** The parties that a sentence begins with and tells the doings of, without a word that commits them. */
  actors(sentence: string): readonly PartyId[] | null {
    return actorsOf(sentence, this.#inSentences);
  }

  /** Whether a text names a party anywhere, by more than a pronoun: a mention says nothing about who does it. */
  mentionsParty(text: string): boolean {
    const words = nameKey(text);
    return this.#namesWithin.some(
      ([name]) => name.length > 1 && !saysNoName(name) && !speaksOfSelf(name) && wordAt(words, name) >= 0,
    );
  }

  /** The side that a short lead-in hands the lines below it to: "Customer responsibilities include:". */
  sideLedInto(leadIn: string): PartyId | null {
    const words = leadIn.replace(/[*_:：]+/gu, '').trim();
    return words.length <= longestLeadIn && responsibility.test(words) && !roleWords.test(words)
      ? this.#announced(words)
      : null;
  }

  /** The phase that a heading or a cell names, or the standing list. */
  phase(words: string): PhaseId | null {
    return this.#phaseOrNone(words) ?? null;
  }

  /**
   * The phase in which a sentence says that it holds, beside the word for phase: "in the Build phase", "na etapa de
   * Implantação"; or behind a word for "during".
   */
  phaseWithin(sentence: string): PhaseId | null {
    const said = plainText(sentence).slice(0, longestOpening);
    const [, during] = duringWords.exec(said) ?? [];
    const [, behind] = phaseThen.exec(said) ?? [];
    const [, before] = thenPhase.exec(said) ?? [];
    for (const words of [during, behind, before].filter((part) => part !== undefined)) {
      const parts = words.trim().split(/\s+/u);
      for (let count = Math.min(parts.length, 4); count > 0; count--)
        for (const some of [parts.slice(0, count), parts.slice(-count)]) {
          const phase = this.phase(some.join(' '));
          if (phase !== null && phase !== standingPhase) return phase;
        }
    }
    return null;
  }

  /** A document's own names of phases, by which the rest of it is read; the playbook's and the owner's come first. */
  learnPhases(names: readonly string[]): void {
    this.#phases = [...this.#phases, tableOf(names.map((name) => [name, [name]]))];
    this.#phasesSeen.clear();
  }

  /** Whether a phase is one of the playbook's, and no name that only the document has. */
  knowsPhase(phase: PhaseId): boolean {
    return phase === standingPhase || hasPhase(this.playbook, hostOf(this.playbook, phase));
  }

  /** Whether the owner says that this is no phase. */
  isNoPhase(words: string): boolean {
    return this.#phaseOrNone(words) === null;
  }

  /** What the owner says that a cell's letter or word means: null = nothing; undefined = the owner doesn't say. */
  involvement(cell: string): readonly Involvement[] | null | undefined {
    return this.#letters.get(markKey(cell));
  }

  #partyOrNone(words: string): PartyId | null | undefined {
    if (words.length > longestName) return undefined;
    return once(this.#partiesSeen, words, () => {
      const first = wordsOfName(words);
      const tables = this.#parties.filter((table) => mayHold(table, first));
      return tables.length === 0 ? undefined : look(tables, nameForms(words));
    });
  }

  #phaseOrNone(words: string): PhaseId | null | undefined {
    return once(this.#phasesSeen, words, () => this.#phaseCalled(words));
  }

  #phaseCalled(words: string): PhaseId | null | undefined {
    const name = plainText(words).trim();
    const first = wordsOfName(words);
    if (!phaseWord.test(name) && ![...this.#phases, this.#stemWords].some((table) => mayHold(table, first)))
      return undefined;
    const [head = ''] = withoutNumbering(name).split(/\s*[–—:]\s*|\s+-{1,2}\s*|-{2}\s*/u);
    const behind = name.slice(name.indexOf(head) + head.length).replace(/^[\s–—:-]+/u, '');
    // "Phase 2: Design": the name stands behind the number.
    const numbered = /\p{N}/u.test(head) && phaseWord.test(head) ? behind : '';
    const forms = [name, head, ...(numbered === '' ? [] : [numbered])].flatMap(nameForms);
    const found = look(this.#phases, forms) ?? look(this.#phases, forms.flatMap(withoutPhaseWord));
    if (found !== undefined || head.length > longestPhaseName) return found;
    // A party may be called as its phase begins: "Baker" is none of "Bake".
    if (this.#partyOrNone(name) !== undefined) return undefined;
    const key = nameKey(numbered || head);
    const hasPhaseWord = phaseWord.test(head);
    // Alone means: one word that begins with the stem ("Initiate", "Bedömning", "평가").
    return this.#stems.find(([stem]) => {
      const at = stem === '' ? -1 : key.indexOf(stem);
      return at >= 0 && (hasPhaseWord || (at === 0 && !key.includes(' ') && key.length <= stem.length + 8));
    })?.[1];
  }

  /** Whose the responsibilities are that a heading with a word for them announces. */
  #announced(words: string): PartyId | null {
    if (shared.test(words)) return null;
    const within = new Set<PartyId>();
    let rest = nameKey(words);
    for (const [name, id] of this.#namesWithin) {
      const at = name.length < 2 || saysNoName(name) ? -1 : wordAt(rest, name);
      if (at < 0) continue;
      within.add(id);
      rest = `${rest.slice(0, at)}|${rest.slice(at + name.length)}`;
    }
    const customer = this.first('customer');
    if (customer !== null && genericCustomer.test(words)) within.add(customer);
    const [only] = within;
    return within.size === 1 && only !== undefined ? only : null;
  }
}

/** Where a name stands in a text as a word of its own; particles of other scripts may follow it ("Microsoft의"). */
function wordAt(text: string, name: string): number {
  const letter = /[\p{sc=Latin}\p{sc=Cyrillic}\p{N}]/u;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [first = '', last = ''] = [name[0], name.at(-1)];
    const [before = '', after = ''] = [text[at - 1], text[at + name.length]];
    if (!(letter.test(first) && letter.test(before)) && !(letter.test(last) && letter.test(after))) return at;
  }
  return -1;
}

const saysNothing = (part: string): boolean => nameKey(part).split(' ').every(saysNoName);

const phaseWordAlone = new RegExp(
  `^(?:\\p{L}{0,2}(?:${anyDocumentWord(({ phases }) => phases.word)})\\p{L}{0,2})$`,
  'iu',
);

/** "fase de descoberta", "design phase", "1단계": the name without the word for phase and its number. */
function withoutPhaseWord(key: string): readonly string[] {
  const words = key.split(' ').filter((word) => !phaseWordAlone.test(word) && !/^\p{N}+$/u.test(word));
  while (words.length > 1 && saysNoName(words[0] ?? '')) words.shift();
  return words.length === 0 ? [] : [words.join(' ')];
}

/** What was found for a text before, else what is found for it now. */
function once<Found>(seen: Map<string, Found>, words: string, find: () => Found): Found {
  const known = seen.get(words);
  if (known !== undefined || seen.has(words)) return known as Found;
  const found = find();
  seen.set(words, found);
  return found;
}

function look<Id>(tables: Sourced<Id>, forms: readonly string[]): Id | null | undefined {
  for (const table of tables) for (const form of forms) if (table.has(form)) return table.get(form);
  return undefined;
}
