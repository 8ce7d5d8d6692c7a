import { parseArgs } from 'node:util';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { buildDataset } from './playbook-build.js';
import { checkPlaybooks } from './playbook-check.js';
import { copyPlaybook } from './playbook-new.js';
import { showPlaybooks } from './playbook-show.js';

interface Subcommand {
  readonly usage: string;
  readonly options: Readonly<Record<string, 'string' | 'boolean'>>;
  /** How many names or folders it takes, at least and at most. */
  readonly takes: readonly [number, number];
  readonly run: (names: readonly string[], options: PlaybookOptions, io: Io) => Promise<number>;
}

export interface PlaybookOptions {
  readonly from?: string;
  readonly out?: string;
  readonly locale?: string;
  readonly json: boolean;
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  check: {
    usage: `baton playbook check DIR [--json]
Judges a playbook's folder, or a folder of such folders: the form of playbook.yaml, mapping.yaml and wordings.yaml, names in each
language, words that two parties or phases share, documents that cannot be read, lines of the mapping that match nothing, wordings
whose statement is not there.
Exit 0 = sound (notes may remain), 1 = something must be mended, 2 = called wrongly.`,
    options: { json: 'boolean' },
    takes: [1, 1],
    run: ([directory = ''], { json }, io) => checkPlaybooks(directory, json, io),
  },
  new: {
    usage: `baton playbook new NAME [--from PLAYBOOK] [--out DIR]
Copies a playbook with its documents into a folder of its own, to be changed there. Nothing is overwritten.
  NAME    the new playbook's id: lower-case letters, digits and hyphens
  --from  delivery (the default), fasttrack, or a playbook's folder
  --out   the new folder; NAME, if it is left out`,
    options: { from: 'string', out: 'string' },
    takes: [1, 1],
    run: async ([name = ''], { from = 'delivery', out = name }, io) => copyPlaybook(name, from, out, io),
  },
  show: {
    usage: `baton playbook show [NAME|DIR] [--locale L] [--json]
Prints the playbooks that ship with Baton, or one of them: its parties by side, its phases with what holds in them, how many duties its
documents give to whom, and the documents themselves.
  --locale  the language of the names; en, if it is left out`,
    options: { locale: 'string', json: 'boolean' },
    takes: [0, 1],
    run: ([name], { locale = 'en', json }, io) => showPlaybooks(name, locale, json, io),
  },
  build: {
    usage: `baton playbook build DIR --out FILE
Reads the documents of a playbook into a dataset, for BATON_DATASET. BATON_PLAYBOOKS=DIR does the same when Baton starts.
Exit 0 = written, 1 = something must be mended, 2 = called wrongly.`,
    options: { out: 'string' },
    takes: [1, 1],
    run: async ([directory = ''], { out }, io) => buildDataset(directory, out, io),
  },
};

const usage = Object.values(subcommands)
  .map((one) => one.usage)
  .join('\n\n');

/** `baton playbook`: what an owner of a method does with it. Exit codes as each subcommand says; 2 = called wrongly. */
export async function playbookCommand(args: string[], io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (printsUsage(args, subcommand?.usage ?? usage, io)) return 0;
  if (subcommand === undefined) {
    io.err(`baton playbook: say one of ${Object.keys(subcommands).join(', ')}${name === '' ? '' : `, not “${name}”`}.`);
    io.err(usage);
    return 2;
  }
  try {
    const options = Object.fromEntries(Object.entries(subcommand.options).map(([key, type]) => [key, { type }]));
    const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
    const [least, most] = subcommand.takes;
    if (positionals.length < least) throw new Error('a name or a folder is missing.');
    if (positionals.length > most) throw new Error(`one at a time: leave out ${positionals.slice(most).join(' ')}.`);
    return await subcommand.run(positionals, { json: false, ...values }, io);
  } catch (error) {
    if (error instanceof PlaybookError) {
      io.err(error.message);
      return 1;
    }
    io.err(`baton playbook ${name}: ${usageError(error)}`);
    io.err(subcommand.usage);
    return 2;
  }
}
