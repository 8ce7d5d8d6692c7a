import assert from 'node:assert/strict';
import type { GroupsByRole } from '../../../bot/config/environment.js';
import { Graph } from '../../../bot/directory/graph.js';
import { GroupRoleCheck, notVouchedForMs, vouchedForMs } from '../../../bot/directory/group-roles.js';
import { keptLog, type LogLine } from '../../support/baton.js';
import { GraphServer } from '../../support/graph-server.js';

const sam = '5a000000-0000-4000-8000-00000000005a';
const mina = '11000000-0000-4000-8000-000000000011';
const specialists = 'c0000000-0000-4000-8000-0000000000c0';
const deputies = 'd0000000-0000-4000-8000-0000000000d0';
const managers = 'e0000000-0000-4000-8000-0000000000e0';

describe('roles by groups', () => {
  let server: GraphServer;
  let now: number;
  let lines: LogLine[];
  let check: GroupRoleCheck;

  const open = (groups: GroupsByRole = { specialist: [specialists, deputies], 'project-manager': [managers] }) => {
    const kept = keptLog();
    lines = kept.lines;
    const graph = new Graph({
      url: server.url,
      token: async () => 'graph-token',
      now: () => now,
      deadline: 400,
      backOff: () => 5,
    });
    return new GroupRoleCheck({
      groups,
      membership: (person, ids) => graph.membership(person, ids),
      log: kept.log,
      now: () => now,
    });
  };

  beforeEach(async () => {
    server = await GraphServer.start();
    now = Date.parse('2026-11-24T12:00:00.000Z');
    check = open();
  });

  afterEach(async () => {
    await server.close();
  });

  const specialist = async (person: string | null = sam) => (await check.rolesOf(person, ['specialist'])).specialist;

  it('vouch for people in one of a role’s groups', async () => {
    server.put(sam, deputies);
    assert.deepEqual(await check.rolesOf(sam, ['specialist', 'project-manager']), {
      specialist: 'yes',
      'project-manager': 'no',
    });
    assert.equal(await specialist(mina), 'no');
  });

  it('leave a role without groups to the engagement, without a request', async () => {
    assert.deepEqual(await check.rolesOf(sam, ['customer']), { specialist: 'unknown', 'project-manager': 'unknown' });
    assert.equal(server.log.length, 0);
  });

  it('are asked for once in ten minutes', async () => {
    server.put(sam, specialists);
    for (let minute = 0; minute < 10; minute += 1, now += 60_000) assert.equal(await specialist(), 'yes');
    assert.equal(server.log.length, 1);
    assert.equal(await specialist(), 'yes');
    assert.equal(server.log.length, 2);
  });

  it('are lost within a quarter of an hour of leaving the group', async () => {
    assert.ok(vouchedForMs <= 15 * 60_000);
    server.put(sam, specialists);
    assert.equal(await specialist(), 'yes');
    server.take(sam, specialists);
    now += vouchedForMs - 1;
    assert.equal(await specialist(), 'yes', 'until then the answer is kept');
    now += 1;
    assert.equal(await specialist(), 'no');
  });

  it('take effect a minute after joining the group', async () => {
    assert.equal(await specialist(), 'no');
    server.put(sam, specialists);
    now += notVouchedForMs - 1;
    assert.equal(await specialist(), 'no');
    now += 1;
    assert.equal(await specialist(), 'yes');
  });

  it('count from the request, however long the answer took', async () => {
    server.put(sam, specialists);
    server.latency = 100;
    const asked = check.rolesOf(sam, ['specialist']);
    now += vouchedForMs;
    assert.equal((await asked).specialist, 'unknown');
  });

  it('are not used when a clock is set back', async () => {
    server.put(sam, specialists);
    await specialist();
    now -= 1;
    await specialist();
    assert.equal(server.log.length, 2);
  });

  it('are asked for once by many presses of one person', async () => {
    server.put(sam, specialists);
    server.latency = 50;
    const answers = await Promise.all(Array.from({ length: 20 }, () => specialist()));
    assert.deepEqual(new Set(answers), new Set(['yes']));
    assert.equal(server.log.length, 1);
  });

  it('are unknown while Graph is away, with one log line that names no person', async () => {
    server.scripts.push({ status: 503, times: Number.POSITIVE_INFINITY });
    assert.equal(await specialist(), 'unknown');
    assert.equal(check.isFailing, true);
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.event, 'group look-up failed');
    // Either is a cause to name: a slow machine runs out of time between the attempts.
    assert.match(String(lines[0]?.cause), /^503|^no answer in time/u);
    assert.doesNotMatch(JSON.stringify(lines), new RegExp(`${sam}|${specialists}|graph-token`, 'u'));
    server.scripts.length = 0;
    server.put(sam, specialists);
    assert.equal(await specialist(), 'yes', 'an outage is not remembered');
    assert.equal(check.isFailing, false);
  });

  it('last as long as they would have, and no longer, when Graph goes away', async () => {
    server.put(sam, specialists);
    assert.equal(await specialist(), 'yes');
    server.scripts.push({ drop: true, times: Number.POSITIVE_INFINITY });
    now += notVouchedForMs;
    // The manager's groups are asked for again, in vain; the answer about the specialist counts on.
    assert.deepEqual(await check.rolesOf(sam, ['specialist', 'project-manager']), {
      specialist: 'yes',
      'project-manager': 'unknown',
    });
    now += vouchedForMs - notVouchedForMs;
    assert.equal(await specialist(), 'unknown');
  });

  it('are known as far as a partial answer says', async () => {
    const filler = Array.from(
      { length: 19 },
      (_, index) => `f0000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    check = open({ specialist: [specialists, ...filler], 'project-manager': [managers] });
    server.put(sam, specialists);
    server.scripts.push({ group: managers, status: 400, times: Number.POSITIVE_INFINITY });
    assert.deepEqual(await check.rolesOf(sam, ['specialist', 'project-manager']), {
      specialist: 'yes',
      'project-manager': 'unknown',
    });
  });

  it('are unknown for a sender without an id of the directory', async () => {
    for (const unknown of [null, '', 'sam@contoso.example', '../me'])
      assert.equal(await specialist(unknown), 'unknown');
    assert.equal(server.log.length, 0);
    assert.equal(lines.length, 4);
  });
});
