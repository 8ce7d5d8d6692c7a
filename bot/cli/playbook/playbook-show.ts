import { nameIn } from '../../../data/domain/playbook/names.js';
import { besideOf } from '../../../data/domain/playbook/phases.js';
import { bothSides, type Playbook, playbookSides, standingPhase } from '../../../data/domain/playbook/playbook.js';
import type { Responsibility } from '../../../data/domain/responsibility.js';
import type { PlaybookFolder } from '../../../data/playbooks/load-playbooks.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { buildPlaybook } from '../../knowledge/playbooks.js';
import type { Io } from '../terminal/io.js';
import { dutiesIn } from './playbook-duties.js';
import { playbooksNamed } from './playbook-named.js';

/** Prints playbooks: all that ship in a line each, or one at length. Exit 0 = printed, 1 = it has faults. */
export async function showPlaybooks(name: string | undefined, locale: string, json: boolean, io: Io): Promise<number> {
  const { playbooks, faults } = playbooksNamed(name);
  for (const fault of faults) io.err(faultLine(fault));
  const shown = await Promise.all(playbooks.map(lookAt));
  if (json) io.out(JSON.stringify(shown.map(({ folder, counts, documents }) => ({ ...folder, counts, documents }))));
  else if (name === undefined) for (const one of shown) io.out(inOneLine(one, locale));
  else io.out(shown.map((one) => atLength(one, locale)).join('\n\n'));
  return faults.length === 0 ? 0 : 1;
}

interface Shown {
  readonly folder: PlaybookFolder;
  readonly documents: readonly { readonly id: string; readonly locale: string; readonly title: string }[];
  readonly counts: readonly Count[];
}

/** Duties that a party does in a phase, in the language that states most. */
interface Count {
  readonly phase: string | null;
  readonly party: string | null;
  readonly duties: number;
}

async function lookAt(folder: PlaybookFolder): Promise<Shown> {
  const { dataset } = await buildPlaybook(folder);
  return {
    folder,
    documents: dataset.documents.map(({ id, locale, title }) => ({ id, locale, title })),
    counts: countsOf(dutiesIn(dataset)),
  };
}

/** Editions and translations state the same duties again, so each language is counted apart. */
function countsOf(duties: readonly Responsibility[]): readonly Count[] {
  const byPlace = new Map<string, { phase: string | null; party: string | null; of: Map<string, number> }>();
  for (const { phase, party, locale } of duties.flatMap(doersOf)) {
    const key = `${phase} ${party}`;
    const place = byPlace.get(key) ?? { phase, party, of: new Map<string, number>() };
    byPlace.set(key, place);
    place.of.set(locale, (place.of.get(locale) ?? 0) + 1);
  }
  return [...byPlace.values()].map(({ phase, party, of }) => ({ phase, party, duties: Math.max(...of.values()) }));
}

/** A duty that several do is each one's. */
function doersOf({ phase, party, locale, involved = [] }: Responsibility) {
  const doers = involved.filter(({ involvement }) => involvement === 'does' || involvement === 'guides');
  return (doers.length === 0 ? [{ party }] : doers).map((one) => ({ phase, party: one.party, locale }));
}

const sum = (counts: readonly Count[]): number => counts.reduce((all, { duties }) => all + duties, 0);

function inOneLine({ folder: { playbook }, counts, documents }: Shown, locale: string): string {
  const { id, parties, phases, names } = playbook;
  const size = `${parties.length} parties, ${phases.length} phases, ${documents.length} documents, ${sum(counts)} duties`;
  return `${id.padEnd(12)} ${nameIn(names, locale)}: ${size}`;
}

const sideNames = { customer: 'On the customer’s side', provider: 'On the provider’s side', other: 'On neither side' };

function atLength({ folder: { playbook, folder }, counts, documents }: Shown, locale: string): string {
  const of = (part: (count: Count) => boolean) => sum(counts.filter(part));
  const sides = playbookSides.flatMap((side) => {
    const parties = playbook.parties.filter((party) => party.side === side);
    return parties.length === 0
      ? []
      : [
          `${sideNames[side]}:`,
          ...parties.map(({ id, names }) =>
            row(id, nameIn(names, locale), `${of(({ party }) => party === id)} duties`),
          ),
        ];
  });
  const phases = playbook.phases.flatMap((phase) => [
    row(
      phase.id,
      nameIn(phase.names, locale),
      [...propertiesOf(phase, playbook), shares(playbook, counts, phase.id)].join('; '),
    ),
    ...besideOf(playbook, phase.id).map(({ id, names, condition }) => {
      const depends = condition === undefined ? [] : [`depends on ${condition}`];
      return row(
        id,
        nameIn(names, locale),
        [`beside ${phase.id}`, ...depends, shares(playbook, counts, id)].join('; '),
      );
    }),
  ]);
  return [
    `${nameIn(playbook.names, locale)} (${playbook.id}, ${folder})`,
    '',
    ...sides,
    '',
    'Phases:',
    ...phases,
    row(standingPhase, nameIn(playbook.standing.names, locale), shares(playbook, counts, standingPhase)),
    ...named('Services', playbook.services, locale),
    ...named('Conditions', playbook.conditions, locale),
    '',
    'Documents:',
    ...(documents.length === 0 ? ['  none'] : documents.map(({ id, locale: tag, title }) => row(id, tag, title))),
  ].join('\n');
}

const row = (id: string, name: string, more: string): string =>
  `  ${id.padEnd(26)} ${name.padEnd(26)} ${more}`.trimEnd();

function named(title: string, things: Playbook['services'], locale: string): readonly string[] {
  if (things.length === 0) return [];
  return ['', `${title}:`, ...things.map(({ id, names }) => row(id, nameIn(names, locale), ''))];
}

function propertiesOf(phase: Playbook['phases'][number], { phases }: Playbook): readonly string[] {
  const { signs, list, prepares, sections } = phase;
  const written = phases.find((one) => one.prepares === phase.id);
  return [
    signs === 'both' ? 'both sides sign' : 'the provider signs',
    ...(list === 'own' ? [`its list is written by the people${written === undefined ? '' : ` in ${written.id}`}`] : []),
    ...(prepares === undefined ? [] : [`prepares ${prepares}`]),
    ...(sections === 'services' ? ['divided by services'] : []),
  ];
}

/** "customer 5, supplier 5": who does how much of a phase. */
function shares({ parties }: Playbook, counts: readonly Count[], phase: string): string {
  const of = [...parties.map(({ id }) => id), bothSides].flatMap((party) => {
    const duties = sum(counts.filter((count) => count.phase === phase && count.party === party));
    return duties === 0 ? [] : [`${party} ${duties}`];
  });
  return of.join(', ') || 'no duties in the documents';
}
