import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Io } from '../../../bot/cli/terminal/io.js';
import { mappings, type ReadFile, readFile } from './reading.js';
import { isReported, noiseOf } from './reported.js';
import { type Counts, noCounts, type Scored, score } from './score.js';
import { readSet } from './set.js';

// How well documents that were not prepared for Baton are read.
//   npm run -s eval:documents -- --set DIR [--mapping none|proposed|documents] [--json] [--misses] [--doc NAME]
// DIR holds documents/, documents.yaml and gold.jsonl (../shared/eval/foreign says how it counts).

const usage =
  'usage: npm run -s eval:documents -- --set DIR [--mapping none|proposed|documents] [--doc NAME] [--misses] [--json]';

interface Row {
  readonly name: string;
  readonly counts: Counts;
  readonly missed: number;
  readonly reported: number;
  readonly unread: number;
  readonly noise: number;
}

/** A share 0..1; `nothing` is what counts where there is nothing to share. */
const share = (part: number, of: number, nothing: number) =>
  of === 0 ? nothing : Math.round((part / of) * 10_000) / 10_000;

function summary({ counts, missed, reported }: Row): object {
  const found = counts.gold === 0 || counts.hit > 0 ? 1 : 0;
  return {
    precision: share(counts.right, counts.got, 0),
    recall: share(counts.hit, counts.gold, 1),
    doers: share(counts.doer, counts.hit, found),
    pairs: share(2 * counts.pairRight, counts.pairGold + counts.pairGot, found),
    phases: share(counts.phase, counts.phaseOf, found),
    unreadReported: share(reported, missed, 1),
  };
}

const percent = (part: number, of: number) => (of === 0 ? '  –' : ((100 * part) / of).toFixed(0).padStart(3));

function printed({ name, counts: c, missed, reported, unread, noise }: Row): string {
  const cell = (value: number) => String(value).padStart(4);
  return [
    name.padEnd(34),
    `${cell(c.gold)} ${cell(c.got)}`,
    `${percent(c.right, c.got)} ${percent(c.hit, c.gold)}`,
    `${percent(c.doer, c.hit)} ${percent(2 * c.pairRight, c.pairGold + c.pairGot)} ${percent(c.side, c.sideOf)}`,
    `${percent(c.phase, c.phaseOf)} ${cell(c.phaseFalse)}`,
    `${percent(c.optional, c.optionalOf)} ${percent(c.leadIn, c.leadInOf)} ${percent(c.prose, c.proseOf)}`,
    `${percent(c.excluded, c.excludedOf)} ${cell(c.excludedAsDuty)}`,
    `${percent(reported, missed)} ${cell(unread)} ${cell(noise)}`,
  ].join('  ');
}

const head = `${'document'.padEnd(34)}  gold  got  prec rec  doer pair side  phase false  opt lead prose  oos duty  reported unread noise`;
const legend = `
prec = items taken that are duties; rec = duties found; doer = the same set of doers by the document's own names;
pair = F1 of (party, involvement); side = ours, theirs or other of the doers; phase = right phase where there is one, false = a
phase where there is none; opt = agreement where either says optional; lead = lead-in kept; prose = prose commitments found;
oos = out-of-scope found as such, duty = taken as a duty; reported = duties not found whose place the report names; unread =
places in the report; noise = those of them at which the gold has nothing.`;

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        set: { type: 'string' },
        mapping: { type: 'string', default: 'documents' },
        doc: { type: 'string' },
        json: { type: 'boolean', default: false },
        misses: { type: 'boolean', default: false },
      },
    });
    const mapping = mappings.find((known) => known === values.mapping);
    if (values.set === undefined || mapping === undefined) return usage;
    return { ...values, set: values.set, mapping };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
}

/** Scores a set; 2 where it was called wrongly or the set is not there. Lines go to `out`, refusals to `err`. */
export function evaluate(args: string[], { out, err }: Io): number {
  const call = parse(args);
  if (typeof call === 'string') {
    err(call);
    return 2;
  }
  const set = readSet(path.resolve(call.set));
  if (typeof set === 'string') {
    err(set);
    return 2;
  }
  const documents = set.documents.filter(({ doc }) => call.doc === undefined || doc === call.doc);
  if (documents.length === 0) {
    err(`no document ${call.doc ?? ''} in ${call.set}.`);
    return 2;
  }
  const rows: Row[] = [];
  if (!call.json) out(head);
  for (const document of documents) {
    const gold = set.gold.get(document.doc) ?? [];
    const read = readFile(set.folder, document, call.mapping);
    const scored = score(document, gold, read.statements);
    const row: Row = {
      name: document.doc,
      counts: scored.counts,
      missed: scored.missed.length,
      reported: scored.missed.filter((statement) => isReported(statement, read)).length,
      unread: read.unread.length,
      noise: noiseOf(document, gold, read).length,
    };
    rows.push(row);
    if (call.json) out(JSON.stringify({ document: row.name, ...summary(row), ...row, name: undefined }));
    else out(printed(row));
    const said = read.refused ?? read.failed;
    if (said !== undefined && !call.json) out(`   ${read.refused ? 'REFUSED' : 'FAILED '}  ${said}`);
    if (call.misses) for (const line of missLines(scored, read)) out(line);
  }
  const whole = rows.reduce(added, { name: 'ALL', counts: noCounts(), missed: 0, reported: 0, unread: 0, noise: 0 });
  if (call.json) {
    out(JSON.stringify({ document: 'ALL', ...whole, name: undefined }));
    out(JSON.stringify(summary(whole)));
  } else out(`${printed(whole)}\n${legend}`);
  return 0;
}

function missLines({ misses, missed }: Scored, read: ReadFile): readonly string[] {
  const silent = new Set(missed.filter((statement) => !isReported(statement, read)).map(({ id }) => id));
  return misses.map(({ kind, at, words }) => {
    const how = kind === 'MISSED' && silent.has(at) ? 'SILENT' : kind;
    return `   ${how.padEnd(8)}${at}  ${words.replace(/\s+/g, ' ').slice(0, 110)}`;
  });
}

function added(all: Row, one: Row): Row {
  const counts = noCounts();
  for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] = all.counts[key] + one.counts[key];
  return {
    name: all.name,
    counts,
    missed: all.missed + one.missed,
    reported: all.reported + one.reported,
    unread: all.unread + one.unread,
    noise: all.noise + one.noise,
  };
}
