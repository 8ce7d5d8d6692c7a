import { parseArgs } from 'node:util';
import { label } from '../../../cards/kit/markdown.js';
import { chosen } from '../../../data/domain/answer/candidates.js';
import { wordsOfQuestion } from '../../../data/domain/answer/concerns.js';
import { noOwnTopics, noWordings, wordingsDecided } from '../../../data/domain/answer/wordings.js';
import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';
import { statementFinder, withWordings } from '../../../data/ingest/wordings.js';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { decidedIn } from '../../../dialogs/questions/open-questions.js';
import { knowledgeOf } from '../../knowledge/knowledge.js';
import { type BuiltPlaybook, buildPlaybook } from '../../knowledge/playbooks.js';
import { onlyPlaybook, playbooksNamed } from '../playbook/playbook-named.js';
import { withStore } from '../store/with-store.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';
import { statementMeant } from './statement-meant.js';
import { WordingsIn } from './wordings-in.js';

interface Subcommand {
  readonly usage: string;
  /** How many words it takes beside options. */
  readonly takes: number;
  readonly run: (said: readonly string[], call: WordingCall, io: Io) => Promise<number>;
}

interface WordingCall {
  readonly playbook: string;
  readonly json: boolean;
  readonly 'from-store': boolean;
  readonly clear: boolean;
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  add: {
    usage: `baton wording add QUESTION STATEMENT --playbook DIR
Makes a question a wording of a statement, in DIR/wordings.yaml. The next build, or the next start of the bot, learns it.
  QUESTION   its words, or its id from \`baton questions\`
  STATEMENT  its id, or words that only it has; where several have them, they are listed and nothing is written`,
    takes: 2,
    run: ([question = '', statement = ''], call, io) => addWording(question, statement, call, io),
  },
  outside: {
    usage: `baton wording outside QUESTION --playbook DIR
Says that the documents don't answer a question: Baton says so in place of what is near.`,
    takes: 1,
    run: ([question = ''], call, io) => addOutside(question, call, io),
  },
  list: {
    usage: `baton wording list --playbook DIR [--from-store] [--json]
Prints the statements that have wordings with these, those whose statement is not there any more, and what is outside.
  --from-store  what owners decided in chat, in place of DIR/wordings.yaml`,
    takes: 0,
    run: (_, call, io) => listWordings(call, io),
  },
  remove: {
    usage: `baton wording remove QUESTION --playbook DIR [--from-store]
Takes a question out again, wherever it is in DIR/wordings.yaml.
  --from-store  out of what owners decided in chat`,
    takes: 1,
    run: ([question = ''], call, io) => removeWording(question, call, io),
  },
  export: {
    usage: `baton wording export --playbook DIR [--clear]
Writes what owners decided in chat into DIR/wordings.yaml, to be reviewed as a diff. What the file says of a question stays.
  --clear  takes out of the store what the file has: when the bot reads this folder, and never before`,
    takes: 0,
    run: (_, call, io) => exportWordings(call, io),
  },
};

const usage = `${Object.values(subcommands)
  .map((one) => one.usage)
  .join('\n\n')}
Exit 0 = done, 1 = it could not be, 2 = called wrongly.`;

const no = { type: 'boolean', default: false } as const;
const options = { playbook: { type: 'string' }, json: no, 'from-store': no, clear: no } as const;

/** `baton wording`: what an owner makes of people's questions. Exit 0 = done, 1 = it could not be, 2 = called wrongly. */
export async function wordingCommand(args: string[], io: Io): Promise<number> {
  const [word = '', ...rest] = args;
  const name = word.toLowerCase();
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (printsUsage(args, subcommand?.usage ?? usage, io)) return 0;
  if (subcommand === undefined) {
    io.err(`baton wording: say one of ${Object.keys(subcommands).join(', ')}${word === '' ? '' : `, not “${word}”`}.`);
    io.err(usage);
    return 2;
  }
  let call: ReturnType<typeof parsedCall>;
  try {
    call = parsedCall(rest, subcommand.takes);
  } catch (error) {
    io.err(`baton wording ${name}: ${usageError(error)}`);
    io.err(subcommand.usage);
    return 2;
  }
  try {
    return await subcommand.run(call.said, call, io);
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    io.err(error.message);
    return 1;
  }
}

function parsedCall(args: string[], takes: number): WordingCall & { readonly said: readonly string[] } {
  const { values, positionals: said } = parseArgs({ args, options, allowPositionals: true });
  const { playbook, ...flags } = values;
  if (playbook === undefined) throw new Error('say with --playbook whose wordings they are.');
  if (said.length < takes)
    throw new Error(takes === 1 ? 'the question is missing.' : 'it takes a question and a statement.');
  if (said.length > takes)
    throw new Error(`put a text of several words in quotation marks: ${said.slice(takes).join(' ')}.`);
  if (said.some((one) => one.trim() === '')) throw new Error('a text is empty.');
  return { playbook, ...flags, said };
}

const folderOf = ({ playbook }: WordingCall) => onlyPlaybook(playbooksNamed(playbook), playbook);

async function addWording(said: string, meant: string, call: WordingCall, io: Io): Promise<number> {
  const folder = folderOf(call);
  const question = await questionMeant(said, io);
  if (question === null) return 1;
  const { dataset } = await builtOrSaid(folder, io);
  const found = statementMeant(meant, knowledgeOf(dataset));
  if ('candidates' in found) {
    io.err(candidatesSentence(meant, found.candidates, found.near));
    for (const one of found.candidates) io.out(statementLine(one));
    return 1;
  }
  const wordings = new WordingsIn(folder);
  const before = wordings.meaningOf(question);
  wordings.add(question, found.statement, dataset);
  await wordings.save();
  sayWhatItMeant(before, io);
  io.out(`“${question}” now asks about: ${statementLine(found.statement)}`);
  return 0;
}

function candidatesSentence(meant: string, candidates: readonly Responsibility[], near: boolean): string {
  const said = `baton wording add: `;
  if (candidates.length === 0) return `${said}no statement says “${meant}”: quote its words, or name its id.`;
  return near
    ? `${said}no statement says “${meant}”; near to it are these. Name one by its id.`
    : `${said}several statements say “${meant}”. Name one by its id.`;
}

const statementLine = ({ id, text, party, phase, leadIn }: Responsibility): string =>
  `${id}  ${party ?? '-'}  ${phase ?? '-'}  ${label(leadIn === undefined ? text : `${leadIn} ${text}`, 300)}`;

async function builtOrSaid(folder: ReturnType<typeof folderOf>, io: Io): Promise<BuiltPlaybook> {
  const built = await buildPlaybook(folder);
  if (built.dataset.responsibilities.length === 0) io.err(`${folder.folder}: its documents state nothing yet.`);
  return built;
}

/** A question means one thing: what it meant until now is said, because it is gone from there. */
function sayWhatItMeant(before: ReturnType<WordingsIn['meaningOf']>, io: Io): void {
  if (before === 'outside') io.err('Until now it was outside of the documents.');
  else if (before !== null) io.err(`Until now it was a wording of: ${label(before.statement, 300)}`);
}

async function addOutside(said: string, call: WordingCall, io: Io): Promise<number> {
  const folder = folderOf(call);
  const wordings = new WordingsIn(folder);
  const question = await questionMeant(said, io);
  if (question === null) return 1;
  const before = wordings.meaningOf(question);
  const answered =
    before === null ? chosen(knowledgeOf((await buildPlaybook(folder)).dataset).answer({ text: question })) : null;
  wordings.addOutside(question);
  await wordings.save();
  sayWhatItMeant(before, io);
  if (answered !== null) {
    io.err(`Until now it was answered with: ${statementLine(answered.lead.responsibility)}`);
    io.err('If that was right, take it out again with `baton wording remove`.');
  }
  io.out(`“${question}” is outside of the documents.`);
  return 0;
}

async function removeWording(said: string, call: WordingCall, io: Io): Promise<number> {
  const folder = folderOf(call);
  const question = oneLine(said);
  if (call['from-store']) return await removeFromStore(folder.playbook.id, question, io);
  const wordings = new WordingsIn(folder);
  if (!wordings.remove(question)) {
    io.err(
      `baton wording remove: ${wordings.file} does not have “${question}”: \`baton wording list\` prints what it has.`,
    );
    return 1;
  }
  await wordings.save();
  io.out(`“${question}” is taken out.`);
  return 0;
}

async function removeFromStore(playbook: string, question: string, io: Io): Promise<number> {
  return await withStore('wording', io, async (store) => {
    const was = await store.wordings.remove(playbook, question);
    if (was) io.out(`“${question}” is taken out.`);
    else io.err(`baton wording remove: nothing was decided on “${question}” in chat.`);
    return was ? 0 : 1;
  });
}

async function listWordings(call: WordingCall, io: Io): Promise<number> {
  const folder = folderOf(call);
  if (!call['from-store']) return printWordings(call, await buildPlaybook(folder), io);
  return await withStore('wording', io, async (store) => {
    const said = wordingsDecided(await store.wordings.all(), folder.playbook.id);
    const { dataset } = await buildPlaybook({ ...folder, wordings: noWordings, topics: noOwnTopics });
    const asked = withWordings(dataset, said);
    const astray = asked.astray.map(({ address, sentence }) => ({ path: `“${address.statement}”`, sentence }));
    return printWordings(call, { dataset: asked.dataset, astray }, io);
  });
}

interface Asked {
  readonly dataset: Dataset;
  readonly astray: readonly { readonly path: string; readonly line?: number; readonly sentence: string }[];
}

function printWordings({ json }: WordingCall, { dataset, astray }: Asked, io: Io): number {
  const asked = dataset.responsibilities.filter(({ wordings = [] }) => wordings.length > 0);
  const outside = dataset.outside ?? [];
  if (json) {
    const statements = asked.map(({ id, text, party, phase, wordings }) => ({ id, text, party, phase, wordings }));
    io.out(JSON.stringify({ playbook: dataset.playbook.id, statements, astray, outside }));
    return 0;
  }
  for (const one of asked) {
    io.out(statementLine(one));
    for (const wording of one.wordings ?? []) io.out(`    ${wording}`);
  }
  for (const { line, path: what, sentence } of astray)
    io.out(`${line === undefined ? '' : `line ${line}: `}${what}: ${sentence}`);
  for (const question of outside) io.out(`outside  ${question}`);
  const wordings = asked.reduce((sum, one) => sum + (one.wordings?.length ?? 0), 0);
  io.err(`${wordings} wordings of ${asked.length} statements, ${astray.length} without, ${outside.length} outside.`);
  return 0;
}

async function exportWordings(call: WordingCall, io: Io): Promise<number> {
  const folder = folderOf(call);
  const { dataset } = await buildPlaybook(folder);
  const find = statementFinder(dataset);
  const wordings = new WordingsIn(folder);
  const inFile = decidedIn([dataset]);
  return await withStore('wording', io, async (store) => {
    const own = (await store.wordings.all()).filter(({ playbook }) => playbook === folder.playbook.id);
    let [written, left] = [0, 0];
    for (const { question: asked, address } of own) {
      const question = oneLine(asked);
      if (inFile.has(wordsOfQuestion(question))) continue;
      const found = address === null ? null : find(address);
      if (found !== null && 'sentence' in found) {
        io.out(`“${question}”: “${address?.statement}”: ${found.sentence}`);
        left += 1;
        continue;
      }
      const [statement] = found?.statements ?? [];
      if (statement === undefined) wordings.addOutside(question);
      else wordings.add(question, statement, dataset);
      written += 1;
    }
    if (written > 0) await wordings.save();
    const has = decidedIn([withWordings(dataset, wordings.parsed()).dataset]);
    const gone = call.clear ? own.filter(({ question }) => has.has(wordsOfQuestion(question))) : [];
    for (const { playbook, question } of gone) await store.wordings.remove(playbook, question);
    const cleared = call.clear ? ` ${gone.length} taken out of the store.` : '';
    io.err(
      `${own.length} decided in chat: ${written} written to ${wordings.file}, ${left} without statement.${cleared}`,
    );
    return left === 0 ? 0 : 1;
  });
}

/** What the bot gives a question as its id, whole or from its beginning. */
const idForm = /^[0-9a-f]{6}[0-9a-f-]{0,30}$/u;

/** A question's words, by its id where it is one. null where that question is not kept, which is said. */
async function questionMeant(said: string, io: Io): Promise<string | null> {
  const id = said.trim();
  if (!idForm.test(id)) return oneLine(said);
  let text: string | null = null;
  const code = await withStore('wording', io, async (store) => {
    text = await store.questions.textOf(id);
    if (text === null)
      io.err(
        `baton wording: no one question with the id ${id} is kept: \`baton questions\` lists them; or say its words.`,
      );
    return text === null ? 1 : 0;
  });
  return code === 0 && text !== null ? oneLine(text) : null;
}

/** As a line of a file: without line breaks and other control characters. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
