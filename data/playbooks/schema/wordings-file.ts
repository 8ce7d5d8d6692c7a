import { z } from 'zod';
import type { StatementWordings, Wordings } from '../../domain/answer/wordings.js';
import { phasesAndBeside } from '../../domain/playbook/phases.js';
import { bothSides, type Playbook, standingPhase } from '../../domain/playbook/playbook.js';
import { folded } from '../../language/fold.js';
import { type ParsedFile, parsedFile, strict, type Wrong } from './parsed-file.js';
import { readYaml } from './yaml-file.js';

/** FastTrack's longest statement has 600 characters, and a message to Baton is cut at some thousand. */
const longest = 4000;

export const longText = z
  .string({ error: 'must be a text: put it in quotes.' })
  .trim()
  .min(1, { error: 'is empty: write it, or take it out.' })
  .max(longest, { error: `is longer than ${longest} characters: shorten it.` })
  .regex(/^[^\p{Cc}]*$/u, { error: 'has a line break or another control character: write it in one line.' });

export const questionList = z.array(longText, { error: 'must be a list of questions, each behind a “-”.' });

/** The keys that name a statement. */
export const addressKeys = {
  document: longText,
  statement: longText,
  section: longText.nullable().exactOptional(),
  'lead-in': longText.nullable().exactOptional(),
  phase: longText.nullable().exactOptional(),
  party: longText.nullable().exactOptional(),
};

const entry = strict({ ...addressKeys, asked: questionList });

const file: z.ZodType<Wordings> = z.preprocess(
  (raw) => (raw === null || raw === undefined ? {} : raw),
  strict({
    wordings: z
      .preprocess((raw) => raw ?? [], z.array(entry, { error: 'must be a list of statements, each behind a “-”.' }))
      .default([]),
    outside: z.preprocess((raw) => raw ?? [], questionList).default([]),
  }),
);

/** A thousand statements with three questions each. */
export const mostBytesOfOwners = 1024 * 1024;

/** Reads a `wordings.yaml`: what people ask about statements, or every fault with its place and cure. */
export function parseWordings(bytes: Uint8Array, name: string, playbook: Playbook): ParsedFile<Wordings> {
  const parsed = parsedFile(bytes, name, file, (raw) => disagreements(raw, playbook), mostBytesOfOwners);
  if ('faults' in parsed) return parsed;
  const read = readYaml(bytes, name, mostBytesOfOwners);
  const lineOf = (at: number) => ('faults' in read ? undefined : read.lineOf(['wordings', at]));
  const wordings = parsed.value.wordings.map((one, at): StatementWordings => {
    const line = lineOf(at);
    return line === undefined ? one : { ...one, line };
  });
  return { value: { ...parsed.value, wordings } };
}

const rough = z
  .object({
    wordings: z
      .array(
        z
          .object({
            phase: z.string().optional().catch(undefined),
            party: z.string().optional().catch(undefined),
            asked: z.array(z.string().catch('')).catch([]),
          })
          .catch({ asked: [] }),
      )
      .catch([]),
    outside: z.array(z.string().catch('')).catch([]),
  })
  .catch({ wordings: [], outside: [] });

/** Ids that the playbook does not have, and questions that are asked of a statement and said to be outside. */
function disagreements(raw: unknown, playbook: Playbook): readonly Wrong[] {
  const { wordings, outside } = rough.parse(raw);
  const known = {
    party: [...playbook.parties.map(({ id }) => id), bothSides],
    phase: [...phasesAndBeside(playbook), standingPhase],
  };
  const strangers = wordings.flatMap((one, at) =>
    (['phase', 'party'] as const).flatMap((key) => {
      const id = one[key];
      if (id === undefined || known[key].includes(id)) return [];
      const there = known[key].join(', ');
      return [{ keys: ['wordings', at, key], sentence: `“${id}” is no ${key} of ${playbook.id}: there are ${there}.` }];
    }),
  );
  const asked = new Set(wordings.flatMap((one) => one.asked.map(folded)));
  const both = outside.flatMap((question, at) =>
    question !== '' && asked.has(folded(question))
      ? [{ keys: ['outside', at], sentence: 'is also asked of a statement above: keep it in one of the two places.' }]
      : [],
  );
  return [...strangers, ...both];
}
