import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checklistCard } from '../../../cards/checklist/checklist.js';
import { cardText } from '../../../cards/kit/card-text.js';
import type { Card } from '../../../cards/kit/template.js';
import { checklistPages } from '../../../cards/rows/pages.js';
import { DatasetError, defaultDatasetFile, parseDataset } from '../../../data/dataset.js';
import type { Details, Engagement } from '../../../data/domain/engagement.js';
import type { Event } from '../../../data/domain/event.js';
import { evolve } from '../../../data/domain/evolve.js';
import { withoutAliases } from '../../../data/domain/playbook/carried.js';
import { hostOf, phasesAndBeside } from '../../../data/domain/playbook/phases.js';
import type { PhaseId, Playbook, ServiceId } from '../../../data/domain/playbook/playbook.js';
import { type Dataset, type Locale, locales } from '../../../data/domain/responsibility.js';
import { saveSetup } from '../../../data/domain/setup/setup.js';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { firstPlaybook } from '../../../data/playbooks/shipped.js';
import { buildPlaybook } from '../../knowledge/playbooks.js';
import { onlyPlaybook, playbooksNamed } from '../playbook/playbook-named.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const idsOf = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

/** Names with commas between them, in lines of a terminal. */
function linesOf(names: readonly string[], indent: number): string {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length > 110) lines.push(`${' '.repeat(indent)}${name}`);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines.join(',\n');
}

const usage = `Usage: baton checklist PHASE [--services LIST] [--conditions LIST] [--locale L] [--customer NAME]
                       [--playbook NAME|DIR] [--dataset FILE] [--json]
Prints a phase's checklist as people would get it, page by page; what folds is written out.
  PHASE         one of the playbook's; of FastTrack's ${phasesAndBeside(firstPlaybook()).join(', ')}
  --services    names with commas between them; or later. All of them, if it is left out. FastTrack's:
${linesOf(idsOf(firstPlaybook().services), 16)}
  --conditions  name=answer with commas between them; the answers are yes, no, later. later, if one is left out.
                FastTrack's names: ${idsOf(firstPlaybook().conditions).join(', ')};
                or all
  --locale      one of ${locales.join(', ')}
  --playbook    one that ships with Baton, or a playbook's folder; --dataset names a file that is built already
  --json        the cards, as an array`;

const options = {
  services: { type: 'string' },
  conditions: { type: 'string' },
  locale: { type: 'string', default: 'en' },
  customer: { type: 'string', default: 'Contoso' },
  playbook: { type: 'string' },
  dataset: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `baton checklist`: a phase's checklist before it is posted. Exit 0 = printed, 1 = there is no dataset to copy it from,
 * 2 = wrong use.
 */
export async function checklist(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  try {
    const call = parseArgs({ args, options, allowPositionals: true });
    const dataset = await datasetNamed(call.values);
    const cards = cardsOf(dataset, asked(call, dataset.playbook));
    if (call.values.json) io.out(JSON.stringify(cards));
    else io.out(cards.map(cardText).join(`\n\n${'─'.repeat(40)}\n\n`));
    return 0;
  } catch (error) {
    const isCalledRight = error instanceof NoDataset || error instanceof PlaybookError;
    io.err(`baton checklist: ${isCalledRight ? error.message : usageError(error)}`);
    if (isCalledRight) return 1;
    io.err(usage);
    return 2;
  }
}

class NoDataset extends Error {}

async function datasetNamed({ playbook, dataset }: { playbook?: string; dataset?: string }): Promise<Dataset> {
  if (playbook !== undefined && dataset !== undefined) throw new Error('Name --playbook or --dataset, not both.');
  if (playbook === undefined) {
    const file = dataset ?? defaultDatasetFile();
    try {
      return parseDataset(readFileSync(file), file);
    } catch (error) {
      throw new NoDataset(unreadable(error, file));
    }
  }
  return (await buildPlaybook(onlyPlaybook(playbooksNamed(playbook), playbook))).dataset;
}

interface Asked {
  readonly phase: PhaseId;
  readonly details: Details;
}

type Written = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

function asked({ values, positionals }: Written, playbook: Playbook): Asked {
  const phases = phasesAndBeside(playbook);
  const [name, ...more] = positionals;
  if (name === undefined) throw new Error(`A phase is missing. Name one of ${phases.join(', ')}.`);
  if (more.length > 0) throw new Error(`One phase at a time: leave out ${more.join(' ')}.`);
  return {
    phase: among(name, phases, 'phase'),
    details: {
      customer: customerNamed(values.customer),
      workloads: servicesOf(values.services, idsOf(playbook.services)),
      onboardingStart: null,
      locale: localeNamed(values.locale),
      conditions: answersOf(values.conditions, idsOf(playbook.conditions)),
    },
  };
}

/** As the set-up form takes it. */
const longestCustomer = 120;

function customerNamed(written: string): string {
  const name = written.trim();
  if (name === '' || name.length > longestCustomer) {
    throw new Error(`--customer is a name of at most ${longestCustomer} characters.`);
  }
  return name;
}

/** A name among those that there are, however it is cased. */
function among<Name extends string>(written: string, names: readonly Name[], what: string): Name {
  const found = names.find((name) => name.toLowerCase() === written.trim().toLowerCase());
  if (found === undefined) throw new Error(`“${written.trim()}” is no ${what}. Name one of ${names.join(', ')}.`);
  return found;
}

const localeNamed = (written: string): Locale => among(written, locales, 'language of Baton');

const listed = (written: string): readonly string[] =>
  written
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** null = not decided yet. */
function servicesOf(written: string | undefined, workloads: readonly ServiceId[]): readonly ServiceId[] | null {
  if (written === undefined) return workloads;
  const names = listed(written).map((one) => among(one, [...workloads, 'later'] as const, 'service'));
  if (names.length === 0) throw new Error(`--services names no service. Name some of ${workloads.join(', ')}.`);
  if (names.includes('later')) {
    if (names.length > 1) throw new Error('--services is either later or a list of services.');
    return null;
  }
  return workloads.filter((workload) => names.includes(workload));
}

const answers = ['yes', 'no', 'later'] as const;

function answersOf(written: string | undefined, conditions: readonly string[]): Details['conditions'] {
  const said = new Map<string, (typeof answers)[number]>();
  for (const pair of listed(written ?? '')) {
    const [name = '', answer = '', ...more] = pair.split('=');
    if (answer === '' || more.length > 0) {
      throw new Error(`“${pair}” is no answer to a condition. Write it as ${conditions[0] ?? 'name'}=yes.`);
    }
    const known = among(name, [...conditions, 'all'] as const, 'condition');
    said.set(known, among(answer, answers, 'answer'));
  }
  return Object.fromEntries(conditions.map((name) => [name, said.get(name) ?? said.get('all') ?? 'later']));
}

const starter = { id: 'project-manager', name: 'Ana Souza' };
const specialist = { id: 'specialist', name: 'Kim Minji' };
/** No clock: the same call prints the same. */
const at = '2026-01-01T09:00:00.000Z';

/** An engagement that begins in this phase, set up by the rules that set up every other. */
function engagementIn(dataset: Dataset, phase: PhaseId, details: Details): Engagement {
  const [engagement, channel, playbook] = ['checklist', 'terminal', withoutAliases(dataset.playbook)];
  const started: Event = { type: 'SetupStarted', engagement, channel, playbook, at, by: starter };
  const setting = evolve(null, started);
  const people = { projectManager: starter, specialist, lead: null, team: [] };
  const decision = saveSetup(setting, dataset, details, people, starter, at, hostOf(dataset.playbook, phase));
  if ('refusal' in decision) throw new Error(`An engagement cannot be set up: ${decision.refusal.code}.`);
  return decision.events.reduce((engagement, event) => evolve(engagement, event), setting);
}

function cardsOf(dataset: Dataset, { phase, details }: Asked): readonly Card[] {
  const engagement = engagementIn(dataset, phase, details);
  return Array.from({ length: checklistPages(engagement, phase) }, (_, index) =>
    checklistCard(engagement, { phase, page: index + 1, locale: details.locale }),
  );
}

function unreadable(error: unknown, file: string): string {
  if (error instanceof DatasetError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `${file}: cannot be read${code === '' ? '' : ` (${code})`}. Check the path, or write a dataset with \`baton ingest\`.`;
}
