import type { DateWords } from '../words/date-words.js';

const numbers = {
  하루: 1,
  이틀: 2,
  사흘: 3,
  나흘: 4,
  한: 1,
  일: 1,
  두: 2,
  이: 2,
  세: 3,
  삼: 3,
  네: 4,
  사: 4,
  오: 5,
  육: 6,
};

const after = '(?:후|뒤|이내|안)(?:에|로)?';

export const koreanDates: DateWords = {
  months: Array.from({ length: 12 }, (_, index) => `0?${index + 1}월`),
  weekdays: ['월', '화', '수', '목', '금', '토', '일'].map((first) => `${first}(?:요일)?`),
  lead: '(?:기한|마감(?:일)?|완료일|예정일|늦어도|:)',
  tail: '(?:전까지|까지(?:는|로)?|마감|기한|이전|전|에|내로|이내|예정|완료)',
  deadline: { lead: '(?:기한|마감(?:일)?|늦어도)', tail: '(?:전까지|까지(?:는|로)?|마감|이전)' },
  numbers,
  phrases: [
    ['오늘(?: 중)?', { days: 0 }],
    ['내일', { days: 1 }],
    ['모레|내일 ?모레', { days: 2 }],
    ['글피', { days: 3 }],
    ['(?:이번|금) ?주 ?{W}', 'weekday-of-this-week'],
    ['{W}|(?:오는|돌아오는) ?{W}', 'coming-weekday'],
    ['(?:다음|내|차) ?주 ?{W}', 'weekday-of-next-week'],
    [`{N} ?일 ?${after}`, 'in-days'],
    [`(?<N>하루|이틀|사흘|나흘) ?${after}`, 'in-days'],
    [`{N} ?주(?:일)? ?${after}`, 'in-weeks'],
    [`{N} ?(?:개월|달) ?${after}`, 'in-months'],
    ['(?:이번|금) ?주 ?(?:말|내|안|중)', 'end-of-week'],
    ['(?:다음|내|차) ?주 ?(?:말|내|안|중)', 'end-of-next-week'],
    ['(?:이번 ?달|이달|금월|당월) ?(?:말|내|안|중)|월말', 'end-of-month'],
    ['(?:다음 ?달|내달|익월) ?(?:말|내|안|중)', 'end-of-next-month'],
    ['(?:올해|금년|연) ?(?:말|내|안|중)|연말', 'end-of-year'],
    ['(?:{Y}년 ?)?{M} ?(?:말|말일)', 'end-of-named-month'],
    ['(?:이번 ?달|이달)? ?{D} ?일', 'day-of-month'],
    ['(?:다음 ?달|내달|익월) ?{D} ?일', 'day-of-next-month'],
    ['(?:{Y}년 ?)?{M} ?{D} ?일(?:자)?', 'month-day'],
  ],
};
