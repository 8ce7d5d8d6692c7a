import { draw } from '../../bot/refresh/draw.js';
import { cardMessage } from '../../bot/teams/reply.js';
import { messageLimit, sizeOf } from '../../cards/kit/message-size.js';
import type { Card } from '../../cards/kit/template.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import type { Member } from '../../data/domain/member.js';
import type { PostedCard } from '../../data/domain/notice/posted-card.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { phases } from '../support/playbooks.js';
import { sampleEngagement, sampleItems, sampleStanding } from '../support/sample-engagement.js';
import { checklist, figure, overview, pause, Stage } from './cards-stage.js';
import { type Check, scaled } from './check.js';
import { chance } from './crowd.js';

/** Texts as people write and paste them, at their worst for a message's size. */
export const kinds: readonly ((random: () => number) => string)[] = [
  () => 'Open the ports that the services need',
  () => '방화벽에서 서비스에 필요한 포트를 모두 엽니다 '.repeat(40),
  () => '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(200),
  () => '"\\'.repeat(2_000),
  () => '\u0001\u0007\n\r\t"'.repeat(500),
  () => '[x](https://example.com/a) **b** `c` '.repeat(300),
  () => 'e\u0301\u0302\u0303\u0304\u0305'.repeat(500),
  () => 'ﷺ'.repeat(1_000),
  () => 'ערבית עברית '.repeat(300),
  (random) => String.fromCodePoint(...Array.from({ length: 400 }, () => 32 + Math.floor(random() * 0xd000))),
  () => 'x'.repeat(64_000),
];

const itemAtWorst = (item: Item, text: string, name: string): Item => {
  const { texts: _, ...rest } = item;
  return {
    ...rest,
    text,
    leadIn: text,
    due: '2026-12-03',
    undecided: item.tick === null,
    condition: 'configuration-manager',
    tick: item.tick === null ? null : { ...item.tick, by: { id: '29:x', name } },
  };
};

export function engagementAtWorst(
  locale: Locale,
  phase: PhaseId,
  random: () => number,
  only?: (random: () => number) => string,
): Engagement {
  const pick = () => only?.(random) ?? (kinds[Math.floor(random() * kinds.length)] ?? kinds[0])?.(random) ?? '';
  const all =
    random() < 0.5
      ? pick
      : (() => {
          const text = pick();
          return () => text;
        })();
  const member = (n: number): Member => ({
    ...{ person: { id: `29:${n}`, name: all() }, role: 'customer', side: 'customer', lead: n === 1, accepted: true },
  });
  const items = sampleItems(phase, 500, locale).map((item) => itemAtWorst(item, all(), all()));
  const standing = sampleStanding(500, locale).map(({ texts: _, ...item }) => ({ ...item, text: all() }));
  return sampleEngagement({
    ...{ phase, locale, customer: all(), items, standing, state: random() < 0.1 ? 'completed' : 'active' },
    members: Array.from({ length: 60 }, (__, n) => member(n)),
  });
}

export const posted = (engagement: Engagement, more: Partial<PostedCard>): PostedCard => ({
  ...{ id: 'c', engagement: engagement.id, kind: 'checklist', phase: engagement.phase, page: 1, state: 'live' },
  ...{ conversation: 'c', activity: 'a', shownVersion: 1, ...more },
});

export const size: Check = {
  name: 'size',
  target: `500 items, the worst of texts, 4 languages: no message over ${figure(messageLimit.bytes)} bytes of UTF-8 or ${figure(2 * messageLimit.units)} of UTF-16, no 413`,
  run: async ({ folder, scale, seed }) => {
    const random = chance(seed);
    const rounds = scaled(40, scale);
    let cards = 0;
    let largest = 0;
    let widest = 0;
    const look = (card: Card): void => {
      cards += 1;
      const { bytes, units } = sizeOf(cardMessage(card));
      largest = Math.max(largest, bytes);
      widest = Math.max(widest, 2 * units);
    };
    for (let round = 0; round < rounds; round += 1) {
      for (const locale of locales) {
        const phase = phases[Math.floor(random() * phases.length)] ?? 'enable';
        const engagement = engagementAtWorst(locale, phase, random);
        for (let page = 1; page <= 13; page += scale < 0.1 ? 6 : 1)
          look(draw(posted(engagement, { page }), engagement, locale));
        for (let page = 1; page <= 25; page += scale < 0.1 ? 24 : 6) {
          look(draw(posted(engagement, { kind: 'standing', phase: null, page }), engagement, locale));
        }
        look(draw(posted(engagement, { kind: 'engagement', phase: null }), engagement, locale));
      }
    }
    const refused = await sent(folder, random);
    return {
      compared: { cards, pages: refused.pages },
      ok:
        largest <= messageLimit.bytes &&
        widest <= 2 * messageLimit.units &&
        refused.refused === 0 &&
        refused.untrue === 0,
      measured:
        `${figure(cards)} cards drawn: the largest message ${figure(largest)} bytes of UTF-8, and ${figure(widest)} of UTF-16; ` +
        `${refused.pages} pages posted and edited over HTTP: ${refused.refused} answered 413, ${refused.untrue} not shown`,
    };
  },
};

/** All pages of one such engagement through the refresher and a connector that counts. */
async function sent(folder: string, random: () => number) {
  const stage = await Stage.open({ folder, limits: true, realCards: true });
  const channel = '19:size-@thread.tacv2';
  const pages = 13;
  try {
    await stage.engagement('engagement-size', channel, 500);
    await stage.store.engagements.change('engagement-size', (e) => ({
      events: [
        {
          ...{ type: 'ItemsAdded', at: stage.instant(), by: { id: '29:x', name: 'x'.repeat(64_000) } },
          items: [...Array(20).keys()].map((n) => ({
            ...itemAtWorst(e.items[n] as Item, kinds[n % kinds.length]?.(random) ?? '', 'x'),
            id: `more-${n}`,
          })),
        },
      ],
    }));
    for (let page = 1; page <= pages; page += 1) await stage.want('engagement-size', { ...checklist, page }, channel);
    await stage.want('engagement-size', overview, channel);
    stage.start();
    // The pace of one conversation: five a second at most, then one.
    const paced = async () => {
      for (let n = 0; n < 400 && !(await stage.settled(20)); n += 1) {
        stage.ahead += 1_000;
        stage.nudge();
        await pause(10);
      }
    };
    await paced();
    for (let n = 0; n < 500; n += 40) await stage.tick('engagement-size', n);
    await paced();
    stage.ahead += 3_700_000;
    stage.nudge();
    await paced();
    const live = await stage.store.cards.live('engagement-size');
    const version = (await stage.store.engagements.find('engagement-size'))?.version;
    return {
      pages: live.length,
      refused:
        stage.teams.log.filter(({ status }) => status === 413).length +
        stage.log.lines.filter(({ event }) => event === 'card refused').length,
      untrue: pages + 1 - live.filter(({ shownVersion }) => shownVersion === version).length,
    };
  } finally {
    await stage.close();
  }
}
