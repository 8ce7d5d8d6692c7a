import { type Proposal, propose } from '../../../../data/ingest/propose/propose.js';

// A draft made of one document, and what it says of parties and phases.

export const drafted = (...lines: readonly string[]): Proposal =>
  propose([{ name: 'plan.md', bytes: Buffer.from(lines.join('\n')) }], 'draft', 'Draft');

/** The side of each party, by its name. */
export const draftedSides = ({ playbook }: Proposal): Readonly<Record<string, string>> =>
  Object.fromEntries(playbook.parties.map(({ names, side }) => [Object.values(names)[0] ?? '', side]));

export const draftedPhases = ({ playbook }: Proposal): readonly string[] =>
  playbook.phases.map(({ names }) => Object.values(names)[0] ?? '');
