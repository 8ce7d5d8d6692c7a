import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Topic } from '../../data/domain/answer/question.js';
import { phasesAndBeside } from '../../data/domain/playbook/phases.js';
import { bothSides, standingPhase } from '../../data/domain/playbook/playbook.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import { outside } from '../../data/search/topics/topic-model.js';
import type { Phrasing, TopicSources } from '../../data/search/topics/train.js';

// The topics that ship are about the matters of the first playbook.
const { parties: holders, services } = firstPlaybook();
const parties = [...holders.map(({ id }) => id), bothSides];
const phases = phasesAndBeside(firstPlaybook());
const workloads = services.map(({ id }) => id);

const words = z.object({ en: z.string(), ko: z.string(), 'pt-BR': z.string(), sv: z.string() });

const topic = words.extend({
  party: z.enum([...parties, 'out-of-scope']),
  phase: z.enum([...phases, standingPhase]).optional(),
  workload: z.enum(workloads).optional(),
  guides: z.boolean().default(false),
  group: z.boolean().default(false),
  other: z.array(z.string()).default([]),
  fact: z
    .object({
      kind: z.enum(['limit', 'deadline', 'exclusion', 'routing']),
      value: words.optional(),
      destination: z.enum(parties).optional(),
    })
    .optional(),
});

/** Reads what an owner edits in `data/topics`; a mistake there is an error that names the file and the cure. */
export function readTopicSources(folder: string): TopicSources {
  const file = path.join(folder, 'topics.yaml');
  const parsed = z.record(z.string().regex(/^[a-z0-9-]+$/), topic).safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  const topics = Object.entries(parsed.data).map(
    ([id, { en, ko, sv, 'pt-BR': pt, fact, phase, workload, ...rest }]): Topic => ({
      id,
      ...rest,
      phase: phase ?? null,
      ...(workload === undefined ? {} : { workload }),
      names: { en, ko, 'pt-BR': pt, sv },
      ...(fact === undefined
        ? {}
        : {
            fact: {
              kind: fact.kind,
              ...(fact.value === undefined ? {} : { value: fact.value }),
              ...(fact.destination === undefined ? {} : { destination: fact.destination }),
            },
          }),
    }),
  );
  const known = new Set(topics.map(({ id }) => id));
  for (const { id, other } of topics) {
    for (const counterpart of other) {
      if (!known.has(counterpart))
        throw new Error(
          `${file}: ${id} names "${counterpart}" as its other side, which is not a topic. Add it or correct the name.`,
        );
    }
  }
  return {
    topics,
    terms: readFileSync(path.join(folder, 'terms.txt'), 'utf8'),
    phrasings: [...phrasingsOf(path.join(folder, 'phrasings'), known), ...outsideOf(path.join(folder, 'outside'))],
  };
}

const linesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .map((line, at) => ({ name, at: at + 1, line: line.trim() }))
        .filter(({ line }) => line !== ''),
    );

function phrasingsOf(folder: string, known: ReadonlySet<string>): readonly Phrasing[] {
  let current = '';
  const found: Phrasing[] = [];
  for (const { name, at, line } of linesOf(folder)) {
    if (line.startsWith('# ')) {
      current = line.slice(2).trim();
      if (!known.has(current))
        throw new Error(
          `${path.join(folder, name)}:${at}: "${current}" is not in topics.yaml. Add it there or correct the name.`,
        );
    } else {
      found.push({ topic: current, writer: name.replace(/\.txt$/, ''), text: line });
    }
  }
  return found;
}

const outsideOf = (folder: string): readonly Phrasing[] =>
  linesOf(folder)
    .filter(({ line }) => !line.startsWith('#'))
    .map(({ name, line }) => ({ topic: outside, writer: name.replace(/\.txt$/, ''), text: line }));
