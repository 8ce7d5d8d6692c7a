import type { Playbook } from './playbook.js';

const carried = new WeakMap<Playbook, Playbook>();

/** A playbook as an engagement keeps it: without the words by which documents name its things, which only reading needs. */
export function withoutAliases(playbook: Playbook): Playbook {
  const known = carried.get(playbook) ?? strip(playbook);
  carried.set(playbook, known);
  return known;
}

const strip = (playbook: Playbook): Playbook => ({
  ...playbook,
  parties: playbook.parties.map(({ articles: _, ...party }) => ({ ...party, aliases: {} })),
  phases: playbook.phases.map((phase) => ({ ...phase, aliases: {} })),
  ...(playbook.beside === undefined ? {} : { beside: playbook.beside.map((list) => ({ ...list, aliases: {} })) }),
  standing: { ...playbook.standing, aliases: {} },
  services: playbook.services.map((service) => ({ ...service, aliases: {} })),
  conditions: playbook.conditions.map((condition) => ({ ...condition, aliases: {} })),
});

const ordered = (value: unknown): unknown =>
  typeof value !== 'object' || value === null
    ? value
    : Array.isArray(value)
      ? value.map(ordered)
      : Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, of]) => [key, ordered(of)]),
        );

const written = new WeakMap<Playbook, string>();

function textOf(playbook: Playbook): string {
  const text = written.get(playbook) ?? JSON.stringify(ordered(strip(playbook)));
  written.set(playbook, text);
  return text;
}

/** Whether two playbooks say the same, whatever documents call their things and in whatever order it is written. */
export const saySame = (one: Playbook, other: Playbook): boolean => textOf(one) === textOf(other);
