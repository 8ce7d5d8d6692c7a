import type { Staleness, StoppedPlaces } from '../../data/store/store.js';
import { elapsed } from '../timing/elapsed.js';
import { late, withTimeout } from '../timing/with-timeout.js';

/** What is looked up for a scrape. */
export interface Scraped {
  /** What is not ready, as `/readyz` says it. */
  readonly unready: readonly string[];
  /** null while the store does not say. */
  readonly staleness: Staleness | null;
  readonly stopped: StoppedPlaces | null;
}

export interface ReadingsParts {
  readonly unready: () => Promise<readonly string[]>;
  readonly staleness: () => Promise<Staleness>;
  readonly stopped: () => Promise<StoppedPlaces>;
  readonly now?: () => number;
  /** Milliseconds; a scrape waits 10 s by default, and a frozen database would hold it until then. */
  readonly patience?: number;
}

/** Milliseconds in which several scrapes share one look at the database. */
const freshFor = 5_000;
const defaultPatience = 4_000;

const storeAway: Scraped = { unready: ['store'], staleness: null, stopped: null };

/** Looks at the store for `/metrics`, at most every few seconds and never twice at once. */
export class Readings {
  private known: { readonly at: number; readonly scraped: Scraped } | null = null;
  private looking: Promise<Scraped> | null = null;
  private readonly clock: () => number;

  constructor(private readonly parts: ReadingsParts) {
    this.clock = parts.now ?? elapsed;
  }

  async now(): Promise<Scraped> {
    if (this.known !== null && this.clock() - this.known.at < freshFor) return this.known.scraped;
    this.looking ??= this.look().finally(() => {
      this.looking = null;
    });
    const scraped = await withTimeout(this.looking, this.parts.patience ?? defaultPatience);
    return scraped === late ? storeAway : scraped;
  }

  private async look(): Promise<Scraped> {
    const [unready, staleness, stopped] = await Promise.all([
      this.parts.unready().catch(() => storeAway.unready),
      this.parts.staleness().catch(() => null),
      this.parts.stopped().catch(() => null),
    ]);
    const scraped = { unready, staleness, stopped };
    this.known = { at: this.clock(), scraped };
    return scraped;
  }
}
