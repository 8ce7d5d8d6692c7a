import { parseArgs } from 'node:util';
import { usageError } from '../terminal/io.js';

export const ingestUsage = `usage: baton ingest PATH… (--out FILE | --list) [--playbook ID|DIR] [--lenient] [--json]
       baton ingest PATH… --propose --out DIR [--json]
PATH is a document, a folder of documents, or a playbook's folder. What looks like a duty and is not read is reported:
exit 1 and nothing written, unless --lenient (--strict, the default, says so aloud). --propose writes a draft playbook.`;

/** What `baton ingest` is asked. */
export interface IngestCall {
  readonly paths: readonly string[];
  readonly out?: string;
  readonly playbook?: string;
  readonly list: boolean;
  readonly lenient: boolean;
  readonly json: boolean;
  readonly propose: boolean;
}

/** The call that the arguments make, or why they make none. */
export function ingestCall(args: string[]): IngestCall | string {
  const wrong = (sentence: string) => `baton ingest: ${sentence}; ${ingestUsage.split('\n')[0]}`;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        playbook: { type: 'string' },
        list: { type: 'boolean', default: false },
        lenient: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        propose: { type: 'boolean', default: false },
      },
    });
    const { out, playbook, strict, ...rest } = values;
    if (positionals.length === 0) return wrong('name at least one document or folder');
    if (strict && rest.lenient) return wrong('--strict and --lenient exclude each other');
    if (rest.propose && out === undefined) return wrong('say with --out in which folder the draft is to be written');
    if (rest.propose && (rest.list || playbook !== undefined))
      return wrong('--propose takes no --list and no --playbook');
    if (out === undefined && !rest.list && !rest.json)
      return wrong('say where to write with --out, or --list to only look');
    return {
      ...rest,
      paths: positionals,
      ...(out === undefined ? {} : { out }),
      ...(playbook === undefined ? {} : { playbook }),
    };
  } catch (error) {
    return wrong(usageError(error));
  }
}
