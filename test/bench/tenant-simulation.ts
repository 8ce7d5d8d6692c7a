import { budgetOf, shareOfEdits } from '../../bot/connector/send-throttle.js';
import { coalesceMs, conversationsAtOnce, restAfterEdit } from '../../bot/refresh/refresher.js';

/** How people of one tenant press: some of its engagements are in a meeting, each with a press every so many seconds. */
export interface Mode {
  readonly meetings: number;
  /** Seconds between two presses of one meeting, on average. */
  readonly every: number;
}

export interface Simulated {
  readonly presses: number;
  readonly edits: number;
  /** Milliseconds from each press to the end of the edit that shows it. */
  readonly shown: readonly number[];
  /** Edits that had to wait for the conversation's budget, and for the tenant's. */
  readonly heldByConversation: number;
  readonly heldByTenant: number;
}

/** Milliseconds that Teams takes for an edit: an assumption, drawn evenly between the two. */
const editTakes = [100, 300] as const;

const edits = budgetOf(shareOfEdits);
/** The longest window of the limits, in milliseconds. */
const remembered = 3_600_000;

interface Place {
  /** Instants of the presses that no edit has begun to show. */
  pressed: number[];
  readonly sent: Sends;
  notBefore: number;
  editing: boolean;
  /** Whose budget the next edit waits for, or has waited for. */
  held: 'conversation' | 'tenant' | null;
}

/**
 * One tenant on a virtual clock: presses, and a refresher that edits one card per engagement by the throttle's own rules.
 * The engagement's own card is left out, because it follows only when ticks have shared an edit.
 */
export function simulate(mode: Mode, seconds: number, random: () => number): Simulated {
  const places = Array.from({ length: mode.meetings }, newPlace);
  const tenant = new Sends();
  const events = new Events();
  const shown: number[] = [];
  let [presses, made, heldByConversation, heldByTenant, running] = [0, 0, 0, 0, 0];
  const end = seconds * 1_000;

  const pressLater = (place: Place, now: number) => {
    const at = now - Math.log(1 - random()) * mode.every * 1_000;
    if (at >= end) return;
    events.at(at, () => {
      presses += 1;
      place.pressed.push(at);
      lookAt(at + coalesceMs);
      pressLater(place, at);
    });
  };

  const due = new Set<number>();
  const lookAt = (at: number) => {
    const rounded = Math.ceil(at / 10) * 10;
    if (due.has(rounded)) return;
    due.add(rounded);
    events.at(rounded, () => {
      due.delete(rounded);
      look(rounded);
    });
  };

  const look = (now: number) => {
    const stale = places
      .filter(({ pressed, editing, notBefore }) => pressed.length > 0 && !editing && notBefore <= now)
      .sort((a, b) => (a.pressed[0] ?? 0) - (b.pressed[0] ?? 0));
    for (const place of stale) {
      if (running === conversationsAtOnce) return;
      const wait = edits.wait(place.sent.newest(now), tenant.newest(now), now);
      if (wait > 0) {
        const own = edits.wait(place.sent.newest(now), () => undefined, now) > 0;
        place.held ??= own ? 'conversation' : 'tenant';
        place.notBefore = now + wait;
        lookAt(now + wait);
      } else edit(place, now);
    }
  };

  const edit = (place: Place, now: number) => {
    const shows = place.pressed;
    place.pressed = [];
    place.editing = true;
    place.sent.add(now);
    tenant.add(now);
    running += 1;
    made += 1;
    if (place.held === 'conversation') heldByConversation += 1;
    if (place.held === 'tenant') heldByTenant += 1;
    place.held = null;
    const over = now + editTakes[0] + random() * (editTakes[1] - editTakes[0]);
    events.at(over, () => {
      running -= 1;
      place.editing = false;
      place.notBefore = over + restAfterEdit;
      for (const at of shows) shown.push(over - at);
      lookAt(over);
      lookAt(over + restAfterEdit);
    });
  };

  for (const place of places) pressLater(place, 0);
  events.run();
  return { presses, edits: made, shown, heldByConversation, heldByTenant };
}

const newPlace = (): Place => ({ pressed: [], sent: new Sends(), notBefore: 0, editing: false, held: null });

/** When sends left, the oldest first. */
class Sends {
  private readonly times: number[] = [];

  add(at: number): void {
    this.times.push(at);
  }

  newest(now: number): (n: number) => number | undefined {
    return (n) => {
      const at = this.times[this.times.length - n];
      return at === undefined || at <= now - remembered ? undefined : at;
    };
  }
}

/** What happens next on the virtual clock: a binary heap. */
class Events {
  private readonly heap: { readonly at: number; readonly does: () => void }[] = [];

  at(at: number, does: () => void): void {
    const { heap } = this;
    let child = heap.push({ at, does }) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.time(parent) <= this.time(child)) return;
      this.swap(parent, child);
      child = parent;
    }
  }

  run(): void {
    for (let next = this.take(); next !== undefined; next = this.take()) next.does();
  }

  private take() {
    const { heap } = this;
    this.swap(0, heap.length - 1);
    const first = heap.pop();
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      const child = this.time(right) < this.time(left) ? right : left;
      if (this.time(parent) <= this.time(child)) return first;
      this.swap(parent, child);
      parent = child;
    }
  }

  private time(index: number): number {
    return this.heap[index]?.at ?? Number.POSITIVE_INFINITY;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a === undefined || b === undefined) return;
    this.heap[one] = b;
    this.heap[other] = a;
  }
}
