import { parseArgs } from 'node:util';
import { label } from '../../../cards/kit/markdown.js';
import { outcomes, type Signature } from '../../../data/domain/checkpoint.js';
import type { Item } from '../../../data/domain/item.js';
import type { Person } from '../../../data/domain/person.js';
import type { PhaseRecord } from '../../../data/domain/phase/record.js';
import { hasPhase, phasesOf } from '../../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../../data/domain/playbook/playbook.js';
import { sides } from '../../../data/domain/playbook/sides.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { withStore } from './with-store.js';

const usage = `baton record ENGAGEMENT [PHASE] [--json]
Prints what passed phases came to, as it was frozen at each passing, the newest first; with PHASE only that one's.
PHASE is one of its playbook's, as go-live. Finds the store as the bot does: DATABASE_URL, else BATON_DATABASE_FILE.`;

/** The frozen records of an engagement. Exit 0 = printed, 1 = none or no store, 2 = wrong use. */
export async function recordCommand(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args);
  if (typeof call === 'string') {
    io.err(`baton record: ${call}`);
    io.err(usage);
    return 2;
  }
  return await withStore('record', io, async (store) => {
    const found = await store.engagements.find(call.engagement);
    if (found === null) {
      io.err(`baton record: there is no engagement ${label(call.engagement, 60)}.`);
      return 1;
    }
    if (call.phase !== null && !hasPhase(found.playbook, call.phase)) {
      const known = phasesOf(found.playbook).join(', ');
      io.err(`baton record: there is no phase “${label(call.phase, 40)}”. Name one of ${known}.`);
      return 2;
    }
    const records = await store.records.of(call.engagement, call.phase);
    if (call.json) io.out(JSON.stringify({ records }));
    else for (const line of records.flatMap(linesOf)) io.out(line);
    if (records.length === 0) io.err('baton record: no phase was passed there yet.');
    return records.length === 0 ? 1 : 0;
  });
}

interface Call {
  readonly engagement: string;
  readonly phase: PhaseId | null;
  readonly json: boolean;
}

function parse(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [engagement, wanted, ...more] = positionals;
    if (engagement === undefined || more.length > 0) return 'name one engagement, and at most one phase.';
    return { engagement, phase: wanted ?? null, json: values.json };
  } catch (error) {
    return usageError(error);
  }
}

/** Typed text as one line without control characters. */
const clean = (text: string): string => label(text, 500);

function linesOf(one: PhaseRecord): readonly string[] {
  const { phase, customer, passed, datasetVersion, change, people, exceptions } = one;
  return [
    `${phase} · ${clean(customer)} · passed ${passed} · dataset ${datasetVersion ?? '-'} · change ${change}`,
    ...signed('acknowledged', one.acknowledged),
    ...signed('confirmed', one.confirmed),
    ...outcomesOf(one),
    ...exceptions.map(
      ({ text, reason, owner, due }) => `  exception  ${clean(text)} — ${clean(reason)}; ${named(owner)}, by ${due}`,
    ),
    ...sides.flatMap((side) =>
      one.items.filter((item) => item.side === side).map((item) => `  ${side.padEnd(9)}  ${row(item)}`),
    ),
    `  people     ${people.map(({ person, role }) => `${named(person)} (${role})`).join(', ')}`,
    '',
  ];
}

/** A name with the account beside it: two names can look the same in other letters. */
const named = ({ id, name }: Person, account: string | undefined = undefined): string =>
  `${clean(name)} <${account === undefined ? '' : `${clean(account)} `}${clean(id)}>`;

const signed = (what: string, signature: Signature | null): readonly string[] =>
  signature === null
    ? []
    : [
        `  ${what} by ${named(signature.by, signature.account)}, ${signature.at}${
          signature.note === undefined ? '' : `: ${clean(signature.note)}`
        }`,
      ];

/** A row with its mark; an item that is not applicable says why. */
function row({ tick, notApplicable, text }: Item): string {
  if (tick !== null) return `[x] ${clean(text)} (${named(tick.by)}, ${tick.at})`;
  if (notApplicable === undefined) return `[ ] ${clean(text)}`;
  const { by, at, reason } = notApplicable;
  return `[-] ${clean(text)} (not applicable: ${clean(reason)}; ${named(by)}, ${at})`;
}

/** Outcomes that were asked for with the last signature, and which of them all who signed affirmed. */
function outcomesOf({ acknowledged, confirmed }: PhaseRecord): readonly string[] {
  const said = [acknowledged, confirmed].flatMap((one) => (one?.outcomes === undefined ? [] : [one.outcomes]));
  if (said.length === 0) return [];
  const held = outcomes.map((one) => `${said.every((list) => list.includes(one)) ? '[x]' : '[ ]'} ${one}`);
  return [`  outcomes   ${held.join(', ')}`];
}
