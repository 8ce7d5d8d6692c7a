import { toDataset } from '../../../data/dataset.js';
import {
  bothSides,
  type Involved,
  type Playbook,
  type PlaybookParty,
  type PlaybookPhase,
  standingPhase,
} from '../../../data/domain/playbook/playbook.js';
import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';
import { letters } from '../documents/likeness.js';

/** A dataset, and which statement of the gold each of its statements is. */
export interface Team {
  readonly dataset: Dataset;
  /** Ids of the gold by ids of the dataset; without those that the gold does not have. */
  readonly gold: ReadonlyMap<string, string>;
}

/**
 * Several teams' documents as one dataset: each was read by its own mapping, and the search sees them all. Parties of one
 * name and one side are one, and so are phases of one name; all others stay apart.
 */
export function together(teams: readonly Team[]): Team {
  const union = new Union();
  const statements = teams.flatMap(({ dataset }) => union.taken(dataset));
  const documents = teams.flatMap(({ dataset }) => dataset.documents);
  return {
    dataset: toDataset(union.playbook(), documents, statements),
    gold: new Map(teams.flatMap(({ gold }) => [...gold])),
  };
}

class Union {
  readonly #parties = new Map<string, PlaybookParty>();
  readonly #phases = new Map<string, PlaybookPhase>();

  /** A dataset's statements with the ids of the union, which learns its parties and phases. */
  taken({ playbook, responsibilities }: Dataset): readonly Responsibility[] {
    const parties = new Map(playbook.parties.map((party) => [party.id, this.#party(party)]));
    const phases = new Map(playbook.phases.map((phase) => [phase.id, this.#phase(phase)]));
    const first = (side: string) => playbook.parties.flatMap((party) => (party.side === side ? [party.id] : []))[0];
    const meant = (party: string): readonly string[] =>
      (party === bothSides ? [first('customer'), first('provider')] : [party]).flatMap(
        (id) => parties.get(id ?? '') ?? [],
      );
    return responsibilities.map(({ party, phase, involved, destination, ...statement }) => {
      const all = involved ?? (party === bothSides ? [{ party, involvement: 'does' } as const] : undefined);
      const named = all?.flatMap(({ party: one, involvement }): Involved[] =>
        meant(one).map((id) => ({ party: id, involvement })),
      );
      const [sent] = destination === undefined ? [] : meant(destination);
      return {
        ...statement,
        party: party === null ? null : (meant(party)[0] ?? null),
        phase: phase === null || phase === standingPhase ? phase : (phases.get(phase) ?? null),
        ...(named === undefined ? {} : { involved: named }),
        ...(sent === undefined ? {} : { destination: sent }),
      };
    });
  }

  playbook(): Playbook {
    return {
      id: 'together',
      names: { en: 'All documents together' },
      parties: [...this.#parties.values()],
      phases: [...this.#phases.values()],
      standing: { names: {}, aliases: {} },
      services: [],
      conditions: [],
      people: {},
      terms: {},
    };
  }

  #party(party: PlaybookParty): string {
    return added(this.#parties, `${party.side} ${nameIn(party)}`, party, 'party');
  }

  #phase(phase: PlaybookPhase): string {
    return added(this.#phases, nameIn(phase), phase, 'phase');
  }
}

const nameIn = ({ id, names }: Pick<PlaybookParty, 'id' | 'names'>): string =>
  letters(Object.values(names)[0] ?? id) || id;

/** The id, in the union, of a thing that has this key there; what it is called elsewhere is added to what it is called. */
function added<Thing extends Pick<PlaybookParty, 'id' | 'names' | 'aliases'>>(
  things: Map<string, Thing>,
  key: string,
  thing: Thing,
  kind: string,
): string {
  const known = things.get(key);
  const id = known?.id ?? `${kind}-${things.size + 1}`;
  const aliases = Object.entries(thing.aliases).map(([tag, names]): [string, readonly string[]] => [
    tag,
    [...new Set([...(known?.aliases[tag] ?? []), ...names])],
  ]);
  things.set(key, {
    ...thing,
    id,
    names: { ...thing.names, ...known?.names },
    aliases: { ...known?.aliases, ...Object.fromEntries(aliases) },
  });
  return id;
}
