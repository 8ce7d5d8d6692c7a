import { type ListQuestion, partiesOf } from '../answer/asked.js';
import type { AnswerParty, Match } from '../answer/question.js';
import { type Counts, countsOf, isClosed, isRequired, itemsOf } from '../checklist/checklist.js';
import { checklistOf } from '../checklist/duties.js';
import { isFor } from '../checklist/items.js';
import { missingFor } from '../checklist/missing.js';
import type { Engagement } from '../engagement.js';
import type { Item, StandingItem } from '../item.js';
import type { Instant, Person } from '../person.js';
import { wasOpened } from '../phase/checkpoint.js';
import { hostOf, isBefore, phasePlace } from '../playbook/phases.js';
import {
  type PartyId,
  type PhaseId,
  type Playbook,
  type PlaybookSide,
  type ServiceId,
  standingPhase,
} from '../playbook/playbook.js';
import {
  mainParty,
  partiesMeant,
  partyById,
  type Side,
  servicesBeside,
  sideOfParty,
  sides,
} from '../playbook/sides.js';
import type { Dataset, IsoDate, Locale } from '../responsibility.js';
import { sideOf } from '../roster.js';
import { daysBetween } from '../workdays.js';

/** A list of an engagement as its buttons name it: small enough to travel, enough to draw it again. */
export interface ListChoice {
  readonly about: ListQuestion['about'];
  readonly side: Side | 'both';
  readonly phase: PhaseId;
  readonly workload?: ServiceId;
  readonly locale: Locale;
  readonly page: number;
  /** The rows that stand apart from what was asked for, instead of it. */
  readonly fold?: 'others' | 'done' | 'standing';
  /** Asked as "what is mine?": what is assigned to the reader comes first, from either side. */
  readonly mine?: true;
  /** The question in the log that the list answers. */
  readonly question?: string;
}

/** What a question for a list means in one engagement, for one person. */
export function choiceIn(engagement: Engagement, list: ListQuestion, person: string): ListChoice {
  const { playbook } = engagement;
  const asked = partiesOf(playbook, list.whose, sideOf(engagement, person));
  const [side = 'customer', ...more] = sides.filter((one) =>
    asked.some((party) => sideOfParty(playbook, party) === one),
  );
  return {
    about: list.about,
    side: list.about === 'blockers' || more.length > 0 ? 'both' : side,
    phase: list.about === 'blockers' ? engagement.phase : (list.phase ?? engagement.phase),
    ...(list.workload === null ? {} : { workload: list.workload }),
    locale: list.locale,
    page: 1,
    ...(list.whose === 'me' ? { mine: true as const } : {}),
  };
}

/** Rows of an engagement's list; what is not asked for is kept apart, to be folded. */
export interface OpenList {
  /** `ahead` = the phase has not begun and its checklist is not written yet: this is what it will hold. */
  readonly state: 'open' | 'closed' | 'ahead';
  readonly rows: readonly Item[];
  /** Of `rows`: what is assigned to the reader, by name or by role, late and then early dates first. */
  readonly mine: readonly Item[];
  readonly done: readonly Item[];
  /** Open rows of the other side. */
  readonly others: readonly Item[];
  /** What is still to arrange on the asked side: listed, never counted. */
  readonly standing: readonly StandingItem[];
  /** Of everything on the list, done or not. */
  readonly counts: Counts;
  /** Sides that still have to state that there is nothing to remediate. */
  readonly statements: readonly Side[];
}

/**
 * A list of an engagement as it is now. A row that the reader has just ticked keeps its place among the open ones, so
 * that a slip can be undone where it happened.
 */
export function openList(
  engagement: Engagement,
  dataset: Dataset,
  { about, side, phase, workload, mine }: ListChoice,
  reader: { readonly person: string; readonly now: Instant },
): OpenList {
  const of: readonly PlaybookSide[] = side === 'both' ? sides : [side];
  const standing = engagement.standing.filter((item) => of.includes(item.side) && item.state === 'to-arrange');
  const none = { rows: [], mine: [], done: [], others: [], standing, counts: countsOf([]), statements: [] };
  if (phase === standingPhase || engagement.details === null) return { state: 'open', ...none };
  const state = stateOf(engagement, phase);
  const items = (state === 'ahead' ? aheadOf(engagement, dataset, phase) : itemsOf(engagement, phase)).filter(
    (item) => workload === undefined || item.section === workload,
  );
  const isMine = (item: Item) => mine === true && isFor(item, engagement, reader.person);
  const own = items.filter((item) => of.includes(item.side) || isMine(item));
  const counts = countsOf(own);
  if (state !== 'open') return { ...none, state, counts, rows: own };
  const stays = (item: Item) => !isClosed(item) || isFresh(item, reader);
  if (about === 'blockers') {
    const { open, statements } = missingFor(engagement, phase);
    const missing = new Set([...open.customer, ...open.provider]);
    const fresh = own.filter((item) => isRequired(item) && isFresh(item, reader));
    return {
      ...none,
      state,
      counts,
      standing: [],
      rows: own.filter((i) => missing.has(i) || fresh.includes(i)),
      statements,
    };
  }
  return {
    ...none,
    state,
    counts,
    rows: own.filter(stays),
    mine: own.filter((item) => stays(item) && isMine(item)).sort(byDue),
    done: own.filter((item) => !stays(item)),
    others: items.filter((item) => !own.includes(item) && !isClosed(item)),
  };
}

/** What is due first stands first, what has no date last; equal ones keep their order. */
const byDue = (a: Item, b: Item): number => (a.due ?? '9').localeCompare(b.due ?? '9');

/** What a phase's checklist will begin with, and what people have put on it already. */
const aheadOf = (engagement: Engagement, dataset: Dataset, phase: PhaseId): readonly Item[] => [
  ...(engagement.details === null || wasOpened(engagement, phase)
    ? []
    : checklistOf(engagement.playbook, dataset, phase, engagement.details, 1)),
  ...itemsOf(engagement, phase),
];

/** So long a row that the reader ticked stays where it was. */
const freshMs = 15 * 60 * 1000;

const isFresh = ({ tick }: Item, { person, now }: { readonly person: string; readonly now: Instant }): boolean =>
  tick !== null && tick.by.id === person && Date.parse(now) - Date.parse(tick.at) < freshMs;

function stateOf(engagement: Engagement, phase: PhaseId): OpenList['state'] {
  if (
    engagement.state === 'completed' ||
    engagement.state === 'cancelled' ||
    isBefore(engagement.playbook, phase, engagement.phase)
  )
    return 'closed';
  return hostOf(engagement.playbook, phase) === engagement.phase ? 'open' : 'ahead';
}

/** Whom to turn to for what a side owes: the customer's lead, else the project manager; the specialists. */
export function ownersOf({ members }: Engagement, side: Side): readonly Person[] {
  const of = (wanted: (member: (typeof members)[number]) => boolean) =>
    members.filter(wanted).map(({ person }) => person);
  if (side === 'provider') return of(({ role }) => role === 'specialist');
  const leads = of(({ lead }) => lead);
  return leads.length > 0 ? leads : of(({ role }) => role === 'project-manager');
}

/** Whole days since an open row was due; 0 when it is not late. */
export function daysLate(item: Item, today: IsoDate): number {
  const { due } = item;
  return due === undefined || isClosed(item) ? 0 : Math.max(0, daysBetween(due, today));
}

/** The duties that the documents name, one row a topic; what is not asked for is kept apart, to be folded. */
export interface DutyList {
  readonly playbook: Playbook;
  readonly list: ListQuestion;
  readonly parties: readonly PartyId[];
  readonly rows: readonly Match[];
  /** General responsibilities of the same parties: no phase counts them. */
  readonly standing: readonly Match[];
  readonly others: readonly Match[];
}

/**
 * The duties of a list question among all that the documents name. A service whose parties are its own runs beside the
 * phases: its duties are listed only where it is named.
 */
export function dutyList(
  playbook: Playbook,
  duties: readonly Match[],
  list: ListQuestion,
  own: Side | null = null,
): DutyList {
  const asked = partiesOf(playbook, list.whose, own);
  const service = asked.map((party) => serviceOf(playbook, party)).find((one) => one !== null);
  const beside = service ?? (servicesBeside(playbook).includes(list.workload ?? '') ? list.workload : null);
  const parties = beside === null ? asked : partiesBeside(playbook, beside, asked);
  const listed = duties.filter(
    (match) =>
      serviceBeside(playbook, match) === beside &&
      (beside !== null || list.workload === null || match.lead.responsibility.workload === list.workload),
  );
  const holds = ({ party }: Match, among: readonly PartyId[]) =>
    among.some((one) => one === party || partiesMeant(playbook, party).includes(one));
  const inPhase = ({ phase }: Match) =>
    list.phase === null || beside !== null ? phase !== standingPhase : phase === list.phase;
  const general = ({ phase }: Match) => phase === standingPhase && list.phase !== standingPhase;
  const theirs = inOrder(
    playbook,
    listed.filter((match) => holds(match, parties)),
    parties,
  );
  const all = [...sides.map((side) => mainParty(playbook, side)), ...besideAnything(playbook)];
  return {
    playbook,
    list,
    parties,
    rows: theirs.filter(inPhase),
    standing: theirs.filter(general),
    others: inOrder(playbook, listed.filter((match) => !holds(match, parties)).filter(inPhase), all),
  };
}

const besideAnything = ({ parties }: Playbook): readonly PartyId[] =>
  parties.flatMap(({ id, service, side }) => (service === undefined || side === 'other' ? [] : [id]));

/** The service that a party has its duties in; those on neither side are asked for by nobody. */
function serviceOf(playbook: Playbook, party: PartyId): ServiceId | null {
  const found = partyById(playbook, party);
  return found === undefined || found.side === 'other' ? null : (found.service ?? null);
}

/** The service that a duty belongs to, where that service has parties of its own. */
function serviceBeside(playbook: Playbook, { topic, lead, party }: Match): ServiceId | null {
  const named = topic?.workload ?? lead.responsibility.workload ?? '';
  return servicesBeside(playbook).includes(named) ? named : serviceOf(playbook, party);
}

/** Of a service beside the phases: its own parties where they are asked for, or their side is. */
function partiesBeside(playbook: Playbook, service: ServiceId, asked: readonly PartyId[]): readonly PartyId[] {
  const wanted = asked.flatMap((party) => {
    const found = partyById(playbook, party);
    return found === undefined || found.service !== undefined
      ? [party]
      : partiesOfService(playbook, service, found.side);
  });
  return [...new Set(wanted)].filter((party) => partyById(playbook, party)?.service === service);
}

const partiesOfService = ({ parties }: Playbook, service: ServiceId, side: PlaybookSide): readonly PartyId[] =>
  parties.flatMap((party) => (party.service === service && party.side === side ? [party.id] : []));

const phaseOrder = (playbook: Playbook, phase: PhaseId | null): number =>
  phase === null ? -1 : phasePlace(playbook, phase);

/** By party, then by phase, else in the order of the documents. */
function inOrder(playbook: Playbook, matches: readonly Match[], parties: readonly PartyId[]): readonly Match[] {
  const rank = ({ party }: Match) => {
    const at = (parties as readonly AnswerParty[]).indexOf(party);
    return at < 0 ? parties.length : at;
  };
  return [...matches].sort(
    (a, b) => rank(a) - rank(b) || phaseOrder(playbook, a.phase) - phaseOrder(playbook, b.phase),
  );
}
