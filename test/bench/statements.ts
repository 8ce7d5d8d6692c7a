import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readTopicSources } from '../../bot/knowledge/topics.js';
import { toDataset } from '../../data/dataset.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { type Dataset, type Locale, locales, type Responsibility } from '../../data/domain/responsibility.js';
import { outside } from '../../data/search/topics/topic-model.js';
import { chance } from '../campaign/crowd.js';

// Statements and questions of any size for the bench, the same in each run.

const seed = 20261120;
const folderOf = (name: string): string => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

/** A text with its language: a statement, or what is asked. */
export interface Spoken {
  readonly text: string;
  readonly locale: Locale;
}

export interface Material {
  readonly statements: readonly Spoken[];
  /** One in ten is about something that no statement says. */
  readonly questions: readonly Spoken[];
}

/** Duties are written in more languages than Baton speaks. */
const byLanguage = <T extends z.ZodType>(each: T) => z.record(z.string(), each);
const dutySchema = z.object({ statement: byLanguage(z.string()), asks: byLanguage(z.array(z.string())) });

/** What the project has of duties and ways of asking for them; without these, the phrasings of topics are both. */
export function material(): Material {
  const random = chance(seed);
  const some = (of: readonly Spoken[], many: number) =>
    Array.from({ length: many }, () => of[Math.floor(random() * of.length)] ?? { text: '', locale: 'en' as const });
  const { phrasings } = readTopicSources(folderOf('topics'));
  const spoken = (isOutside: boolean) =>
    phrasings
      .filter(({ topic }) => (topic === outside) === isOutside)
      .map(({ text }): Spoken => ({ text, locale: 'en' }));
  const duties = readDuties(folderOf('encoder/duties'));
  const statements = duties?.flatMap(({ statement }) => spokenIn(statement)) ?? spoken(false);
  const asks = duties?.flatMap(({ asks }) => spokenIn(asks)) ?? spoken(false);
  const questions = [...some(asks, 450), ...some(spoken(true), 50)].sort(() => random() - 0.5);
  return { statements, questions };
}

function readDuties(folder: string): readonly z.infer<typeof dutySchema>[] | undefined {
  if (!existsSync(folder)) return undefined;
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines.filter((line) => line.trim() !== '').map((line) => dutySchema.parse(JSON.parse(line)));
}

const spokenIn = (by: Readonly<Record<string, string | readonly string[]>>): readonly Spoken[] =>
  locales.flatMap((locale) => [by[locale] ?? []].flat().map((text) => ({ text, locale })));

const phases = 5;
const statementsOfDocument = 200;

/** Another team's playbook with so many statements: those of the material, then altered copies of them. */
export function datasetOf({ statements }: Material, size: number): Dataset {
  const random = chance(seed);
  const documents = Array.from({ length: Math.ceil(size / statementsOfDocument) }, (_, n) => ({
    ...{ id: `document-${n}`, title: `Document ${n}`, locale: 'en', edition: null, article: null, retired: false },
  }));
  const responsibilities = Array.from({ length: size }, (_, n): Responsibility => {
    const { text, locale } = statements[n % statements.length] ?? { text: '', locale: 'en' };
    return {
      ...{ id: `statement-${n}`, document: `document-${Math.floor(n / statementsOfDocument)}` },
      ...{ line: (n % statementsOfDocument) + 1, section: [], ordinal: null, group: false },
      ...{ phase: `phase-${n % phases}`, party: n % 3 === 0 ? 'client' : 'supplier' },
      ...{ text: n < statements.length ? text : altered(text, random), locale },
      ...{ optional: false, conditional: false, kind: 'item' as const },
    };
  });
  return toDataset(playbook, documents, responsibilities);
}

const playbook: Playbook = {
  id: 'bench',
  names: { en: 'Bench' },
  parties: [
    { id: 'client', side: 'customer', names: { en: 'Client' }, aliases: {} },
    { id: 'supplier', side: 'provider', names: { en: 'Supplier' }, aliases: {} },
  ],
  phases: Array.from({ length: phases }, (_, n) => ({
    ...{ id: `phase-${n}`, names: { en: `Step ${n + 1}` }, aliases: {} },
    ...{ signs: 'both' as const, list: 'documents' as const, sections: 'none' as const },
  })),
  ...{ standing: { names: {}, aliases: {} }, services: [], conditions: [], people: {} },
};

/** The shipped statements, then altered copies of them with the topics that they state. */
export function grown(shipped: Dataset, size: number): Dataset {
  const random = chance(seed);
  const { responsibilities } = shipped;
  const copies = Array.from({ length: Math.max(0, size - responsibilities.length) }, (_, n): Responsibility[] => {
    const original = responsibilities[n % responsibilities.length];
    if (original === undefined) return [];
    const { topic, ...rest } = original;
    const linked = topic === undefined ? [] : [{ topic, certainty: 0.9 }];
    // A list of its own each time, as another document would be.
    const section = [...original.section, `${Math.floor(n / responsibilities.length) + 1}`];
    return [{ ...rest, id: `${original.id}~${n}`, section, text: altered(original.text, random), links: linked }];
  });
  return { ...shipped, responsibilities: [...responsibilities.slice(0, size), ...copies.flat()] };
}

/** A quarter of the words replaced. */
const altered = (text: string, random: () => number): string =>
  text.replace(/\p{L}+/gu, (word) => (random() < 0.25 ? `${word}${Math.floor(random() * 1000)}` : word));
