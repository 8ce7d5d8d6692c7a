import { phasesAndBeside } from '../../domain/playbook/phases.js';
import {
  bothSides,
  type Involved,
  type Involvement,
  involvements,
  type Playbook,
  standingPhase,
} from '../../domain/playbook/playbook.js';
import { type Citation, kinds, type Responsibility } from '../../domain/responsibility.js';
import type { Source } from '../blocks/block.js';

/** What a bullet of our own documents may carry at its end: `{topic: kick-off} [key heading 3; other heading 5.1]`. */
export interface OwnMarks {
  readonly raw: string;
  readonly cites?: readonly Citation[];
  readonly given: GivenMarks;
  readonly faults: readonly string[];
}

export type GivenMarks = Partial<
  Pick<
    Responsibility,
    | 'topic'
    | 'kind'
    | 'party'
    | 'involved'
    | 'phase'
    | 'condition'
    | 'workload'
    | 'stage'
    | 'destination'
    | 'optional'
    | 'conditional'
  >
>;

const yesOrNo = ['true', 'false'] as const;
type Allowed = Readonly<Record<Exclude<keyof GivenMarks, 'involved'> | Involvement, readonly string[] | null>>;

/** null = any value. */
function allowedBy(playbook: Playbook): Allowed {
  const { parties, services, conditions } = playbook;
  const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
  const anyParty = [...ids(parties), bothSides];
  return {
    topic: null,
    kind: kinds,
    party: anyParty,
    does: anyParty,
    guides: anyParty,
    approves: anyParty,
    consulted: anyParty,
    informed: anyParty,
    phase: [...phasesAndBeside(playbook), standingPhase],
    condition: ids(conditions),
    workload: ids(services),
    stage: ['core', 'service'],
    destination: anyParty,
    optional: yesOrNo,
    conditional: yesOrNo,
  };
}

/** Takes the marks off a bullet; ids in them are the playbook's. A bullet without any is what it was. */
export function takeOwnMarks(raw: string, sources: ReadonlyMap<string, Source>, playbook: Playbook): OwnMarks {
  const faults: string[] = [];
  const [uncited, cites] = takeCitations(raw, sources, faults);
  const [text, given] = takeAttributes(uncited, playbook, faults);
  return { raw: text, given, faults, ...(cites ? { cites } : {}) };
}

function takeCitations(raw: string, sources: ReadonlyMap<string, Source>, faults: string[]): [string, Citation[]?] {
  const at = raw.lastIndexOf('[');
  const inside = /^\[([^\][]+)\]\.?\s*$/.exec(at < 0 ? '' : raw.slice(at))?.[1];
  if (sources.size === 0 || inside === undefined) return [raw];
  const cites = inside.split(';').flatMap((part) => {
    const [, key = '', heading = '', ordinal = null] =
      /^\s*(\S+)(?:\s+(.*?))??(?:\s+(\d+(?:\.\d+)*))?\s*$/s.exec(part) ?? [];
    const source = sources.get(key);
    if (source)
      return [
        {
          title: source.title,
          locale: source.locale,
          date: source.date,
          heading: heading.replace(/\s+/g, ' '),
          ordinal,
          ...(source.url === undefined ? {} : { url: source.url }),
        },
      ];
    faults.push(`cites “${key}”, which is not among the sources in the front matter: add it there or correct the key.`);
    return [];
  });
  return [raw.slice(0, at).trimEnd(), cites];
}

/** The marks at the end of a line or a heading. An involvement may name several parties, divided by spaces. */
export function takeAttributes(raw: string, playbook: Playbook, faults: string[]): [string, GivenMarks] {
  const at = raw.lastIndexOf('{');
  const inside = /^\{\s*(\w+\s*:[^{}]*)\}\s*$/.exec(at < 0 ? '' : raw.slice(at))?.[1];
  if (inside === undefined) return [raw, {}];
  const allowed = allowedBy(playbook);
  const given: Record<string, unknown> = {};
  const involved: Involved[] = [];
  for (const part of inside.split(',')) {
    const [key = '', value = ''] = part.split(':').map((side) => side.trim());
    const values = allowed[key as keyof Allowed];
    const involvement = involvements.find((one) => one === key);
    const parties = involvement === undefined ? [value] : value.split(/\s+/u);
    if (values === undefined)
      faults.push(`has the unknown mark “${key}”: known are ${Object.keys(allowed).join(', ')}.`);
    else if (parties.some((one) => one === '' || values?.includes(one) === false))
      faults.push(
        `has “${key}: ${value}”: ${values ? `it must be one of ${values.join(', ') || 'none: the playbook has none'}` : 'it needs a value'}.`,
      );
    else if (involvement !== undefined) involved.push(...parties.map((party) => ({ party, involvement })));
    else given[key] = values === yesOrNo ? value === 'true' : value;
  }
  return [raw.slice(0, at).trimEnd(), { ...(given as GivenMarks), ...heldIn(involved) }];
}

/** Who holds it is the first that does or guides; one party that does it all is no involvement of several. */
function heldIn(involved: readonly Involved[]): GivenMarks {
  const [first, ...more] = involved;
  if (first === undefined) return {};
  const holder = involved.find(({ involvement }) => involvement === 'does' || involvement === 'guides');
  return {
    party: holder?.party ?? null,
    ...(more.length === 0 && first.involvement === 'does' ? {} : { involved }),
  };
}

/** What holds of a line: its own marks before those of the headings above it; whose it is, is said whole. */
export function withinMarks(above: GivenMarks, own: GivenMarks): GivenMarks {
  const { party, involved, ...rest } = above;
  return {
    ...rest,
    ...(own.party === undefined
      ? { ...(party === undefined ? {} : { party }), ...(involved ? { involved } : {}) }
      : {}),
    ...own,
  };
}
