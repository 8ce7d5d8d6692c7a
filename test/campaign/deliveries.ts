import type { Person } from '../../data/domain/person.js';
import { openStore } from '../../data/store/store.js';
import { sam } from '../support/history.js';
import { chainOf } from './audit.js';
import { type Answer, type Button, type Crowd, people, rowOn } from './crowd.js';
import type { Ground } from './ground.js';
import type { Site } from './processes.js';

// Teams delivers an invoke again that was not answered in time, with the same id or a new one, and nothing says to which
// process. Each person here presses in an engagement of their own, so that nothing but their presses changes a card.

interface Late {
  readonly button: Button;
  readonly item: string;
  /** The version that the press made; an undo in between makes the answer a different one. */
  readonly version: number;
  /** So many of the person's further presses come before it. */
  wait: number;
  readonly id: string | undefined;
}

/** One person's presses, each delivered one to four times. */
export class Deliveries {
  readonly faults: string[] = [];
  presses = 0;
  copies = 0;
  /** Steps that the history must have, per engagement and item. */
  readonly steps = new Map<string, number>();
  private readonly late: Late[] = [];

  constructor(
    private readonly site: Site,
    private readonly crowd: Crowd,
    private readonly person: Person,
    private readonly ground: Ground,
    private readonly random: () => number,
  ) {}

  /** Ticks every row, takes some ticks back and sets them again, each press one to four times; then passes the phase. */
  async run(): Promise<void> {
    for (const row of this.ground.rows) {
      const turns = this.random() < 0.2 ? 3 : 1;
      for (let version = 1; version <= turns; version += 1) {
        const verb = version % 2 === 1 ? 'checklist.tick' : 'checklist.untick';
        const { engagement, item, page, channel } = row;
        await this.press({ channel, verb, data: { engagement, item, seen: version - 1, page } }, item, version);
        this.steps.set(chainOf(row), version);
      }
    }
    while (this.late.length > 0) await this.deliverLate(true);
    await this.passPhase();
  }

  /** Copies at once to any process, all with the same answer; the others come after further presses. */
  private async press(button: Button, item: string, version: number): Promise<void> {
    this.presses += 1;
    const id = `f:${this.person.id}-${this.presses}`;
    const copies = 1 + Math.floor(this.random() * 4);
    const later = Math.floor(this.random() * copies);
    const now = Array.from({ length: copies - later }, (_, n) => (n === 0 || this.random() < 0.5 ? id : undefined));
    const answers = await Promise.all(now.map((given) => this.send(button, given)));
    const [first] = answers;
    const shown = rowOn(first?.card ?? null, item);
    if (shown?.version !== version)
      this.faults.push(`${button.verb} ${item}: ${JSON.stringify(shown)} ${first?.status}`);
    if (answers.some((answer) => JSON.stringify(answer.card) !== JSON.stringify(first?.card))) {
      this.faults.push(`${button.verb} ${item}: copies at the same time were answered differently`);
    }
    for (let n = 0; n < later; n += 1) {
      const wait = 1 + Math.floor(this.random() * 3);
      this.late.push({ button, item, version, wait, id: this.random() < 0.5 ? id : undefined });
    }
    await this.deliverLate(false);
  }

  private async deliverLate(all: boolean): Promise<void> {
    for (const late of [...this.late]) {
      late.wait -= 1;
      if (late.wait > 0 && !all) continue;
      this.late.splice(this.late.indexOf(late), 1);
      const answer = await this.send(late.button, late.id);
      const { engagement, channel } = this.ground;
      const { page } = late.button.data as { readonly page: number };
      const looked = await this.crowd.press(this.person, {
        channel,
        verb: 'checklist.refresh',
        data: { engagement, phase: 'remediate', page },
      });
      const shown = rowOn(answer.card, late.item);
      const now = rowOn(looked.card, late.item);
      // The same answer as everybody's card gives, without a word about a refusal; undone meanwhile, the truth with one.
      const same =
        now?.version === late.version
          ? JSON.stringify(answer.card) === JSON.stringify(looked.card)
          : JSON.stringify(shown) === JSON.stringify(now);
      if (!same) this.faults.push(`${late.button.verb} ${late.item} again: ${JSON.stringify({ shown, now })}`);
    }
  }

  /** The joint checkpoint: acknowledged and confirmed, each four times; the next phase opens once. */
  private async passPhase(): Promise<void> {
    const { engagement, channel } = this.ground;
    const store = await openStore(this.site.database.url, { connections: 1 });
    try {
      const [manager, lead] = people(2);
      if (manager === undefined || lead === undefined) return;
      const before = await store.engagements.find(engagement);
      for (const item of before?.items ?? []) {
        if (item.phase !== 'remediate' || item.tick !== null) continue;
        const data = { engagement, item: item.id, seen: item.version, page: 1 };
        const by = item.side === 'provider' ? sam : manager;
        await this.crowd.press(by, { channel, verb: 'checklist.tick', data });
      }
      for (const [by, verb] of [
        [sam, 'checkpoint.acknowledge'],
        [lead, 'checkpoint.confirm'],
      ] as const) {
        const seen = (await store.engagements.find(engagement))?.version ?? 0;
        const button = { channel, verb, data: { engagement, phase: 'remediate', seen } };
        const copies = Array.from({ length: 4 }, (_, n) =>
          this.send(button, n % 2 === 0 ? `f:${verb}` : undefined, by),
        );
        const answers = await Promise.all(copies);
        this.presses += 1;
        if (new Set(answers.map((answer) => JSON.stringify(answer.card))).size !== 1) {
          this.faults.push(`${verb}: copies were answered differently`);
        }
      }
      const events = await store.engagements.history(engagement);
      const opened = events.filter((event) => event.type === 'PhaseOpened' && event.phase === 'enable').length;
      if (opened !== 1) this.faults.push(`${engagement}: enable was opened ${opened} times`);
    } finally {
      await store.close();
    }
  }

  private async send(button: Button, id: string | undefined, by = this.person): Promise<Answer> {
    this.copies += 1;
    return await this.crowd.press(by, button, undefined, id);
  }
}
