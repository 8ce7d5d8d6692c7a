import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { label } from '../../../cards/kit/markdown.js';
import type { Store } from '../../../data/store/store.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { withStore } from './with-store.js';

const usage = `baton person ID [--export [--out FILE]] [--also TEXT]… [--json]
baton person --name NAME [--json]
ID is the Teams id of a person (29:…), or the name or address under which a person is expected; --name finds it.
--also names what else stands for them: an address, an id of the directory. --export writes everything as JSON.
Finds the store as the bot does: DATABASE_URL, else BATON_DATABASE_FILE (also from .env with node --env-file).`;

const options = {
  export: { type: 'boolean', default: false },
  out: { type: 'string' },
  name: { type: 'string' },
  also: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

/** Everything about a person. Exit 0 = printed or written, 1 = no such person, or no store, 2 = wrong use. */
export async function person(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args);
  if (typeof call === 'string') {
    io.err(`baton person: ${call}`);
    io.err(usage);
    return 2;
  }
  return await withStore('person', io, (store) =>
    call.name === null ? describePerson(store, call, io) : search(store, call.name, call.json, io),
  );
}

export const personNotFound = (id: string): string =>
  `there is nothing about ${label(id, 120)}. Look for their id with: baton person --name "THEIR NAME"`;

interface Call {
  readonly id: string;
  readonly name: string | null;
  readonly also: readonly string[];
  readonly out: string | null;
  readonly export: boolean;
  readonly json: boolean;
}

function parse(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [id, ...more] = positionals;
    const { name, out, also = [], json } = values;
    if (more.length > 0 || (id === undefined) === (name === undefined))
      return 'name one person: by their ID, or with --name.';
    if (out !== undefined && !values.export) return '--out goes with --export.';
    return { id: id ?? '', name: name ?? null, also, out: out ?? null, export: values.export, json };
  } catch (error) {
    return usageError(error);
  }
}

async function search({ people }: Store, name: string, json: boolean, io: Io): Promise<number> {
  const found = await people.named(name);
  if (json) io.out(JSON.stringify({ people: found }));
  else
    for (const { id, engagements, expected } of found) {
      io.out(
        `${label(id, 300)}  ${expected ? 'expected' : 'known'} in ${engagements.map((one) => label(one, 60)).join(', ') || 'no engagement'}`,
      );
    }
  if (found.length === 0) io.err('baton person: no person here has that name. Give it in full, as Teams shows it.');
  return found.length === 0 ? 1 : 0;
}

async function describePerson(
  { people }: Store,
  { id, also, out, json, export: whole }: Call,
  io: Io,
): Promise<number> {
  const known = await people.find(id, also);
  if (known === null) {
    io.err(`baton person: ${personNotFound(id)}`);
    return 1;
  }
  const exported = await people.export(known);
  const text = JSON.stringify({ baton: 'person', version: 1, ...exported }, null, 2);
  if (whole && out !== null) {
    // Readable by its owner alone, and never written over another file, because it holds everything about one person.
    const file = await open(out, 'wx', 0o600);
    await file.writeFile(`${text}\n`);
    await file.close();
    io.err(`${out}: everything about one person. Keep it as you keep the database.`);
    return 0;
  }
  const counts = Object.fromEntries(Object.entries(exported.about).map(([section, rows]) => [section, rows.length]));
  if (whole) io.out(text);
  else if (json) io.out(JSON.stringify({ ids: exported.ids, names: exported.names, counts }));
  else {
    io.out(
      `${known.names.map((name) => label(name, 120)).join(', ')} · ${known.ids.map((one) => label(one, 300)).join(', ')}`,
    );
    for (const [section, n] of Object.entries(counts))
      io.out(`${String(n).padStart(6)}  ${titles[section] ?? section}`);
  }
  return 0;
}

const titles: Readonly<Record<string, string>> = {
  engagements: 'engagements that they started, or are expected in',
  events: 'entries of histories by or about them',
  memberships: 'roles',
  items: 'items: ticked by them, for them, or with their words',
  standingItems: 'standing items',
  checkpoints: 'checkpoints that they signed',
  cards: 'cards in their chat',
  conversations: 'personal chats',
  greetings: 'greetings',
  questions: 'questions',
  feedback: 'words about answers',
  drafts: 'drafts',
  inquiries: 'questions to specialists, asked or answered',
  inquiryEvents: 'entries of their histories',
  phaseRecords: 'records of phases',
  notices: 'notices',
  contexts: 'answers that a follow-up goes on from',
  sends: 'messages sent to them within the last hour',
};
