import { type Acknowledged, type Crowd, people, rowOn, type ShownRow } from './crowd.js';
import type { GroundRow } from './ground.js';

interface Known extends GroundRow {
  shown: ShownRow;
}

/** People who tick and take back, each on rows of their own, until they are told to stop. */
export class Load {
  /** In the order in which the answers came. */
  readonly acknowledged: Acknowledged[] = [];
  /** Presses without an answer: perhaps done, perhaps not; the person presses again. */
  unanswered = 0;
  /** The reasons for missing answers, and how often. */
  readonly reasons = new Map<string, number>();
  /** Answers that show neither the row nor a reason that belongs to it. */
  readonly troubles: string[] = [];
  private stopped = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly crowd: Crowd,
    private readonly rows: readonly GroundRow[],
    private readonly random: () => number,
    private readonly options: { readonly people: number; readonly pause: number },
  ) {}

  start(): void {
    this.stopped = false;
    const count = this.options.people;
    this.running = Promise.all(
      people(count).map((person, n) => {
        const own = this.rows.filter((_, index) => index % count === n);
        return this.live(
          person,
          own.map((row) => ({ ...row, shown: this.known(row) })),
        );
      }),
    );
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Presses that came to nothing that a person could use. */
  get failed(): number {
    return this.unanswered + this.troubles.length;
  }

  /** The first few reasons and troubles for a report; `faults` of the same run come before the troubles. */
  inWords(faults: readonly string[]): readonly string[] {
    return [
      ...[...this.reasons].map(([reason, count]) => `${count} × ${reason}`).slice(0, 3),
      ...[...faults, ...this.troubles].slice(0, 3),
    ];
  }

  /** What the last answer showed, so that a load can go on where it stopped. */
  private known({ engagement, item }: GroundRow): ShownRow {
    const last = this.acknowledged.findLast((one) => one.engagement === engagement && one.item === item);
    return last === undefined ? { version: 0, ticked: false } : { version: last.version, ticked: last.ticked };
  }

  private async live(person: { readonly id: string; readonly name: string }, own: readonly Known[]): Promise<void> {
    while (!this.stopped) {
      await new Promise((resolve) => setTimeout(resolve, this.random() * this.options.pause));
      const row = own[Math.floor(this.random() * own.length)];
      if (row === undefined || this.stopped) return;
      const { engagement, channel, item, page, shown } = row;
      const verb = shown.ticked ? 'checklist.untick' : 'checklist.tick';
      const data = { engagement, item, seen: shown.version, page };
      const answer = await this.crowd.press(person, { channel, verb, data }).catch((error: unknown) => String(error));
      if (typeof answer === 'string') {
        this.unanswered += 1;
        this.reasons.set(answer, (this.reasons.get(answer) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, 30));
        continue;
      }
      const now = rowOn(answer.card, item);
      if (now === null) {
        this.troubles.push(`${answer.status} ${answer.sentence ?? 'a card without the row'}`);
        continue;
      }
      // An older press without an answer may have been done: then this card says so, and it is what counts.
      const { version, ticked } = now;
      if (version > shown.version) {
        this.acknowledged.push({ engagement, item, version, ticked, by: person.id });
      }
      row.shown = now;
    }
  }
}
