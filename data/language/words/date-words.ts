/**
 * What a phrase says about a day. `month-day` and the like are filled from the pattern's named parts: `{W}` a weekday,
 * `{M}` a month, `{D}` a day of a month, `{Y}` a year, `{N}` a number in digits or words.
 */
export type DateMeaning =
  | { readonly days: number }
  /** The weekday after today. */
  | 'coming-weekday'
  /** The weekday of the week that runs; none where it is over. */
  | 'weekday-of-this-week'
  | 'weekday-of-next-week'
  /** People of one language mean either: the coming one is read, the other one named. */
  | 'coming-weekday-or-next-week'
  | 'in-days'
  | 'in-weeks'
  | 'in-months'
  | 'end-of-week'
  | 'end-of-next-week'
  | 'end-of-month'
  | 'end-of-next-month'
  | 'end-of-named-month'
  | 'end-of-year'
  | 'day-of-month'
  | 'day-of-next-month'
  | 'month-day';

/** How one language writes days in words. Everything is a source of a regular expression, lower case, without accents. */
export interface DateWords {
  /** January first. */
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Words before a day that add nothing to it: “by”, “due on”. */
  readonly lead: string;
  /** Words after it that add nothing. */
  readonly tail: string;
  /** What before a day, or after it, says that it is a term. */
  readonly deadline: { readonly lead: string; readonly tail: string };
  readonly numbers: Readonly<Record<string, number>>;
  readonly phrases: readonly (readonly [pattern: string, meaning: DateMeaning])[];
}
