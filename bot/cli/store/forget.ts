import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { label } from '../../../cards/kit/markdown.js';
import type { Store } from '../../../data/store/store.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { personNotFound } from './person.js';
import { withStore } from './with-store.js';

const usage = `baton forget ID [--yes] [--out RECEIPT] [--also TEXT]… [--json]
baton forget --sweep
Takes a person out of everything that Baton remembers. Without --yes it says what it would do and changes nothing.
ID is the Teams id of a person (29:…), or the name or address under which a person is expected: baton person --name NAME
finds it. --also names what else stands for them and may be written somewhere: an address, an id of the directory.
--sweep only takes old bytes out of the database's files again, where a receipt says that some are left.
Finds the store as the bot does: DATABASE_URL, else BATON_DATABASE_FILE. Bots may go on running.`;

const options = {
  yes: { type: 'boolean', default: false },
  out: { type: 'string' },
  also: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  sweep: { type: 'boolean', default: false },
} as const;

/** Forgets a person. Exit 0 = forgotten, or said what would be; 1 = no such person, no store, or not all of it; 2 = wrong use. */
export async function forget(args: string[], io: Io, now = () => new Date().toISOString()): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args);
  if (typeof call === 'string') {
    io.err(`baton forget: ${call}`);
    io.err(usage);
    return 2;
  }
  return await withStore('forget', io, (store) => (call.sweep ? sweep(store, io) : run(store, call, io, now())));
}

interface Call {
  readonly id: string;
  readonly also: readonly string[];
  readonly yes: boolean;
  readonly out: string | null;
  readonly json: boolean;
  readonly sweep: boolean;
}

function parse(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [id, ...more] = positionals;
    if (values.sweep ? id !== undefined : id === undefined || more.length > 0) return 'name one person by their ID.';
    return { ...values, id: id ?? '', out: values.out ?? null, also: values.also ?? [] };
  } catch (error) {
    return usageError(error);
  }
}

async function sweep({ people }: Store, io: Io): Promise<number> {
  const left = await people.sweep();
  for (const sentence of left) io.err(`baton forget: ${sentence}`);
  if (left.length === 0) io.out('The database’s files hold nothing that was deleted.');
  return left.length === 0 ? 0 : 1;
}

async function run({ people }: Store, { id, also, yes, out, json }: Call, io: Io, at: string): Promise<number> {
  const known = await people.find(id, also);
  if (known === null) {
    io.err(`baton forget: ${personNotFound(id)}`);
    return 1;
  }
  if (!yes) {
    const would = await people.wouldForget(known, at);
    if (json) io.out(JSON.stringify({ would }));
    else for (const line of linesOf(would)) io.out(line);
    io.err('baton forget: nothing was changed. With --yes it is done, and cannot be undone.');
    return 0;
  }
  // The receipt's file is opened before anything is forgotten, and never replaces another.
  const file = out === null ? null : await open(out, 'wx', 0o600);
  const receipt = { baton: 'forgotten', receipt: randomUUID(), at, ...(await people.forget(known, at)) };
  const text = JSON.stringify(receipt, null, 2);
  await file?.writeFile(`${text}\n`);
  await file?.close();
  if (json) io.out(text);
  else {
    io.out(`receipt ${receipt.receipt} · ${at}`);
    for (const line of linesOf(receipt)) io.out(line);
  }
  for (const sentence of receipt.left) io.err(`baton forget: ${sentence}`);
  io.err(`baton forget: ${afterwards}`);
  return receipt.left.length === 0 ? 0 : 1;
}

/** What no command reaches. */
const afterwards =
  'messages that people wrote, answers of Baton outside its live cards, older backups and older logs are not in the store: see deploy/PRIVACY.md.';

type Report = Awaited<ReturnType<Store['people']['wouldForget']>>;

function linesOf({ engagements, deleted, replaced }: Report): readonly string[] {
  const counted = (what: string, rows: Readonly<Record<string, number>>) =>
    Object.entries(rows).map(([table, n]) => `  ${what.padEnd(9)} ${String(n).padStart(6)}  ${table}`);
  return [
    ...counted('deleted', deleted),
    ...counted('replaced', replaced),
    ...engagements.map(
      ({ engagement, former, left, redrawn, outOfReach }) =>
        `  ${label(engagement, 60)}: former member ${former}${left ? ', roles ended' : ''}; ${redrawn} cards drawn again` +
        (outOfReach === 0 ? '' : `, ${outOfReach} out of reach`),
    ),
  ];
}
