import type { Playbook } from './playbook.js';

/** A playbook as an engagement keeps it: without the words by which documents name its things, which only reading needs. */
export const withoutAliases = (playbook: Playbook): Playbook => ({
  ...playbook,
  parties: playbook.parties.map((party) => ({ ...party, aliases: {} })),
  phases: playbook.phases.map((phase) => ({ ...phase, aliases: {} })),
  standing: { ...playbook.standing, aliases: {} },
  services: playbook.services.map((service) => ({ ...service, aliases: {} })),
  conditions: playbook.conditions.map((condition) => ({ ...condition, aliases: {} })),
});
