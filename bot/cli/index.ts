#!/usr/bin/env node
import type { Io } from './terminal/io.js';

type Command = (args: string[], io: Io) => Promise<number>;

/** Every command: one line each. A command is loaded when it is called, so that `ingest` never waits for the bot. */
const commands: Readonly<Record<string, { readonly does: string; readonly load: () => Promise<Command> }>> = {
  ingest: {
    does: 'read documents and write the dataset',
    load: async () => (await import('./documents/ingest.js')).ingestCommand,
  },
  ask: { does: 'answer a question in the terminal', load: async () => (await import('./documents/ask.js')).askCommand },
  add: { does: 'say what pasted lines would become', load: async () => (await import('./documents/add.js')).add },
  checklist: {
    does: 'print a phase’s checklist as people would get it',
    load: async () => (await import('./documents/checklist.js')).checklist,
  },
  questions: {
    does: 'group what was not answered or was disputed',
    load: async () => (await import('./store/questions.js')).questions,
  },
  wording: {
    does: 'make a question a wording of a statement, or outside',
    load: async () => (await import('./wording/wording.js')).wordingCommand,
  },
  record: {
    does: 'print what passed phases came to',
    load: async () => (await import('./store/record.js')).recordCommand,
  },
  meetings: {
    does: 'list an engagement’s meetings, or write them as .ics',
    load: async () => (await import('./store/meetings.js')).listMeetings,
  },
  person: {
    does: 'show or export everything about a person',
    load: async () => (await import('./store/person.js')).person,
  },
  forget: { does: 'take a person out of everything', load: async () => (await import('./store/forget.js')).forget },
  playbook: {
    does: 'check, copy, show or build a team’s method',
    load: async () => (await import('./playbook/playbook.js')).playbookCommand,
  },
  encoder: {
    does: 'train what words of any language mean',
    load: async () => (await import('./training/encoder.js')).encoder,
  },
  topics: {
    does: 'train what Baton understands, or draft a playbook’s topics',
    load: async () => (await import('./training/topics.js')).topics,
  },
  intents: { does: 'train what a message can be', load: async () => (await import('./training/intents.js')).intents },
  doctor: { does: 'say how Baton would fare here', load: async () => (await import('./app/doctor.js')).doctor },
  rights: { does: 'list who may do what', load: async () => (await import('./app/rights.js')).listRights },
  'api-token': {
    does: 'make a token for a program that reads over the API',
    load: async () => (await import('./programs/api-token.js')).apiToken,
  },
  mcp: {
    does: 'serve an agent on this machine (Model Context Protocol)',
    load: async () => (await import('./programs/mcp.js')).mcpCommand,
  },
  webhooks: {
    does: 'say what webhooks took, and send again',
    load: async () => (await import('./programs/webhooks.js')).webhooksCommand,
  },
  package: {
    does: 'write the Teams app and one page for the admin',
    load: async () => (await import('./app/package.js')).packageApp,
  },
  backup: {
    does: 'write everything Baton remembers to a file',
    load: async () => (await import('./store/backup.js')).backup,
  },
  restore: {
    does: 'fill an empty store from a backup',
    load: async () => (await import('./store/backup.js')).restoreBackup,
  },
};

const io: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

async function run([name, ...args]: string[]): Promise<number> {
  const command = name === undefined ? undefined : Object.entries(commands).find(([known]) => known === name)?.[1];
  if (command) return (await command.load())(args, io);
  const asked = name === undefined || ['help', '--help', '-h'].includes(name);
  const write = name !== undefined && asked ? io.out : io.err;
  if (!asked) io.err(`baton: there is no command “${name}”; known are ${Object.keys(commands).join(', ')}.`);
  else for (const [known, { does }] of Object.entries(commands)) write(`baton ${known.padEnd(9)} ${does}`);
  return name !== undefined && asked ? 0 : 2;
}

// A reader that has seen enough (`| head`) closes the pipe: that ends the output, it is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run(process.argv.slice(2));
