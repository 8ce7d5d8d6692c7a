import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { backUp } from '../../../data/store/backup/backup.js';
import { restore } from '../../../data/store/backup/restore.js';
import { BackupProblem } from '../../../data/store/backup/rows.js';
import { databaseOf } from '../../config/settings.js';
import { causeOf } from '../../log/log.js';
import { type Io, printsUsage } from '../terminal/io.js';

const usage = `baton backup --out FILE
baton restore FILE
Both find the store as the bot does: DATABASE_URL, else BATON_DATABASE_FILE (also from .env with node --env-file).`;

/** Writes everything Baton remembers to a file, while the bot runs. Exit 0 = written, 1 = not written, 2 = wrong use. */
export async function backup(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const out = outOf(args);
  if (out === null) return wrong('Name the file: --out FILE.', io);
  if (existsSync(out)) return wrong(`${out} is there already. Name a new file; a backup is never written over.`, io);
  // Renamed when complete, so that a crash leaves no partial backup under the final name.
  const part = `${out}.part`;
  try {
    const { url, file } = databaseOf(process.env);
    const target = await open(part, 'w', 0o600);
    let summary: Awaited<ReturnType<typeof backUp>>;
    try {
      let text = '';
      const write = async (line: string) => {
        text += `${line}\n`;
        if (text.length < 65_536) return;
        await target.write(text);
        text = '';
      };
      summary = await backUp(url, { file }, new Date().toISOString(), write);
      await target.write(text);
      await target.sync();
    } finally {
      await target.close();
    }
    await rename(part, out);
    io.err(`${out}: ${summary.engagements} engagements, ${summary.rows} rows.`);
    return 0;
  } catch (error) {
    await rm(part, { force: true });
    return failed('backup', error, io);
  }
}

/** Fills an empty store from a backup. Exit 0 = restored, 1 = nothing was changed, 2 = wrong use. */
export async function restoreBackup(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const [file, ...more] = args;
  if (file === undefined || file.startsWith('-') || more.length > 0) return wrong('Name the backup, and only it.', io);
  if (!existsSync(file)) return wrong(`There is no file ${file}.`, io);
  try {
    const { url, file: databaseFile } = databaseOf(process.env);
    const { engagements, rows } = await restore(url, { file: databaseFile }, linesOf(file));
    io.err(`${file}: restored ${engagements} engagements, ${rows} rows. Start the bot; it draws its cards again.`);
    return 0;
  } catch (error) {
    return failed('restore', error, io);
  }
}

/** Opened with the first line that is asked for, because readline drops lines that it reads before there is a listener. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

function outOf(args: string[]): string | null {
  try {
    return parseArgs({ args, options: { out: { type: 'string' } } }).values.out ?? null;
  } catch {
    // Unknown option.
    return null;
  }
}

function wrong(sentence: string, io: Io): number {
  io.err(sentence);
  io.err(usage);
  return 2;
}

function failed(what: string, error: unknown, io: Io): number {
  io.err(`baton ${what}: ${causeOf(error).cause}`);
  // A problem that names its cure needs no stack; any other error does.
  const inner = error instanceof BackupProblem || !(error instanceof Error) ? undefined : error.cause;
  if (inner !== undefined) io.err(`Because: ${causeOf(inner).cause}`);
  return 1;
}
