import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceHosts } from '../../bot/connector/service-hosts.js';
import { FakeConnector } from '../support/connector.js';
import { startRooms } from './cards-rooms.js';
import { figure } from './cards-stage.js';
import { type Check, scaled } from './check.js';
import { chance } from './crowd.js';

/** A server that Baton must never call. */
async function trap(): Promise<{ readonly server: Server; readonly port: number; readonly caught: () => number }> {
  let caught = 0;
  const server = createServer((_, response) => response.end());
  server.on('connection', () => {
    caught += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return { server, port: (server.address() as AddressInfo).port, caught: () => caught };
}

/** Addresses that lead, or look as if they led, to the trap; `good` is a host that is allowed. */
function hostile(port: number, good: string, random: () => number): string {
  const name = `h${Math.floor(random() * 1e9).toString(36)}`;
  const [goodHost = '', goodPort = ''] = good.split(':');
  const forms: readonly (() => string)[] = [
    () => `http://127.0.0.1:${port}/teams/`,
    () => `http://localhost:${port}/teams/`,
    () => `http://${good}@127.0.0.1:${port}/`,
    () => `http://${good}#@127.0.0.1:${port}/`,
    () => `http://127.0.0.1:${port}/${good}/`,
    () => `http://127.0.0.1:${port}?${good}`,
    () => `http://127.1:${port}/`,
    () => `http://2130706433:${port}/`,
    () => `http://0x7f.0.0.1:${port}/`,
    () => `http://0177.0.0.1:${port}/`,
    () => `http://[::ffff:127.0.0.1]:${port}/`,
    () => `http://0.0.0.0:${port}/`,
    () => `//127.0.0.1:${port}/`,
    () => `http:\\\\127.0.0.1:${port}\\`,
    () => `http://127.0.0.1:${port}\\@${good}/`,
    () => `https://127.0.0.1:${port}/`,
    () => `https://${goodHost}:${goodPort}1/`,
    () => `ftp://${good}/`,
    () => `file:///etc/passwd`,
    () => `javascript:alert(1)`,
    () => `data:text/plain,${name}`,
    () => `https://smba.trafficmanager.net.${name}.example/teams/`,
    () => `https://${name}.smba.trafficmanager.net/teams/`,
    () => `https://smba.trafficmanager.net@${name}.example/`,
    () => `https://smba.trafficmanager.net:8443/${name}`,
    () => `http://smba.trafficmanager.net/${name}`,
    () => `https://smba.trafficmanagеr.net/${name}`,
    () => `https://smba。trafficmanager。net.${name}.example/`,
    () => `https://${name}.example/smba.trafficmanager.net/`,
    () => `http://169.254.169.254/latest/meta-data/${name}`,
    () => `http://${name}.internal/`,
    () => `${name}`,
    () => ` `,
    () => `http://`,
    () => `https://smba.trafficmanager.net.:443/${name}\u0000`,
  ];
  return (forms[Math.floor(random() * forms.length)] ?? forms[0])?.() ?? '';
}

export const serviceUrls: Check = {
  name: 'service-urls',
  target:
    '10,000 new and hostile service urls in verified requests: the legitimate new host adopted, 0 requests off the allow-list',
  run: async ({ scale, seed }) => {
    const random = chance(seed);
    const count = scaled(10_000, scale);
    const next = await FakeConnector.start({ token: 'bot-token' });
    const caught = await trap();
    // What leaves this process, wherever it goes.
    const spoken = new Set<string>();
    const ordinary = globalThis.fetch;
    let own = '';
    globalThis.fetch = (input, init) => {
      const url = new URL(String(input instanceof Request ? input.url : input));
      if (!url.pathname.startsWith('/api/messages')) spoken.add(url.host);
      return ordinary(input, init);
    };
    const rooms = await startRooms({ BATON_SERVICE_HOSTS: next.host });
    try {
      own = new URL(rooms.url).host;
      const first = rooms.connector;
      const hosts = new ServiceHosts([first.host, next.host], false);
      const { id, channel } = await rooms.engagement(1);
      await rooms.until(() => rooms.isTrue(id, channel));
      const answers = new Map<number, number>();
      const wrong: string[] = [];
      let adopted = 0;
      let expected = first.url;
      const conversation = { id: channel, conversationType: 'channel' };
      for (let n = 0; n < count; n += 20) {
        await Promise.all(
          Array.from({ length: Math.min(20, count - n) }, async () => {
            const serviceUrl = hostile(caught.port, first.host, random);
            const kind = random();
            const what =
              kind < 0.4
                ? { type: 'message', text: 'checklist' }
                : kind < 0.7
                  ? { type: 'installationUpdate', action: 'add' }
                  : { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'help.show', data: {} } } };
            const body = rooms.activity({ ...what, conversation, serviceUrl });
            // Half carry a token that says the same: verified, and still no permitted host.
            const { status } = await rooms.post(body, {}, random() < 0.5 ? { serviceUrl } : {});
            answers.set(status, (answers.get(status) ?? 0) + 1);
            if (status < 400 && !hosts.allows(serviceUrl)) wrong.push(`${status} for ${JSON.stringify(serviceUrl)}`);
          }),
        );
        // Now and then Teams itself moves the conversation.
        if (n % 500 === 0) {
          const to = expected === first.url ? next : first;
          const moved = { type: 'message', text: '<at>Baton</at> help', serviceUrl: to.url };
          const at = to.calls('POST').length;
          await rooms.post(rooms.activity({ ...moved, conversation }), {}, { serviceUrl: to.url });
          expected = to.url;
          const known = await rooms.baton.store.conversations.find(channel);
          if (known?.serviceUrl === to.url && to.calls('POST').length > at) adopted += 1;
          else wrong.push(`not adopted: ${to.url}`);
        }
      }
      const moves = Math.ceil(count / 500);
      const allowed = new Set([first.host, next.host, new URL(rooms.keys.url).host, own]);
      const off = [...spoken].filter((host) => !allowed.has(host));
      const statuses = [...answers].map(([status, times]) => `${figure(times)} × ${status}`).join(', ');
      return {
        compared: { urls: [...answers.values()].reduce((sum, n) => sum + n, 0), moves },
        ok: wrong.length === 0 && off.length === 0 && caught.caught() === 0 && adopted === moves,
        measured:
          `${figure(count)} hostile urls: ${statuses}; ${adopted} of ${moves} moves to a legitimate new host adopted and answered there; ` +
          `${off.length} other hosts spoken to, ${caught.caught()} connections to the trap` +
          `${wrong.length === 0 ? '' : `; wrong: ${wrong.slice(0, 3).join('; ')}`}`,
      };
    } finally {
      globalThis.fetch = ordinary;
      await rooms.close();
      await next.close();
      caught.server.close();
    }
  },
};
