import { z } from 'zod';
import { bothSides, standingPhase } from '../../domain/playbook/playbook.js';
import { folded } from '../../language/fold.js';
import type { Wrong } from './parsed-file.js';
import type { Keys } from './yaml-file.js';

/** Reads what can be read of a file whose form may be wrong in places: what cannot counts as not there. */
const word = z.string().optional().catch(undefined);
const wordsOf = z
  .union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())])
  .optional()
  .catch(undefined);
const rough = z
  .object({
    playbook: word,
    parties: z
      .record(
        z.string(),
        z.object({ side: word, service: word, names: wordsOf, 'in-sentences': wordsOf, aliases: wordsOf }).catch({}),
      )
      .catch({}),
    phases: z
      .array(
        z
          .object({
            id: word,
            list: word,
            'list-names': z.unknown().optional(),
            prepares: word,
            beside: word,
            condition: word,
            signs: word,
            sections: word,
            names: wordsOf,
            aliases: wordsOf,
          })
          .catch({}),
      )
      .catch([]),
    services: z.record(z.string(), z.object({ names: wordsOf, aliases: wordsOf }).catch({})).catch({}),
    conditions: z.record(z.string(), z.unknown()).catch({}),
    'delivered-by': z.array(z.string()).optional().catch(undefined),
    routing: z
      .object({
        ways: z.record(z.string(), z.record(z.string(), z.object({ to: word }).catch({})).catch({})).catch({}),
        destinations: z.record(z.string(), z.unknown()).catch({}),
      })
      .optional()
      .catch(undefined),
  })
  .catch({ parties: {}, phases: [], services: {}, conditions: {} });

type Rough = z.infer<typeof rough>;

/** What the parts of a playbook must agree about, each fault at the key that a person would change. */
export function agreement(raw: unknown): readonly Wrong[] {
  const file = rough.parse(raw);
  return [
    ...ids(file),
    ...sides(file),
    ...order(file),
    ...besides(file),
    ...delivery(file),
    ...known(file),
    ...twice(file),
  ];
}

/** Words that Baton itself uses where an id could be: both sides, the standing list, what is excluded, a form's choices. */
const reserved = [bothSides, standingPhase, 'both', 'unknown', 'out-of-scope', 'core', 'remediation', 'later', 'all'];

/** Why a word can be no id of a playbook, a party, a phase, a service or a condition, with the cure; null = it can. */
export function faultOfId(id: string): string | null {
  if (reserved.includes(id)) return `“${id}” is a word of Baton’s own: choose another id.`;
  if (/^[a-z][a-z0-9-]{0,39}$/u.test(id)) return null;
  return `“${id}” is no id: write at most 40 lower-case letters, digits and hyphens, a letter first, like go-live.`;
}

function ids({ playbook, parties, phases, services, conditions }: Rough): readonly Wrong[] {
  const written: readonly (readonly [string | undefined, Keys])[] = [
    [playbook, ['playbook']],
    ...Object.entries({ parties, services, conditions }).flatMap(([kind, all]) =>
      Object.keys(all).map((id) => [id, [kind, id]] as const),
    ),
    ...phases.map(({ id }, at) => [id, ['phases', at, 'id']] as const),
  ];
  return written.flatMap(([id, keys]) => {
    const sentence = id === undefined ? null : faultOfId(id);
    return sentence === null ? [] : [{ keys, sentence }];
  });
}

function sides({ parties }: Rough): readonly Wrong[] {
  const there = Object.values(parties).map(({ side }) => side);
  if (there.length === 0) return [];
  return ['customer', 'provider']
    .filter((side) => !there.includes(side))
    .map((side) => ({
      keys: ['parties'],
      sentence: `have none with side: ${side}, and a checkpoint is agreed between both sides: say which party it is.`,
    }));
}

function order({ phases }: Rough): readonly Wrong[] {
  const ids = phases.map(({ id }) => id);
  return phases.flatMap(({ id, list, prepares, 'list-names': listNames }, at) => {
    const found: Wrong[] = [];
    if (listNames !== undefined && list !== 'own')
      found.push({
        keys: ['phases', at, 'list-names'],
        sentence: 'name a list that the people write, and this phase takes its list from documents: give it list: own.',
      });
    if (id !== undefined && ids.indexOf(id) < at)
      found.push({ keys: ['phases', at, 'id'], sentence: `“${id}” is there twice: give each phase its own id.` });
    if (prepares === undefined) return found;
    const prepared = phases.findIndex((one) => one.id === prepares);
    const keys = ['phases', at, 'prepares'];
    if (prepared < 0) found.push({ keys, sentence: `“${prepares}” is no phase here: write the id of one.` });
    else if (prepared <= at)
      found.push({ keys, sentence: `“${prepares}” does not come after this phase: name a later one.` });
    else if (phases[prepared]?.beside !== undefined)
      found.push({
        keys,
        sentence: `“${prepares}” is beside a phase, and takes its list from documents: name a phase.`,
      });
    else if (phases[prepared]?.list !== 'own')
      found.push({ keys, sentence: `“${prepares}” takes its list from documents: give it list: own.` });
    return found;
  });
}

/** Who may deliver: the provider's own party first, because it delivers where nothing is said. */
function delivery({ parties, 'delivered-by': delivered }: Rough): readonly Wrong[] {
  if (delivered === undefined) return [];
  const own = Object.entries(parties).find(([, { side }]) => side === 'provider')?.[0];
  const wrong = (sentence: string, ...at: Keys): Wrong => ({ keys: ['delivered-by', ...at], sentence });
  return [
    ...(delivered.length < 2 ? [wrong('leaves no choice: name two parties, or take it away.')] : []),
    ...(delivered[0] === own || own === undefined
      ? []
      : [wrong(`must begin with ${own}, the provider’s own party.`, 0)]),
    ...delivered.flatMap((party, at) =>
      parties[party]?.side === 'provider' && parties[party].service === undefined && delivered.indexOf(party) === at
        ? []
        : [wrong(`“${party}” is no party of the provider’s side in the phases, or is there twice.`, at)],
    ),
  ];
}

/** What a list beside a phase cannot have: it is passed with its phase, and comes from documents. */
const ofPhases = ['signs', 'list', 'list-names', 'prepares', 'sections'] as const;

function besides({ phases, services, conditions }: Rough): readonly Wrong[] {
  return phases.flatMap((phase, at) => {
    const { id = '', beside, condition } = phase;
    const wrong = (key: string, sentence: string): Wrong => ({ keys: ['phases', at, key], sentence });
    if (beside === undefined)
      return condition === undefined
        ? []
        : [wrong('condition', 'is for a list beside a phase: add beside, or take it away.')];
    const host = phases.slice(0, at).find((one) => one.id === beside);
    return [
      ...(host === undefined ? [wrong('beside', `“${beside}” is no phase before this one: name one that is.`)] : []),
      ...(host?.beside === undefined
        ? []
        : [wrong('beside', `“${beside}” is itself beside ${host.beside}: name that.`)]),
      ...ofPhases
        .filter((key) => phase[key] !== undefined)
        .map((key) => wrong(key, `is a phase’s own, and this is beside ${beside}: take it away.`)),
      ...(condition === undefined || Object.hasOwn(conditions, condition)
        ? []
        : [
            wrong(
              'condition',
              `“${condition}” is no condition here: there are ${Object.keys(conditions).join(', ') || 'none'}.`,
            ),
          ]),
      ...(Object.hasOwn(services, id) || id === 'remediation'
        ? [wrong('id', `“${id}” also names a part of a checklist: choose another id.`)]
        : []),
    ];
  });
}

function known({ parties, services, routing }: Rough): readonly Wrong[] {
  const unknown = (keys: Keys, id: string | undefined, what: string, among: object) =>
    id === undefined || Object.hasOwn(among, id)
      ? []
      : [{ keys, sentence: `“${id}” is no ${what} here: there are ${Object.keys(among).join(', ') || 'none'}.` }];
  return [
    ...Object.entries(parties).flatMap(([id, { service }]) =>
      unknown(['parties', id, 'service'], service, 'service', services),
    ),
    ...Object.entries(routing?.ways ?? {}).flatMap(([asker, ways]) =>
      Object.entries(ways).flatMap(([matter, { to }]) =>
        unknown(['routing', 'ways', asker, matter, 'to'], to, 'party', parties),
      ),
    ),
    ...Object.keys(routing?.destinations ?? {}).flatMap((id) =>
      unknown(['routing', 'destinations', id], id, 'party', parties),
    ),
  ];
}

/** One word for two of a kind would give a document's duties, or a question, to the one that is read first. */
function twice({ parties, phases, services }: Rough): readonly Wrong[] {
  return [
    ...collisions(Object.entries(services).map(([id, of]) => ({ id, at: ['services', id], ...of }))),
    ...collisions(Object.entries(parties).map(([id, of]) => ({ id, at: ['parties', id], ...of }))),
    ...collisions(phases.map(({ id = '', ...of }, index) => ({ id, at: ['phases', index], ...of }))),
  ];
}

type Named = { readonly id: string; readonly at: Keys } & Pick<Rough['phases'][number], 'names' | 'aliases'>;

function collisions(things: readonly Named[]): readonly Wrong[] {
  const owners = new Map<string, string>(things.map(({ id }) => [folded(id), id]));
  const found: Wrong[] = [];
  for (const { id, at, names, aliases } of things)
    for (const { keys, said } of [...saidIn(names, [...at, 'names']), ...saidIn(aliases, [...at, 'aliases'])]) {
      const owner = owners.get(folded(said)) ?? id;
      owners.set(folded(said), owner);
      if (owner !== id) found.push({ keys, sentence: `“${said}” also means ${owner}: leave it to one of the two.` });
    }
  return found;
}

function saidIn(written: Named['names'], keys: Keys): readonly { keys: Keys; said: string }[] {
  const one = (value: unknown, at: Keys) => (typeof value === 'string' ? [{ keys: at, said: value }] : []);
  if (written === undefined) return [];
  if (typeof written === 'string') return one(written, keys);
  if (Array.isArray(written)) return written.flatMap((value, at) => one(value, [...keys, at]));
  return Object.entries(written).flatMap(([tag, value]) =>
    Array.isArray(value) ? value.flatMap((word, at) => one(word, [...keys, tag, at])) : one(value, [...keys, tag]),
  );
}
