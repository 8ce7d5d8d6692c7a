import type { IsoDate } from '../../domain/responsibility.js';

/** A day that was written. `other`: what people of another country, or of another habit, mean by the same. */
export interface WrittenDate {
  readonly date: IsoDate;
  readonly other?: IsoDate;
}
