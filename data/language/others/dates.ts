import type { DateWords } from '../words/date-words.js';

/** Words around days in languages without a folder: German, French, Spanish, Italian, Dutch, Danish. */
export const otherDates: Pick<DateWords, 'lead' | 'tail' | 'deadline'> = {
  lead: '(?:bis(?: zum)?|am|spatestens|avant(?: le)?|d.ici(?: le)?|jusqu.au|le|antes del|hasta el|para el|el|entro(?: il)?|voor|uiterlijk|op|inden|senest|:)',
  tail: '(?:spatestens)',
  deadline: {
    lead: '(?:bis(?: zum)?|spatestens|avant(?: le)?|d.ici(?: le)?|jusqu.au|antes del|hasta el|entro(?: il)?|voor|uiterlijk|inden|senest)',
    tail: '(?:spatestens)',
  },
};

/** Words for an hour in those languages. */
export const otherHours = 'uhr';
