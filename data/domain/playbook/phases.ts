import type { PhaseId, Playbook, PlaybookBeside, PlaybookPhase } from './playbook.js';

// Questions to a playbook about its phases. An id that is none of its phases has no properties and comes nowhere.

export const phasesOf = ({ phases }: Playbook): readonly PhaseId[] => phases.map(({ id }) => id);

const found = ({ phases }: Playbook, phase: PhaseId): PlaybookPhase | undefined =>
  phases.find(({ id }) => id === phase);

export const hasPhase = (playbook: Playbook, phase: PhaseId): boolean => found(playbook, phase) !== undefined;

/** The lists that open with a phase. */
export const besideOf = ({ beside = [] }: Playbook, phase: PhaseId): readonly PlaybookBeside[] =>
  beside.filter(({ host }) => host === phase);

/** The phase that a list beside it opens with; a phase is its own. */
export const hostOf = ({ beside = [] }: Playbook, phase: PhaseId): PhaseId =>
  beside.find(({ id }) => id === phase)?.host ?? phase;

/** Phases and the lists beside them, each behind its phase. */
export const phasesAndBeside = (playbook: Playbook): readonly PhaseId[] =>
  phasesOf(playbook).flatMap((phase) => [phase, ...besideOf(playbook, phase).map(({ id }) => id)]);

/** The list that a row stands on: one beside its phase, or the phase's own. */
export const listOf = (
  playbook: Playbook,
  { phase, section }: { readonly phase: PhaseId; readonly section: string },
): PhaseId => besideOf(playbook, phase).find(({ id }) => id === section)?.id ?? phase;

/** Where an engagement begins. Throws for a playbook without phases, which the schema refuses. */
export function firstPhase({ id, phases: [first] }: Playbook): PhaseId {
  if (first === undefined) throw new Error(`The playbook ${id} has no phases.`);
  return first.id;
}

/** Counted from 0, a list beside a phase with that; -1 for what is neither. */
export const phasePlace = (playbook: Playbook, phase: PhaseId): number =>
  phasesOf(playbook).indexOf(hostOf(playbook, phase));

/** The phase that opens when this one is passed; null after the last. */
export const nextPhase = (playbook: Playbook, phase: PhaseId): PhaseId | null =>
  hasPhase(playbook, phase) ? (phasesOf(playbook)[phasePlace(playbook, phase) + 1] ?? null) : null;

/** null before the first. */
export const previousPhase = (playbook: Playbook, phase: PhaseId): PhaseId | null =>
  phasesOf(playbook)[phasePlace(playbook, phase) - 1] ?? null;

export const isLastPhase = (playbook: Playbook, phase: PhaseId): boolean => phasesOf(playbook).at(-1) === phase;

/** Whether both are phases, and the first of them ends before the other begins. */
export const isBefore = (playbook: Playbook, phase: PhaseId, other: PhaseId): boolean =>
  hasPhase(playbook, hostOf(playbook, phase)) && phasePlace(playbook, phase) < phasePlace(playbook, other);

export const phasesBefore = (playbook: Playbook, phase: PhaseId): readonly PhaseId[] =>
  phasesOf(playbook).filter((one) => isBefore(playbook, one, phase));

/** A phase and those after it. */
export const phasesFrom = (playbook: Playbook, phase: PhaseId): readonly PhaseId[] =>
  hasPhase(playbook, phase) ? phasesOf(playbook).slice(phasePlace(playbook, phase)) : [];

/** Whether the people of the engagement write its list. */
export const hasOwnList = (playbook: Playbook, phase: PhaseId): boolean => found(playbook, phase)?.list === 'own';

/** The phase whose list the people write now: this one's own, the one that it prepares, else the next that has one. */
export function ownListFrom(playbook: Playbook, phase: PhaseId): PhaseId | null {
  if (hasOwnList(playbook, phase)) return phase;
  const prepares = found(playbook, phase)?.prepares;
  return prepares ?? phasesFrom(playbook, phase).find((one) => hasOwnList(playbook, one)) ?? null;
}

/** The phase whose own list is meant where this phase is spoken of: what is written now, else the first; null = there is none. */
export function ownListMeant(playbook: Playbook, phase: PhaseId): PlaybookPhase | null {
  const now = ownListFrom(playbook, phase);
  return playbook.phases.find(({ id, list }) => (now === null ? list === 'own' : id === now)) ?? null;
}

/** Whether its checklist has a section for each service, behind the core. */
export const hasServiceSections = (playbook: Playbook, phase: PhaseId): boolean =>
  found(playbook, phase)?.sections === 'services';

/** Phases whose checkpoint both sides sign where an engagement's details say nothing else. */
export const signedByBoth = ({ phases }: Playbook): readonly PhaseId[] =>
  phases.flatMap(({ id, signs }) => (signs === 'both' ? [id] : []));
