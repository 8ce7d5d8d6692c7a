import { parseArgs } from 'node:util';
import { diagnose } from '../../doctor/doctor.js';
import type { Finding } from '../../doctor/finding.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const usage = `baton doctor [--json]
Says how Baton would fare here: app id, credential, tenants, endpoint, store, migrations, dataset, consent of Graph; each ok or
a sentence with its cure. Reads the environment as the bot does (also from .env with node --env-file), and changes nothing.`;

/** Looks at everything a start needs, and at what only others can tell. Exit 0 = no problem, 1 = some, 2 = wrong use. */
export async function doctor(args: string[], io: Io, env = process.env, now = Date.now()): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  let json: boolean;
  try {
    json = parseArgs({ args, options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch (error) {
    io.err(`baton doctor: ${usageError(error)}`);
    io.err(usage);
    return 2;
  }
  const findings = await diagnose(env, now);
  const problems = findings.filter(({ is }) => is === 'problem').length;
  if (json) io.out(JSON.stringify({ problems, findings }));
  else {
    for (const finding of findings) io.out(lineOf(finding));
    if (problems > 0) io.err(problems === 1 ? '1 problem.' : `${problems} problems.`);
  }
  return problems === 0 ? 0 : 1;
}

const lineOf = ({ is, check, says }: Finding): string => `${is.padEnd(9)}  ${check.padEnd(13)}  ${says}`;
