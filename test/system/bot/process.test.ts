import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { activity } from '../../support/baton.js';
import { FakeConnector } from '../../support/connector.js';

const main = fileURLToPath(new URL('../../../bot/main.ts', import.meta.url));

/** Starts the program as `npm start` does, from source. */
function start(
  env: Record<string, string>,
  loaded: readonly string[] = [],
): { child: ChildProcess; out: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['--import', 'tsx', ...loaded, main], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout?.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    out += String(chunk);
  });
  return { child, out: () => out, ended: new Promise((done) => child.once('exit', (code) => done(code))) };
}

async function portOf({ out, child }: { out: () => string; child: ChildProcess }): Promise<number> {
  while (child.exitCode === null && child.signalCode === null) {
    const port = /"port":(\d+)|port=(\d+)/u.exec(out());
    if (port !== null) return Number(port[1] ?? port[2]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`did not start: ${out()}`);
}

/** When the program takes no requests any more. */
async function closing(port: number): Promise<void> {
  for (let open = true; open; ) {
    open = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

describe('the program', function () {
  // Each start loads the whole program through tsx: seconds on a busy machine.
  this.timeout(300_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('refuses to start when no sender could be verified, and says what to do', async () => {
    const { ended, out } = start({});
    assert.equal(await ended, 2);
    assert.match(out(), /MicrosoftAppId is missing/);
    assert.equal(/\n\s+at /u.test(out()), false);
  });

  it('says that its port is taken, and by which key another is chosen', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { ended, out } = start({
      NODE_ENV: 'development',
      PORT: String(port),
      BATON_DATABASE_FILE: join(folder, 'baton.sqlite'),
    });
    assert.equal(await ended, 2);
    assert.match(out(), new RegExp(`Port ${port} is taken by another program.*PORT`));
    other.close();
  });

  it('ends on SIGTERM when its turns are finished, and remembers what it acknowledged', async () => {
    const connector = await FakeConnector.start();
    const env = { NODE_ENV: 'development', PORT: '0', BATON_DATABASE_FILE: join(folder, 'baton.sqlite') };
    const from = (type: string, more: Record<string, unknown>) =>
      JSON.stringify(activity(connector.url, { type, ...more }));
    const conversation = { id: '19:c@thread.tacv2', conversationType: 'channel' };
    const post = (port: number, body: string) =>
      fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    try {
      const first = start(env);
      const port = await portOf(first);
      assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
      assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
      const go = connector.holdAll();
      const asked = post(port, from('message', { text: 'start', conversation }));
      await connector.held();
      first.child.kill('SIGTERM');
      await closing(port);
      go();
      assert.equal((await asked).status, 200);
      assert.equal(await first.ended, 0, first.out());

      const second = start(env);
      const again = await portOf(second);
      await post(again, from('message', { text: 'start', conversation, from: { id: '29:bo', name: 'Bo' } }));
      // The starter is still Anna: Bo gets a sentence that names her instead of a second form.
      assert.match(JSON.stringify([...connector.messages.values()].at(-1)?.activity), /Anna/);
      second.child.kill('SIGINT');
      assert.equal(await second.ended, 0, second.out());
    } finally {
      await connector.close();
    }
  });

  it('logs an uncaught exception as one line, finishes its turns and ends', async () => {
    const connector = await FakeConnector.start();
    const fault = join(folder, 'fault.cjs');
    await writeFile(fault, "process.on('SIGUSR2', () => { null.secret; });");
    const program = start({ NODE_ENV: 'development', PORT: '0', BATON_DATABASE_FILE: join(folder, 'baton.sqlite') }, [
      '--require',
      fault,
    ]);
    try {
      const port = await portOf(program);
      const go = connector.holdAll();
      const asked = fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity(connector.url, { type: 'message', text: 'help' })),
      });
      await connector.held();
      program.child.kill('SIGUSR2');
      await closing(port);
      go();
      assert.equal((await asked).status, 200);
      assert.equal(await program.ended, 1, program.out());
      assert.equal(connector.messages.size, 1);
      assert.match(program.out(), /fatal\s+uncaught exception, shutting down cause=Cannot read properties of null/u);
      assert.match(program.out(), / stopped\n/u);
    } finally {
      program.child.kill('SIGKILL');
      await connector.close();
    }
  });
});
