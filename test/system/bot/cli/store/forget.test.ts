import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { backup } from '../../../../../bot/cli/store/backup.js';
import { forget } from '../../../../../bot/cli/store/forget.js';
import { person } from '../../../../../bot/cli/store/person.js';
import type { Card } from '../../../../../cards/kit/template.js';
import { tickItem } from '../../../../../data/domain/checklist/checklist.js';
import { checkpointOf, type Engagement } from '../../../../../data/domain/engagement.js';
import { evolve } from '../../../../../data/domain/evolve.js';
import { evolveInquiry, type Inquiry } from '../../../../../data/domain/inquiry/inquiry.js';
import { formerMember } from '../../../../../data/domain/privacy/former.js';
import { openDatabase } from '../../../../../data/store/database/database.js';
import { startWorld, type World } from '../../../../support/baton.js';
import {
  address,
  alone,
  calm,
  canaries,
  canaryChannel,
  canaryEngagement,
  chat,
  engagementIn,
  foundIn,
  leaveTraces,
  maria,
  objectId,
  until,
  words,
} from '../../../../support/canary.js';
import { dialects, freshDatabase, type TestDatabase } from '../../../../support/databases.js';
import { ana, jonas, mina, sam } from '../../../../support/history.js';
import { smallKnowledge, textsOn } from '../../../../support/turns.js';

const textsOf = (activity: Record<string, unknown> | undefined): string =>
  textsOn((activity?.attachments as { content: Card }[] | undefined)?.[0]?.content);

for (const dialect of dialects) {
  describe(`forgetting a person on ${dialect}, while the bot runs`, function () {
    this.timeout(300_000);
    let database: TestDatabase;
    let world: World;
    /** Another bot on the same database, where that may be. */
    let other: World | null = null;
    let folder: string;
    const environment = { url: process.env.DATABASE_URL, file: process.env.BATON_DATABASE_FILE };

    before(async () => {
      database = await freshDatabase(dialect);
      folder = mkdtempSync(join(tmpdir(), 'baton-forget-'));
      process.env.DATABASE_URL = database.url;
      world = await startWorld({ knowledge: smallKnowledge }, { DATABASE_URL: database.url });
      await leaveTraces(world);
      if (dialect === 'PostgreSQL') {
        const env = { DATABASE_URL: database.url, BATON_SERVICE_HOSTS: world.connector.host };
        other = await startWorld({ knowledge: smallKnowledge }, env);
        assert.ok(await other.baton.store.engagements.find(canaryEngagement), 'it has them in mind');
      }
    });
    after(async () => {
      if (environment.url === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = environment.url;
      await Promise.all([world.close(), other?.close()]);
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    async function run(command: typeof forget | typeof person, ...args: string[]) {
      const out: string[] = [];
      const err: string[] = [];
      const code = await command(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
      return { code, out: out.join('\n'), err: err.join('\n') };
    }

    /** Every byte that the database has on disk: its file, the log and the index of the log, or PostgreSQL's folder of it. */
    async function files(): Promise<ReadonlyMap<string, Buffer>> {
      const folders = dialect === 'SQLite' ? [] : [await folderOfDatabase(database.url)];
      const file = database.url.replace(/^sqlite:/u, '');
      const paths =
        dialect === 'SQLite'
          ? ['', '-wal', '-shm'].map((end) => `${file}${end}`).filter((path) => existsSync(path))
          : folders.flatMap((one) => readdirSync(one).map((name) => join(one, name)));
      // By another process: to close a file that SQLite has open in this one ends its locks.
      const read = (path: string): Buffer => execFileSync('cat', [path], { maxBuffer: 2 ** 30 });
      return new Map(
        paths
          .filter((path) => statSync(path).isFile())
          .map((path) => [path, dialect === 'SQLite' ? read(path) : readFileSync(path)]),
      );
    }

    async function foundOnDisk(): Promise<readonly string[]> {
      const found = [...(await files())].flatMap(([path, bytes]) =>
        foundIn(bytes, canaries).map((text) => `${text} in ${path}`),
      );
      return [...new Set(found)];
    }

    it('exports all about the person first, and nothing that others wrote', async () => {
      const { code, out } = await run(person, maria.id, '--export');
      assert.equal(code, 0);
      const { about, names, ids } = JSON.parse(out) as {
        about: Record<string, Record<string, unknown>[]>;
        names: string[];
        ids: string[];
      };
      assert.deepEqual([ids, names.toSorted()], [[maria.id, chat], [maria.name, address].toSorted()]);
      for (const section of ['events', 'memberships', 'items', 'standingItems', 'checkpoints', 'conversations']) {
        assert.ok((about[section]?.length ?? 0) > 0, section);
      }
      for (const section of [
        'questions',
        'feedback',
        'drafts',
        'inquiries',
        'inquiryEvents',
        'phaseRecords',
        'notices',
        'contexts',
        'greetings',
      ]) {
        assert.ok((about[section]?.length ?? 0) > 0, section);
      }
      for (const text of Object.values(words)) assert.ok(out.includes(text), text);
      assert.doesNotMatch(out, /The keeper does/u);
    });

    it('finds a person by name, and says when the name is unknown', async () => {
      const named = await run(person, '--name', maria.name.toLowerCase());
      assert.equal(named.code, 0);
      assert.ok(named.out.includes(maria.id) && named.out.includes(canaryEngagement));
      const summary = await run(person, maria.id);
      assert.match(summary.out, /1 {2}roles/u);
      for (const command of [person, forget]) {
        const { code, err } = await run(command, '29:unknown');
        assert.equal(code, 1);
        assert.match(err, /there is nothing about 29:unknown\. Look for their id with/u);
      }
    });

    it('does nothing when the receipt cannot be written', async () => {
      const there = join(folder, 'precious');
      writeFileSync(there, 'precious');
      assert.equal((await run(forget, maria.id, '--yes', '--out', there)).code, 1);
      assert.equal(readFileSync(there, 'utf8'), 'precious');
      assert.ok(await world.baton.store.conversations.find(chat));
    });

    it('only says what it would do without --yes', async () => {
      const before = await engagementIn(world);
      const { code, out, err } = await run(forget, maria.id);
      assert.equal(code, 0);
      assert.match(err, /nothing was changed/u);
      assert.match(out, /deleted +1 {2}draft/u);
      assert.match(out, /former member 1, roles ended; \d+ cards drawn again/u);
      assert.deepEqual(await engagementIn(world), before);
      assert.ok(await world.baton.store.conversations.find(chat));
    });

    it('leaves no byte in the database, its log, the logs and later backups', async () => {
      const there = (await foundOnDisk()).map((text) => text.split(' in ')[0]);
      // Her directory's id is asked for and never kept.
      assert.deepEqual(
        canaries.filter((text) => text !== objectId && !there.includes(text)),
        [],
        'the scan finds what is there',
      );
      const receipt = join(folder, 'receipt.json');
      const args = [maria.id, '--yes', '--also', objectId, '--out', receipt];
      const { code, err } = dialect === 'SQLite' ? await inItsOwnProcess(args) : await run(forget, ...args);
      assert.equal(code, 0, err);
      await calm(world);
      assert.deepEqual(await foundOnDisk(), []);
      const copy = join(folder, 'backup.jsonl');
      const copied = await run(backup as typeof forget, '--out', copy);
      assert.equal(copied.code, 0, copied.err);
      assert.deepEqual(foundIn(readFileSync(copy), canaries), []);
      assert.deepEqual(foundIn(readFileSync(receipt), canaries), [], 'a receipt can be kept');
      assert.deepEqual(foundIn(Buffer.from(JSON.stringify(world.lines)), canaries), []);
      const above = world.lines.filter(({ level }) => level !== 'debug');
      assert.ok(above.length > 50);
      const others = [ana, jonas, mina, sam].flatMap(({ id, name }) => [id, name]);
      const told = ['She calls back', 'The keeper does', 'fine after all', 'bot-token', 'Bearer'];
      assert.deepEqual(foundIn(Buffer.from(JSON.stringify(above)), [...others, ...told]), [], 'ordinary turns');
      assert.equal((await run(person, maria.id)).code, 1);
    });

    it('keeps what they did, under another name: history, ticks, signatures, records, exceptions', async () => {
      const former = formerMember(1);
      const engagement = await engagementIn(world);
      const { store } = world.baton;
      const initiate = checkpointOf(engagement, 'initiate');
      assert.deepEqual([initiate.acknowledged?.by.id, initiate.confirmed?.by], [sam.id, former]);
      assert.ok(initiate.passed);
      const [record] = await store.records.of(canaryEngagement);
      assert.deepEqual(record?.confirmed?.by, former);
      assert.equal(record?.exceptions[0]?.owner.id, former.id);
      const ticked = engagement.items.find(({ text }) => text.startsWith('Bring the right people'));
      assert.deepEqual([ticked?.tick?.by, ticked?.evidence?.length], [former, 1]);
      const history = await store.engagements.history(canaryEngagement);
      const again = history.reduce<Engagement | null>(evolve, null);
      assert.deepEqual({ ...again, version: engagement.version }, engagement, 'what happened still adds up');
      const inquiry = await store.inquiries.numbered(canaryEngagement, 1);
      assert.deepEqual([inquiry?.asker, inquiry?.text, inquiry?.reply?.text], [former, '', '']);
      const folded = (await store.inquiries.history(inquiry?.id ?? '')).reduce<Inquiry | null>(evolveInquiry, null);
      assert.deepEqual({ ...folded, version: inquiry?.version }, inquiry);
      assert.equal((await store.inquiries.numbered(canaryEngagement, 2))?.state, 'withdrawn');
    });

    it('frees the person’s items and leads, as when a member leaves, and tells the channel', async () => {
      const engagement = await engagementIn(world);
      assert.equal(
        engagement.members.some(({ person }) => person.id === formerMember(1).id),
        false,
      );
      assert.deepEqual(
        engagement.departed?.map(({ person, roles }) => [person, roles]),
        [[formerMember(1), ['customer']]],
      );
      const owed = engagement.items.find(({ text }) => text.startsWith('Share a screen'));
      assert.deepEqual(
        [owed?.assignees, owed?.note],
        [undefined, `Ask ${formerMember(1).name} (${formerMember(1).name}) about it`],
      );
      const newest = world.connector.in(canaryChannel).map(({ activity }) => textsOf(activity));
      assert.ok(newest.some((text) => /: former member 1 left the channel\. 1 item is now unassigned\./u.test(text)));
    });

    it('draws every live card in the channel without them, the closed phase’s too', async () => {
      const live = await world.baton.store.cards.live(canaryEngagement);
      assert.ok(live.length >= 3);
      for (const { activity } of live) {
        const message = world.connector.messages.get(activity ?? '');
        assert.ok(message);
        assert.deepEqual(foundIn(Buffer.from(JSON.stringify(message.activity)), canaries), []);
      }
      const initiate = live.find(({ kind, phase }) => kind === 'checklist' && phase === 'initiate');
      assert.match(textsOf(world.connector.messages.get(initiate?.activity ?? '')?.activity), /former member 1,/u);
    });

    it('lasts when a running bot has the person in its caches', async () => {
      const engagement = await engagementIn(world);
      const item = engagement.items.find(({ text }) => text.startsWith('Provide the checklist'));
      assert.ok(item);
      const bot = other ?? world;
      await bot.baton.store.engagements.change(canaryEngagement, (e) => tickItem(e, item.id, item.version, sam, now));
      assert.equal((await engagementIn(world)).version, engagement.version + 1);
      await calm(world);
      assert.deepEqual(await foundOnDisk(), []);
      await world.post(world.message('status', alone(maria)));
      // That something was sent is noted a moment after it was.
      const { db } = await openDatabase(database.url, {});
      await until(
        async () => (await db.selectFrom('sent').select('id').where('place', '=', chat).execute()).length > 0,
      );
      await db.destroy();
      assert.equal((await world.baton.store.engagements.of(maria.id)).length, 0);
      const { code, out, err } = await run(forget, maria.id, '--yes', '--json', '--also', maria.name);
      assert.equal(code, 0, err);
      assert.deepEqual((JSON.parse(out) as { engagements: unknown[] }).engagements, []);
      assert.deepEqual(await foundOnDisk(), []);
    });

    it('sweeps the files again when asked', async () => {
      assert.equal((await run(forget, '--sweep')).code, 0);
      for (const args of [[], ['--sweep', maria.id], ['a', 'b'], ['--what']])
        assert.equal((await run(forget, ...args)).code, 2);
      for (const args of [[], ['a', 'b'], ['a', '--name', 'b'], ['a', '--out', 'x']])
        assert.equal((await run(person, ...args)).code, 2);
    });

    it('counts the next one as former member 2', async () => {
      const { code, out, err } = await run(forget, mina.id, '--yes');
      assert.equal(code, 0, err);
      assert.match(out, /former member 2, roles ended/u);
    });
  });
}

const now = '2026-11-28T12:00:00.000Z';

/** The command as an operator runs it, beside the bot that has the file open. */
async function inItsOwnProcess(args: readonly string[]): Promise<{ readonly code: number; readonly err: string }> {
  const command = fileURLToPath(new URL('../../../../../bot/cli/index.ts', import.meta.url));
  try {
    const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', command, 'forget', ...args]);
    return { code: 0, err: stderr };
  } catch (error) {
    return { code: 1, err: String(error) };
  }
}

async function folderOfDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ path: string }>(
      "select current_setting('data_directory') || '/base/' || oid as path from pg_database where datname = current_database()",
    );
    // What is only in memory is on disk after this.
    await client.query('checkpoint');
    return rows[0]?.path ?? '';
  } finally {
    await client.end();
  }
}
