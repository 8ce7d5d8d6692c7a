import { parseArgs } from 'node:util';
import { allRights, type Reach, rights } from '../../../data/domain/rights.js';
import { type RightColumn, rightColumns } from '../../../data/domain/roster.js';
import { type Io, printsUsage } from '../terminal/io.js';

const usage = 'Usage: baton rights [--json]';

const titles: Readonly<Record<RightColumn, string>> = {
  customer: 'customer',
  representative: 'representative',
  'project-manager': 'project manager',
  specialist: 'specialist',
  lead: 'lead or deputy',
};

interface Row {
  readonly right: string;
  readonly may: Readonly<Partial<Record<RightColumn, Reach>>>;
  readonly when: readonly string[];
  readonly open: boolean;
}

const rows = (): readonly Row[] =>
  allRights.map((right) => ({
    right,
    may: rights[right].may,
    when: rights[right].when,
    open: 'open' in rights[right],
  }));

/** Who may do what, as a Markdown table. */
export function rightsTable(): string {
  const head = ['', ...rightColumns.map((column) => titles[column]), 'while it is'];
  const lines = rows().map(({ right, may, when, open }) => [
    right,
    ...rightColumns.map((column) => `${may[column] ?? ''}${open && may[column] === 'own' ? '*' : ''}`),
    when.join(', '),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `baton rights`: the table that decides, for people or for machines. */
export async function listRights(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  try {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    io.out(values.json === true ? JSON.stringify(rows(), null, 2) : rightsTable());
    return 0;
  } catch (error) {
    io.err(`baton rights: ${error instanceof Error ? error.message : String(error)}`);
    io.err(usage);
    return 2;
  }
}
