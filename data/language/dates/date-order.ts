import { LRUCache } from 'lru-cache';
/** Which of the two numbers of a written date is the month, and whether dots are written between them. */
export interface DateOrder {
  readonly monthFirst: boolean;
  /** In Korea or Hungary dots stand after a month too; elsewhere a dotted date puts the day first. */
  readonly dottedMonthFirst: boolean;
}

/** Here forms ask for the year first, and people who put it last write the day before the month; CLDR's short form doesn't say so. */
const dayFirstAnyhow: ReadonlySet<string> = new Set(['ZA']);

/** Tags come from clients: what is kept of them has a bound. */
const known = new LRUCache<string, DateOrder>({ max: 200 });

/** The tag that CLDR knows for a country: the country decides, whatever language its client speaks. */
function countryTag(tag: string): string {
  try {
    const { language, region } = new Intl.Locale(tag.replaceAll('_', '-'));
    if (region === undefined) return language;
    return `${new Intl.Locale(`und-${region}`).maximize().language}-${region}`;
  } catch {
    return 'en';
  }
}

/** How the country of a language tag orders day and month, as CLDR has it; without a country, its language does. */
export function dateOrderOf(tag: string): DateOrder {
  const found = known.get(tag);
  if (found !== undefined) return found;
  const country = countryTag(tag);
  const format = new Intl.DateTimeFormat(`${country}-u-ca-gregory`, {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const parts = format.formatToParts(Date.UTC(2026, 11, 5));
  const at = (type: string) => parts.findIndex((part) => part.type === type);
  const monthFirst = at('month') < at('day') && !dayFirstAnyhow.has(country.slice(-2));
  const order = {
    monthFirst,
    dottedMonthFirst: monthFirst && parts.some(({ type, value }) => type === 'literal' && value.includes('.')),
  };
  known.set(tag, order);
  return order;
}
