import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readConfig } from '../../bot/config/settings.js';
import { openDatabase } from '../../data/store/database/database.js';
import { appId, tenant } from '../support/baton.js';
import { FakeConnector } from '../support/connector.js';
import { freshDatabase, type TestDatabase } from '../support/databases.js';
import { KeyServer } from '../support/key-server.js';
import { appSecret } from '../support/login.js';
import { tenants } from '../support/tenants.js';
import { release } from './release.js';

export type StoreKind = 'sqlite' | 'postgres';

/** A bot as it runs in production: a process of its own. */
export interface BotProcess {
  readonly number: number;
  readonly port: number;
  readonly pid: number;
  /** From its start until `/readyz` said yes. */
  readonly startedIn: number;
  readonly ended: Promise<number | null>;
  readonly isReady: () => Promise<boolean>;
  /** All that it logged; of a long run the last of it. */
  readonly log: () => string;
  /** Its log lines from `error` on, all of them. */
  readonly errors: readonly string[];
  /** SIGSTOP: it does nothing until it is thawed (SIGCONT), and knows nothing of it. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** SIGKILL: no farewell. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, as an orchestrator does; how it ended and after how many milliseconds. */
  readonly stop: () => Promise<{ readonly code: number | null; readonly ms: number }>;
}

/** How a process is started, where it isn't the compiled program in a folder. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Weaker than what the site says. */
  readonly env: Readonly<Record<string, string>>;
  /** Whose rights it has; this process's own unless told. */
  readonly owner?: { readonly uid?: number; readonly gid?: number };
}

const launchOf = (folder: string): Launch => ({
  command: process.execPath,
  args: [join(folder, 'bot', 'main.js')],
  cwd: process.cwd(),
  env: {},
});

const patience = 60_000;

/** Nothing that a check started outlives it, also when the campaign is stopped. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One database, Teams' side, and as many bot processes as a check starts; everything over real HTTP. */
export class Site {
  readonly processes: BotProcess[] = [];
  private started = 0;

  private constructor(
    readonly kind: StoreKind,
    readonly database: TestDatabase,
    readonly keys: KeyServer,
    readonly connector: FakeConnector,
  ) {}

  /** `own` = a PostgreSQL database of the check's. SQLite files lie in `folder`: on the disk of the checkout, not in a memory file system. */
  static async open(kind: StoreKind, folder: string, own?: TestDatabase): Promise<Site> {
    const database =
      kind === 'postgres'
        ? (own ?? (await freshDatabase('PostgreSQL')))
        : { url: `sqlite:${join(folder, 'baton.sqlite')}`, empty: async () => {}, remove: async () => {} };
    return new Site(kind, database, await KeyServer.start(appId), await FakeConnector.start({ token: 'bot-token' }));
  }

  /** Starts a process and waits until it is ready. */
  async start(program: string | Launch = release()): Promise<BotProcess> {
    this.started += 1;
    const began = performance.now();
    const { command, args, cwd, env: own, owner } = typeof program === 'string' ? launchOf(program) : program;
    const env = { ...own, ...this.environment() };
    // A wrong key would only show itself as a process that ends at once.
    readConfig(env);
    const child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH ?? '', ...env },
      ...owner,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const bot = await awake(child, this.started, began);
    this.processes.push(bot);
    void bot.ended.then(() => {
      const index = this.processes.indexOf(bot);
      if (index >= 0) this.processes.splice(index, 1);
    });
    return bot;
  }

  /** Makes the conversations of a restored store lead to this site's connector, as the next activity from there would. */
  async repoint(): Promise<void> {
    const { db } = await openDatabase(this.database.url, {});
    await db.updateTable('conversation').set({ service_url: this.connector.url }).execute();
    await db.destroy();
  }

  async close(): Promise<void> {
    await Promise.all([...this.processes].map((bot) => bot.kill()));
    await Promise.all([this.keys.close(), this.connector.close()]);
    await this.database.remove();
  }

  private environment(): Record<string, string> {
    return {
      PORT: '0',
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      // What is lost or doubled under load is asked here; politeness has checks of its own.
      BATON_TURNS_PER_SECOND: '0',
      // Presses are made as a client without dialogs makes them.
      BATON_DIALOGS: 'off',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenant,
      MicrosoftAppPassword: appSecret,
      BATON_TENANTS: tenants.join(','),
      DATABASE_URL: this.database.url,
      BATON_SERVICE_HOSTS: this.connector.host,
      BATON_OPENID_URL: this.keys.openIdUrl,
      BATON_TOKEN_URL: this.keys.tokenUrl,
    };
  }
}

async function awake(child: ChildProcess, number: number, began: number): Promise<BotProcess> {
  let said = '';
  const errors: string[] = [];
  if (child.stdout !== null) {
    createInterface(child.stdout).on('line', (line) => {
      if (/^\{"level":"(error|fatal)"/u.test(line)) errors.push(line);
    });
  }
  const hear = (chunk: unknown) => {
    said += String(chunk);
    // A long run's log is looked at from its end.
    if (said.length > 4_000_000) said = said.slice(-2_000_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  children.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let over = false;
  void ended.then(() => {
    over = true;
    children.delete(child);
  });
  const failed = (why: string) => new Error(`Bot process ${number} ${why}. It said:\n${said.slice(-2_000)}`);
  const waitUntil = async (found: () => Promise<boolean>, what: string) => {
    while (!(await found())) {
      if (over) throw failed('ended before it was ready');
      if (performance.now() - began > patience) {
        child.kill('SIGKILL');
        throw failed(`was not ${what} in ${patience / 1000} s`);
      }
      await pause(10);
    }
  };
  let port = 0;
  await waitUntil(async () => {
    port = Number(/"port":(\d+)/u.exec(said)?.[1] ?? 0);
    return port !== 0;
  }, 'listening');
  const url = `http://127.0.0.1:${port}/readyz`;
  const isReady = async () => {
    try {
      return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).status === 200;
    } catch {
      // A refused connection counts as not ready.
      return false;
    }
  };
  await waitUntil(isReady, 'ready');
  return {
    number,
    port,
    pid: child.pid ?? 0,
    startedIn: performance.now() - began,
    ended,
    isReady,
    log: () => said,
    errors,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      const asked = performance.now();
      child.kill('SIGTERM');
      return { code: await ended, ms: performance.now() - asked };
    },
  };
}
