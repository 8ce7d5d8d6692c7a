import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseDataset } from '../../data/dataset.js';
import { chance } from '../campaign/crowd.js';
import { release } from '../campaign/release.js';
import { type Bench, count, type Plan, scaled } from './bench.js';

const run = promisify(execFile);

/** `baton ingest` on generated documents, as a process of its own: reading, linking to topics, writing the dataset. */
export const ingest: Bench = {
  name: 'ingest',
  about: 'baton ingest of 1,000 generated documents',
  run: async (plan) => {
    const documents = scaled(1_000, plan, 20);
    const [from, out] = [join(plan.folder, 'documents'), join(plan.folder, 'dataset.json')];
    write(from, documents, plan);
    const program = join(release(), 'bot', 'cli', 'index.js');
    plan.say('baton ingest');
    const began = performance.now();
    await run(process.execPath, [program, 'ingest', from, '--out', out], { maxBuffer: 100_000_000 });
    const seconds = (performance.now() - began) / 1_000;
    const { responsibilities } = parseDataset(readFileSync(out), out);
    const linked = responsibilities.filter(({ links = [] }) => links.length > 0).length;
    return [
      {
        what: `ingest of ${count(documents)} documents`,
        measured:
          `${seconds.toFixed(1)} s for ${count(responsibilities.length)} statements, ${count(linked)} linked to a topic; ` +
          `${count(statSync(out).size / 1e6)} MB of dataset`,
        values: { seconds, statements: responsibilities.length, linked },
      },
    ];
  },
};

const verbs = ['Provide', 'Configure', 'Test', 'Document', 'Review', 'Approve', 'Order', 'Monitor', 'Plan', 'Repair'];
const things = [
  'the firewall rules',
  'two test devices for each platform',
  'the certificate of the sign-in server',
  'the list of pilot users',
  'the groups that get licences',
  'the Wi-Fi profile',
  'directory synchronisation',
  'the guide for the help desk',
  'the retention rules',
  'the enrolment of phones',
];
const ends = ['in every office', 'before the kick-off', 'with the network team', 'for the pilot', 'in each region', ''];
const phases = ['Initiate', 'Assess', 'Remediate', 'Enable'];

/** Documents of twenty bullets in our own words: two parties, four phases. */
function write(folder: string, documents: number, plan: Plan): void {
  mkdirSync(folder, { recursive: true });
  const random = chance(20261130);
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)] ?? '';
  plan.say(`writing ${documents} documents`);
  for (let n = 0; n < documents; n += 1) {
    const party = n % 2 === 0 ? 'Customer' : 'Microsoft';
    const lines = phases.flatMap((phase) => [
      `## ${phase} phase`,
      '',
      ...Array.from({ length: 5 }, () => `- ${one(verbs)} ${one(things)} ${one(ends)}`.trimEnd().concat('.')),
      '',
    ]);
    const head = ['---', `title: ${party} responsibilities ${n}`, 'ms.contentlocale: en-US', '---', ''];
    const body = [`# ${party} responsibilities`, '', ...lines];
    writeFileSync(join(folder, `document-${n}.en.md`), [...head, ...body].join('\n'));
  }
}
