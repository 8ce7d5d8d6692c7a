// A process of its own that does what a bot does with the connector, at the instants that its parent names: an hour
// takes minutes, and two of these on one database meet as two bots do. `cards-instance.ts DATABASE CONNECTOR`.

import { Connector } from '../../bot/connector/connector.js';
import { budgetOf, SendThrottle, shareOfEdits } from '../../bot/connector/send-throttle.js';
import { ServiceHosts } from '../../bot/connector/service-hosts.js';
import { CardWork } from '../../bot/refresh/card-work.js';
import { openStore } from '../../data/store/store.js';
import { keptLog } from '../support/baton.js';
import { versionCard } from './cards-stage.js';

/** What happens at an instant: items ticked, and things said that are answered with one message each. */
export interface Instant {
  readonly at: number;
  readonly ticks: readonly { readonly engagement: string; readonly n: number }[];
  readonly says: readonly string[];
}

export interface Done {
  readonly late: number;
  readonly refused: number;
}

const [url, teams = ''] = process.argv.slice(2);
const patience = 8_000;
const anna = { id: '29:anna', name: 'Anna' };

if (process.send !== undefined) {
  const { log } = keptLog();
  const store = await openStore(url, { connections: 4 });
  let now = 0;
  const clock = () => now;
  const connector = new Connector({
    ...{ token: async () => null, hosts: new ServiceHosts([new URL(teams).host], false), log },
    now: clock,
  });
  const owner = String(process.pid);
  const work = new CardWork({
    store,
    connector,
    log,
    owner,
    draw: versionCard,
    now: clock,
    random: Math.random,
    rest: 1_200,
  });
  const pace = new SendThrottle({ store, now: clock });
  const budget = budgetOf(shareOfEdits);
  let waiting: { readonly place: string; readonly since: number; readonly from: number }[] = [];

  const answer = async ({ place, since }: (typeof waiting)[number]): Promise<{ late: number; refused: number }> => {
    const wait = await pace.take(place, 't');
    if (wait > 0) {
      if (now + wait - since > patience) return { late: 1, refused: 0 };
      waiting.push({ place, since, from: now + wait });
      return { late: 0, refused: 0 };
    }
    const sent = await connector.post({ serviceUrl: teams, conversation: place }, { type: 'message', text: 'answer' });
    if (sent.is !== 'later') return { late: 0, refused: 0 };
    await pace.holdUntil(place, sent.wait ?? 1_000);
    return { late: 0, refused: 1 };
  };

  const look = async (): Promise<void> => {
    for (;;) {
      const claim = { now: new Date(now).toISOString(), ttlMs: 60_000, limit: 20, owner, budget };
      const claimed = await store.cards.claim(claim);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((card) => work.refresh(card)));
    }
  };

  const live = async ({ at, ticks, says }: Instant): Promise<Done> => {
    now = at;
    await Promise.all(
      ticks.map(({ engagement, n }) =>
        store.engagements.change(engagement, (e) => {
          const item = e.items[n % e.items.length];
          if (item === undefined) throw new Error('There are items.');
          const type = item.tick === null ? 'ItemTicked' : 'ItemUnticked';
          return { events: [{ type, item: item.id, at: new Date(at).toISOString(), by: anna }] };
        }),
      ),
    );
    const due = waiting.filter(({ from }) => from <= now);
    waiting = waiting.filter(({ from }) => from > now);
    const answers = [...due, ...says.map((place) => ({ place, since: now, from: now }))].map(answer);
    const [done] = await Promise.all([Promise.all(answers), look()]);
    // The parent's next instant may come sooner than the moment after which sends are written down.
    await pace.stop();
    return {
      late: done.reduce((sum, { late }) => sum + late, 0),
      refused: done.reduce((sum, { refused }) => sum + refused, 0),
    };
  };

  process.on('message', (instant: Instant) => {
    live(instant).then(
      (done) => process.send?.(done),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send('ready');
}
