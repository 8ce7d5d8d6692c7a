import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Connections } from '../../../bot/http/connections.js';
import { keptLog } from '../../support/baton.js';

describe('open connections', () => {
  const atMost = 20;
  let server: Server;
  let kept: ReturnType<typeof keptLog>;
  let sockets: Socket[];
  /** Answers that are still being worked out. */
  let slow: (() => void)[];

  beforeEach(async () => {
    [kept, sockets, slow] = [keptLog(), [], []];
    server = createServer((request, response) => {
      const answer = () => {
        response.writeHead(request.url === '/no' ? 401 : 200, { 'content-length': 0 });
        response.end();
      };
      request.on('end', () => (request.url === '/slow' ? slow.push(answer) : answer()));
      request.resume();
    });
    new Connections(server, atMost, kept.log);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });

  const opened = async (said = ''): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => {});
    await once(socket, 'connect');
    if (said !== '') socket.write(said);
    return socket;
  };
  const request = (path: string) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`;
  const answered = async (path: string): Promise<Socket> => {
    const socket = await opened(request(path));
    await once(socket, 'data');
    return socket;
  };
  const closed = (socket: Socket) => (socket.closed ? Promise.resolve() : once(socket, 'close'));
  /** What the server has seen by now; a request that comes after all others has come last. */
  const seen = () => answered('/');

  it('beyond the limit close the idlest one, and every request is answered', async () => {
    const silent: Socket[] = [];
    for (let n = 0; n < atMost; n += 1) silent.push(await opened());
    for (let n = 0; n < 5; n += 1) await answered('/');
    await Promise.all(silent.slice(0, 5).map(closed));
    assert.equal(
      silent.slice(5).every((socket) => !socket.closed),
      true,
    );
    const lines = kept.lines.filter(({ event }) => event === 'connection limit reached');
    assert.equal(lines.length, 1, 'one line, not one for each');
    assert.equal(lines[0]?.level, 'warn');
    assert.equal(lines[0]?.open, atMost);
  });

  it('are closed earlier when unverified, also with an incomplete request', async () => {
    const people = await answered('/');
    const others = [
      await opened('POST / HTTP/1.1\r\nHost: x\r\nX-Slow: '),
      await opened('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc'),
      await answered('/no'),
    ];
    while (sockets.length < atMost) await opened();
    for (const _ of others) await answered('/');
    await Promise.all(others.map(closed));
    for (let n = 0; n < atMost - 4; n += 1) await answered('/');
    assert.equal(people.closed, false);
    await seen();
    await closed(people);
  });

  it('stay when all are busy, and the newest is closed', async () => {
    const working: Socket[] = [];
    for (let n = 0; n < atMost; n += 1) working.push(await opened(request('/slow')));
    while (slow.length < atMost) await new Promise((resolve) => setTimeout(resolve, 5));
    await closed(await opened());
    const answers = working.map((socket) => once(socket, 'data'));
    for (const answer of slow) answer();
    await Promise.all(answers);
    await answered('/');
  });
});
