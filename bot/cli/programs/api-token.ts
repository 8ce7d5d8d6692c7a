import { parseArgs } from 'node:util';
import { hashOfToken, newToken } from '../../api/api-tokens.js';
import { apiClientsIn, scopes } from '../../config/api-clients.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const usage = `baton api-token NAME --tenant ID [--scopes ${scopes.join(',')}] [--playbooks ID,ID] [--engagements ID,ID]
Makes a token for a program that reads over the API, and prints it on the first line: it is kept nowhere, so copy it now. The line
below it belongs into BATON_API_CLIENTS, which lists clients with a semicolon between them; then Baton is started anew.`;

/** A new token and the entry of the settings that admits it. Exit 0 = printed, 2 = wrong use. */
export async function apiToken(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const token = newToken();
  const entry = entryOf(args, hashOfToken(token));
  if ('problem' in entry) {
    io.err(`baton api-token: ${entry.problem}`);
    io.err(usage);
    return 2;
  }
  io.out(token);
  io.out(entry.line);
  return 0;
}

function entryOf(args: string[], sha256: string): { readonly line: string } | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        tenant: { type: 'string' },
        scopes: { type: 'string', default: scopes.join(',') },
        playbooks: { type: 'string' },
        engagements: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) return { problem: 'name one client, for instance reports.' };
    if (values.tenant === undefined) return { problem: 'name the tenant whose engagements it sees, with --tenant ID.' };
    const { tenant, playbooks, engagements } = values;
    const fields = { tenant, sha256, scopes: values.scopes, playbooks, engagements };
    const said = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
    const line = [name, ...said].join(' ');
    const faults: string[] = [];
    apiClientsIn(line, (sentence) => faults.push(sentence));
    const [fault] = faults;
    return fault === undefined ? { line } : { problem: `the entry ${fault}.` };
  } catch (error) {
    return { problem: usageError(error) };
  }
}
