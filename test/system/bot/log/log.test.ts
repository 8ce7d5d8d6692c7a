import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const log = fileURLToPath(new URL('../../../../bot/log/log.ts', import.meta.url));

/** A program of its own: what is written when one ends can only be seen from outside. */
function running(script: string) {
  const program = `import { createLog } from ${JSON.stringify(log)};
    const log = createLog({ mode: 'production', logLevel: 'info' });
    ${script}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const events = () =>
    text
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { readonly event: string }).event);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, events, ended };
}

describe('the log in production', function () {
  this.timeout(300_000);

  it('is complete and in order however the program ends', async () => {
    const { events, ended } = running('for (let n = 0; n < 500; n += 1) log.info(String(n)); process.exit(3);');
    assert.equal(await ended, 3);
    assert.deepEqual(
      events(),
      Array.from({ length: 500 }, (_, n) => String(n)),
    );
  });

  it('writes a warning and all before it at once, and the rest soon', async () => {
    const { child, events, ended } = running(`log.info('before'); log.warn('warned');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
      log.info('after'); setInterval(() => {}, 1_000);`);
    const until = async (count: number) => {
      for (const end = Date.now() + 300_000; events().length < count && Date.now() < end; )
        await new Promise((resolve) => setTimeout(resolve, 10));
    };
    try {
      await until(2);
      assert.deepEqual(events(), ['before', 'warned']);
      await until(3);
      assert.deepEqual(events(), ['before', 'warned', 'after']);
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  });
});
