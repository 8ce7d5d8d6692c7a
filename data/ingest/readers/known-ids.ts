import { bothSides, type Playbook } from '../../domain/playbook/playbook.js';
import type { Responsibility } from '../../domain/responsibility.js';

/**
 * A statement without what its playbook does not have. Words of public documents name parties, services and conditions of
 * the method that wrote them; in another method they are words.
 */
export function ofPlaybook(statement: Responsibility, playbook: Playbook): Responsibility {
  const { party, destination, condition, workload, ...rest } = statement;
  const has = (things: readonly { readonly id: string }[], id: string | undefined) =>
    things.some((thing) => thing.id === id);
  const isParty = (id: string | null | undefined) => id === bothSides || has(playbook.parties, id ?? undefined);
  if (
    (party === null || isParty(party)) &&
    (destination === undefined || isParty(destination)) &&
    (condition === undefined || has(playbook.conditions, condition)) &&
    (workload === undefined || has(playbook.services, workload))
  )
    return statement;
  return {
    ...rest,
    party: isParty(party) ? party : null,
    ...(destination !== undefined && isParty(destination) ? { destination } : {}),
    ...(condition !== undefined && has(playbook.conditions, condition) ? { condition } : {}),
    ...(workload !== undefined && has(playbook.services, workload) ? { workload } : {}),
  };
}
