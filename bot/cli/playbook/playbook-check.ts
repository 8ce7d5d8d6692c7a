import path from 'node:path';
import { sentence, t } from '../../../cards/kit/i18n.js';
import { nameIn } from '../../../data/domain/playbook/names.js';
import { standingPhase } from '../../../data/domain/playbook/playbook.js';
import type { Responsibility } from '../../../data/domain/responsibility.js';
import { problemLine } from '../../../data/ingest/report/problem.js';
import { ownerlessLines, reportLines } from '../../../data/ingest/report/report-lines.js';
import { mappingFile, type PlaybookFolder, playbookFile } from '../../../data/playbooks/load-playbooks.js';
import { missingNames, missingSentenceForms } from '../../../data/playbooks/missing-names.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { type BuiltPlaybook, buildPlaybook } from '../../knowledge/playbooks.js';
import type { Io } from '../terminal/io.js';
import { unmatchedLines } from './mapping-lines.js';
import { dutiesIn } from './playbook-duties.js';
import { playbooksNamed } from './playbook-named.js';

/** What one playbook's folder comes to. */
interface Finding {
  readonly id: string;
  readonly folder: string;
  readonly parties: number;
  readonly phases: number;
  readonly documents: number;
  readonly duties: number;
  /** `file:line: sentence`. */
  readonly faults: readonly string[];
  /** Places where something looks like a duty and was not read; their lines as `baton ingest` prints them. */
  readonly unread: { readonly places: number; readonly lines: readonly string[] };
  /** Duties that no one owns, each with its place, and the lines of the mapping that would give them an owner. */
  readonly ownerless: { readonly duties: number; readonly lines: readonly string[] };
  readonly notes: readonly string[];
}

/** Judges playbooks. Exit 0 = sound, notes apart; 1 = something must be mended. */
export async function checkPlaybooks(directory: string, json: boolean, io: Io): Promise<number> {
  const { playbooks, faults: loading } = playbooksNamed(directory);
  const faults = loading.map(faultLine);
  const findings: Finding[] = [];
  for (const folder of playbooks) findings.push(await judge(folder));
  const wrong = faults.length + findings.reduce((sum, one) => sum + one.faults.length + one.unread.places, 0);
  if (json) io.out(JSON.stringify({ sound: wrong === 0, faults, playbooks: findings }));
  else {
    for (const fault of faults) io.out(fault);
    for (const finding of findings) print(finding, io);
    io.out(wrong === 0 ? 'Sound.' : `${wrong} to mend.`);
  }
  return wrong === 0 ? 0 : 1;
}

function print(
  { id, folder, parties, phases, documents, duties, faults, unread, ownerless, notes }: Finding,
  io: Io,
): void {
  io.out(`${id} (${folder}): ${parties} parties, ${phases} phases, ${documents} documents, ${duties} duties`);
  for (const fault of faults) io.out(`  ${fault}`);
  for (const line of unread.lines) io.out(`  ${line}`);
  for (const line of ownerless.lines) io.out(`  ${line}`);
  for (const note of notes) io.out(`  note: ${note}`);
}

async function judge(folder: PlaybookFolder): Promise<Finding> {
  const { playbook, mapping, documents } = folder;
  const built = await buildPlaybook(folder);
  const owners = path.join(folder.folder, mappingFile);
  return {
    id: playbook.id,
    folder: folder.folder,
    parties: playbook.parties.length,
    phases: playbook.phases.length,
    documents: built.dataset.documents.length,
    duties: dutiesIn(built.dataset).length,
    faults: [
      ...built.problems.map(problemLine),
      ...unmatchedLines(mapping, documents).map(({ keys, sentence: said }) => `${owners}: ${keys}: ${said}`),
      ...built.astray.map(faultLine),
    ],
    unread: {
      places: built.unread.flatMap((report) => report.unread).length,
      lines: built.unread.flatMap((report) => reportLines(report, playbook)),
    },
    ownerless: {
      duties: built.ownerless.flatMap((report) => report.ownerless).length,
      lines: built.ownerless.flatMap((report) => ownerlessLines(report, playbook)),
    },
    notes: [...built.notes.map(problemLine), ...idle(folder, built), ...wording(folder)],
  };
}

/** Parties and phases that no document gives anything: perhaps its words for them are not among the aliases. */
function idle({ folder, playbook, documents }: PlaybookFolder, built: BuiltPlaybook): readonly string[] {
  const file = path.join(folder, playbookFile);
  if (documents === null) return [`${file}: no documents yet: put them into ${path.join(folder, 'documents')}.`];
  const duties = dutiesIn(built.dataset);
  const named = new Set(
    built.dataset.responsibilities.flatMap(({ party, destination, involved = [] }) => [
      party,
      destination,
      ...involved.map((one) => one.party),
    ]),
  );
  // A party of one service works beside the phases.
  const ofService = new Set(playbook.parties.flatMap(({ id, service }) => (service === undefined ? [] : [id])));
  const beside = duties.filter(({ party }) => party === null || !ofService.has(party));
  const phases = new Set(duties.map(({ phase }) => phase));
  const add = 'add the word that they use to its aliases, or map it';
  return [
    ...playbook.parties
      // Who may deliver for the provider has the provider's duties.
      .filter(({ id }) => !named.has(id) && playbook.deliveredBy?.includes(id) !== true)
      .map(({ id }) => `${file}: parties.${id}: the documents give it nothing: ${add}.`),
    ...playbook.phases
      .filter(({ id, list }) => list === 'documents' && !phases.has(id))
      .map(({ id }) => `${file}: phases.${id}: the documents have no duty for it: ${add}.`),
    ...without(
      beside,
      (one) => one.phase === null,
      'in no phase: they answer questions, and no checklist has them',
      file,
    ),
    ...(duties.length > 0 && duties.every(({ phase }) => phase === standingPhase)
      ? [`${file}: every duty is of the standing list.`]
      : []),
  ];
}

function without(
  duties: readonly Responsibility[],
  lacks: (duty: Responsibility) => boolean,
  what: string,
  file: string,
): readonly string[] {
  const found = duties.filter(lacks);
  const [first] = found;
  if (first === undefined) return [];
  return [
    `${file}: ${found.length} of ${duties.length} duties are ${what}; the first is ${first.document}:${first.line}.`,
  ];
}

/** Languages that show another's names, and sentences that a heading does not fit into. */
function wording({ folder, playbook }: PlaybookFolder): readonly string[] {
  const file = path.join(folder, playbookFile);
  return [
    ...missingNames(playbook).map(({ locales, paths, all }) => {
      const [what, seen] = all
        ? ['nothing has a name', `“${nameIn(playbook.names, locales[0] ?? '')}” and the like`]
        : [`no name for ${paths.join(', ')}`, 'another language there'];
      return `${file}: ${what} in ${locales.join(', ')}: their readers see ${seen}.`;
    }),
    ...missingSentenceForms(playbook).map(({ locale, parties }) => {
      const names = parties.map((party) => nameIn(party.names, locale));
      const said = sentence(t(locale, 'answer.does', { party: names[0] ?? '' }), locale);
      const where = parties.map(({ id }) => `parties.${id}`).join(', ');
      return `${file}: no in-sentences in ${locale} for ${where}: where “${said}” reads wrong, write the form that fits.`;
    }),
  ];
}
