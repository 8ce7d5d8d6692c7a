import { bothSides, type Playbook } from '../../domain/playbook/playbook.js';
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
    'topic' | 'kind' | 'party' | 'condition' | 'workload' | 'stage' | 'destination' | 'optional' | 'conditional'
  >
>;

const yesOrNo = ['true', 'false'] as const;
type Allowed = Readonly<Record<keyof GivenMarks, readonly string[] | null>>;

/** null = any value. */
function allowedBy({ parties, services, conditions }: Playbook): Allowed {
  const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
  const anyParty = [...ids(parties), bothSides];
  return {
    topic: null,
    kind: kinds,
    party: anyParty,
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
        },
      ];
    faults.push(`cites “${key}”, which is not among the sources in the front matter: add it there or correct the key.`);
    return [];
  });
  return [raw.slice(0, at).trimEnd(), cites];
}

function takeAttributes(raw: string, playbook: Playbook, faults: string[]): [string, GivenMarks] {
  const at = raw.lastIndexOf('{');
  const inside = /^\{\s*(\w+\s*:[^{}]*)\}\s*$/.exec(at < 0 ? '' : raw.slice(at))?.[1];
  if (inside === undefined) return [raw, {}];
  const allowed = allowedBy(playbook);
  const given: Record<string, unknown> = {};
  for (const part of inside.split(',')) {
    const [key = '', value = ''] = part.split(':').map((side) => side.trim());
    const values = allowed[key as keyof GivenMarks];
    if (values === undefined)
      faults.push(`has the unknown mark “${key}”: known are ${Object.keys(allowed).join(', ')}.`);
    else if (value === '' || values?.includes(value) === false)
      faults.push(
        `has “${key}: ${value}”: ${values ? `it must be one of ${values.join(', ') || 'none: the playbook has none'}` : 'it needs a value'}.`,
      );
    else given[key] = values === yesOrNo ? value === 'true' : value;
  }
  return [raw.slice(0, at).trimEnd(), given as GivenMarks];
}
