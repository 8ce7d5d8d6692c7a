import { z } from 'zod';
import { phasesAndBeside } from '../../domain/playbook/phases.js';
import { bothSides, involvements, type Playbook, standingPhase } from '../../domain/playbook/playbook.js';
import type { DocumentMapping, Mapping } from '../../ingest/mapping/mapping.js';
import { languageTag, mapOf, type ParsedFile, parsedFile, strict, text, type Wrong } from './parsed-file.js';

const none = 'or ~ where it is none';

const idOrNone = z.string({ error: `must be an id of the playbook, ${none}.` }).nullable();

const involved = z.enum(involvements, { error: `must be of ${involvements.join(', ')}, ${none}.` });

const document = strict({
  locale: languageTag.exactOptional(),
  parties: mapOf(idOrNone, '{ "Cloud team": provider }').exactOptional(),
  phases: mapOf(idOrNone, '{ "Day 1": deploy }').exactOptional(),
  letters: mapOf(
    z.preprocess(
      (raw) => (typeof raw === 'string' ? [raw] : raw),
      z.array(involved, { error: `must be a list of ${involvements.join(', ')}, ${none}.` }).nullable(),
    ),
    '{ L: [does], X: ~ }',
  ).exactOptional(),
  owner: z.string({ error: 'must be the id of a party of the playbook.' }).exactOptional(),
  phase: z.string({ error: 'must be the id of a phase of the playbook.' }).exactOptional(),
  skip: z.array(text, { error: 'must be a list of headings, sheets or captions.' }).exactOptional(),
}) satisfies z.ZodType<DocumentMapping>;

const file: z.ZodType<Mapping> = mapOf(
  z.preprocess((raw) => raw ?? {}, document),
  '{ raci.xlsx: { parties: … } }, with "*" for every document',
);

/** Reads a `mapping.yaml`: an owner's words on the documents of a playbook, or every fault with its place and cure. */
export function parseMapping(bytes: Uint8Array, name: string, playbook: Playbook): ParsedFile<Mapping> {
  return parsedFile(
    bytes,
    name,
    z.preprocess((raw) => raw ?? {}, file),
    (raw) => unknownIds(raw, playbook),
  );
}

const rough = z
  .record(
    z.string(),
    z
      .object({
        parties: z.record(z.string(), z.string().nullable().catch(null)).catch({}),
        phases: z.record(z.string(), z.string().nullable().catch(null)).catch({}),
        owner: z.string().optional().catch(undefined),
        phase: z.string().optional().catch(undefined),
      })
      .catch({ parties: {}, phases: {} }),
  )
  .catch({});

function unknownIds(raw: unknown, playbook: Playbook): readonly Wrong[] {
  const parties = [...playbook.parties.map(({ id }) => id), bothSides];
  const phases = [...phasesAndBeside(playbook), standingPhase];
  const unknown = (id: string | null | undefined, among: readonly string[], what: string, ...keys: string[]) =>
    id == null || among.includes(id)
      ? []
      : [{ keys, sentence: `“${id}” is no ${what} of ${playbook.id}: there are ${among.join(', ')}.` }];
  return Object.entries(rough.parse(raw)).flatMap(([name, of]) => [
    ...Object.entries(of.parties).flatMap(([said, id]) => unknown(id, parties, 'party', name, 'parties', said)),
    ...Object.entries(of.phases).flatMap(([said, id]) => unknown(id, phases, 'phase', name, 'phases', said)),
    ...unknown(of.owner, parties, 'party', name, 'owner'),
    ...unknown(of.phase, phases, 'phase', name, 'phase'),
  ]);
}
