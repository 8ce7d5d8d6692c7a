import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Person } from '../../data/domain/person.js';

/** Who is in the Playground's chats; the manager sits in front of the browser. All are invented. */
export const people = {
  manager: { id: 'user-mira', name: 'Mira Holm' },
  lead: { id: 'user-tomas', name: 'Tomás Duarte' },
  specialist: { id: 'user-june', name: 'June Park' },
  network: { id: 'user-sven', name: 'Sven Åberg' },
  devices: { id: 'user-lia', name: 'Lia Costa' },
  guest: { id: 'user-omar', name: 'Omar Reyes' },
} as const satisfies Record<string, Person>;

export const playground = {
  tenant: '00000000-0000-0000-0000-000000000001',
  bot: { id: '00000000-0000-0000-0000-000000000011', name: 'Baton' },
  personalChat: 'personal-chat',
  groupChat: 'group-chat',
  /** The team's general channel has the team's id. */
  team: 'team-fabrikam',
  channel: 'channel-onboarding',
} as const;

/** Where the Playground says that a person of its chats gets mail. */
export const addressOf = ({ id }: Person): string => `${id.replace('user-', '')}@fabrikam.example`;

/** The Playground insists on exactly five people beside the current one. JSON is YAML. */
function configuration(): string {
  const [current, ...others] = Object.values(people).map(({ id, name }, index) => {
    const [givenName = '', surname = ''] = name.split(' ');
    const email = addressOf({ id, name });
    const aadObjectId = `00000000-0000-0000-0000-00000000002${index}`;
    return { id, name, userPrincipleName: email, aadObjectId, givenName, surname, email };
  });
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId: playground.tenant,
      bot: playground.bot,
      currentUser: current,
      users: others,
      personalChat: { id: playground.personalChat },
      groupChat: { id: playground.groupChat, name: 'Fabrikam and friends' },
      team: {
        id: playground.team,
        name: 'Fabrikam',
        aadGroupId: '00000000-0000-0000-0000-000000000031',
        channels: [{ id: playground.channel, name: 'Onboarding' }],
      },
    },
    null,
    2,
  );
}

export interface RunningPlayground {
  readonly url: string;
  /** Where the bot writes to. */
  readonly serviceUrl: string;
  readonly stop: () => Promise<void>;
  readonly ended: Promise<number | null>;
}

export class PlaygroundMissing extends Error {
  override readonly name = 'PlaygroundMissing';
}

/** The launcher inside the package: its `bin` is not always linked. */
function launcher(): string {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js');
  } catch {
    throw new PlaygroundMissing(
      'The Agents Playground is not installed: run "npm ci" (without --omit=dev). "npm start" needs none of it.',
    );
  }
}

/** Starts Microsoft's Agents Playground against a bot on this machine. It takes another port when its own is taken. */
export async function startPlayground(botPort: number, port: number, folder: string): Promise<RunningPlayground> {
  const program = launcher();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.m365agentsplayground.yml'), configuration());
  const child = spawn(
    process.execPath,
    [program, '-e', `http://localhost:${botPort}/api/messages`, '-c', 'msteams', '-p', String(port), '--dt'],
    {
      cwd: resolve(folder),
      stdio: ['ignore', 'pipe', 'pipe'],
      // It would open a browser by itself; here the terminal says where to click.
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
      // Ctrl-C reaches the whole terminal group: the bot stops it after itself, in order.
      detached: true,
    },
  );
  process.once('exit', () => child.kill());
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const listening = await portOf(child, ended);
  return {
    url: `http://localhost:${listening}`,
    serviceUrl: `http://localhost:${listening}/_connector`,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

function portOf(child: ChildProcess, ended: Promise<number | null>): Promise<number> {
  return new Promise((done, failed) => {
    let said = '';
    const read = (chunk: Buffer) => {
      said += String(chunk);
      const port = /Listening on (\d+)/u.exec(said)?.[1];
      if (port !== undefined) done(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', failed);
    void ended.then((code) =>
      failed(new Error(`The Agents Playground ended with ${code} before it was ready:\n${said.slice(-2_000)}`)),
    );
  });
}
