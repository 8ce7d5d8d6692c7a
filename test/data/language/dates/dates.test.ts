import assert from 'node:assert/strict';
import { dateWritten, namesDeadline, readDate } from '../../../../data/language/dates/dates.js';

/** A Monday. */
const today = '2026-11-30';

/** What is written, by the client's language tag, and the day that it is. */
const written: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'en-US': {
    '3 Dec 2026': '2026-12-03',
    'Dec 3rd': '2026-12-03',
    'December 3': '2026-12-03',
    '31/12/2026': '2026-12-31',
    '2026-12-05': '2026-12-05',
    '5.12.2026': '2026-12-05',
    '05/12/2026': '2026-05-12',
  },
  'de-DE': {
    '5.12.': '2026-12-05',
    Freitag: '2026-12-04',
    'bis 3. Dezember 2026': '2026-12-03',
    morgen: '2026-12-01',
  },
  'ko-KR': {
    '12월 3일': '2026-12-03',
    '2026/12/09': '2026-12-09',
  },
  ko: {
    '2026년 12월 3일': '2026-12-03',
    '다음 주 금요일': '2026-12-11',
    내일: '2026-12-01',
    '이번 주 금요일': '2026-12-04',
    모레: '2026-12-02',
    '2026. 12. 8.': '2026-12-08',
    '12. 8.': '2026-12-08',
    '12월 15일까지': '2026-12-15',
    '15일': '2026-12-15',
    '15일까지': '2026-12-15',
    '2주 후': '2026-12-14',
    금요일까지: '2026-12-04',
    '이번 달 말까지': '2026-11-30',
    '12/5(토)': '2026-12-05',
    '12월 5일(토)': '2026-12-05',
    '12월 첫째 주': null,
    '차주 수요일': '2026-12-09',
  },
  'pt-BR': {
    '3 de dezembro': '2026-12-03',
    '3/dez': '2026-12-03',
    'dia 15': '2026-12-15',
    sexta: '2026-12-04',
    'sexta-feira': '2026-12-04',
    amanhã: '2026-12-01',
    'próxima sexta': '2026-12-04',
    'até sexta': '2026-12-04',
    'até 9 de dezembro': '2026-12-09',
    'fim do mês': '2026-11-30',
    'fim de dezembro': '2026-12-31',
    'daqui a duas semanas': '2026-12-14',
    'no dia 15': '2026-12-15',
    'até o dia 15 de dezembro': '2026-12-15',
    ter: '2026-12-01',
    'sexta que vem': '2026-12-04',
    'quarta-feira da semana que vem': '2026-12-09',
    'sexta, 4 de dezembro': '2026-12-04',
    '4 dez 2026': '2026-12-04',
    '1º de dezembro': '2026-12-01',
  },
  'sv-SE': {
    '3 dec': '2026-12-03',
    'senast nästa fredag': '2026-12-11',
  },
  sv: {
    'den 3 december': '2026-12-03',
    'v. 50': null,
    'vecka 50': null,
    'på fredag': '2026-12-04',
    'nästa fredag': '2026-12-11',
    imorgon: '2026-12-01',
    'om två veckor': '2026-12-14',
    '8/12': '2026-12-08',
    'senast 9 dec': '2026-12-09',
    'slutet av månaden': '2026-11-30',
    'senast den 15:e december': '2026-12-15',
    'v 50': null,
    on: null,
    'torsdag nästa vecka': '2026-12-10',
    'på tisdag': '2026-12-01',
    'fredag den 4 december': '2026-12-04',
    'i slutet av december': '2026-12-31',
  },
  en: {
    tomorrow: '2026-12-01',
    'in two weeks': '2026-12-14',
    'end of month': '2026-11-30',
    'next Friday': '2026-12-11',
    'this Friday': '2026-12-04',
    'by Friday': '2026-12-04',
    'Fri 4 Dec': '2026-12-04',
    'Friday 5 Dec': null,
    soon: null,
    ASAP: null,
    'next week': null,
    December: null,
    '2026-12-20T00:00:00Z': '2026-12-20',
    '2026-1-5': '2026-01-05',
    'EOD Friday': '2026-12-04',
    'end of December': '2026-12-31',
    'the 15th': '2026-12-15',
    '2/30': null,
    'due 3 Dec': '2026-12-03',
    'due: 3 Dec': '2026-12-03',
    'no later than December 3, 2026': '2026-12-03',
    'on Monday': '2026-12-07',
    'next Monday': '2026-12-07',
    '5-Dec': '2026-12-05',
    '5-Dec-26': '2026-12-05',
    'before Christmas': null,
    Marketing: null,
    Monitor: null,
    IT: null,
    '2 weeks': null,
    '３ Dec': '2026-12-03',
    'Sept 1': '2027-09-01',
    'end of next week': '2026-12-11',
    'this week': null,
    'sob 5': null,
    'Dec. 4': '2026-12-04',
    'December 9th, 2026': '2026-12-09',
  },
  'en-GB': {
    '05/12/2026': '2026-12-05',
    'Friday, 4 December': '2026-12-04',
    '12/20/2026': '2026-12-20',
    '3rd of December': '2026-12-03',
    "10 Dec '26": '2026-12-10',
  },
  'en-IN': {
    '05/12/2026': '2026-12-05',
  },
  'en-ZA': {
    '05/12/2026': '2026-12-05',
  },
  'en-CA': {
    '05/12/2026': '2026-05-12',
  },
  fr: {
    '05/12/2026': '2026-12-05',
  },
  'fr-FR': {
    'le 3 décembre': '2026-12-03',
  },
  'es-MX': {
    viernes: '2026-12-04',
  },
  de: {
    '05.12.26': '2026-12-05',
  },
  'en-AU': {
    'Wed 2 Dec 2026': '2026-12-02',
  },
};

describe('dates as people write them', () => {
  for (const [tag, days] of Object.entries(written)) {
    it(`are read for a client in ${tag}`, () => {
      assert.deepEqual(
        Object.fromEntries(Object.keys(days).map((text) => [text, readDate(text, tag, today)?.date ?? null])),
        days,
      );
    });
  }

  it('are ordered by the country, whatever its client speaks', () => {
    const order = (tag: string) => readDate('3/12/2026', tag, today)?.date;
    for (const tag of ['en-US', 'en', 'es-US', 'ko-KR', 'en-KR', 'en-PH', 'en-CA', 'ja-JP'])
      assert.equal(order(tag), '2026-03-12', tag);
    for (const tag of [
      'en-GB',
      'en-AU',
      'en-IN',
      'en-IE',
      'en-NZ',
      'en-ZA',
      'en-SE',
      'de-DE',
      'fr-FR',
      'pt-BR',
      'sv-SE',
      'sv',
      'pt',
    ])
      assert.equal(order(tag), '2026-12-03', tag);
  });

  it('are turned round where the month is impossible, and then are not ambiguous', () => {
    assert.deepEqual(readDate('12/20/2026', 'en-GB', today), { date: '2026-12-20' });
    assert.deepEqual(readDate('20/12/2026', 'en-US', today), { date: '2026-12-20' });
    assert.deepEqual(readDate('5.12.2026', 'en-US', today), { date: '2026-12-05' });
  });

  it('name the other reading where the numbers leave two', () => {
    assert.deepEqual(readDate('5/12/2026', 'en-GB', today), { date: '2026-12-05', other: '2026-05-12' });
    assert.deepEqual(readDate('12/12/2026', 'en-GB', today), { date: '2026-12-12' });
    assert.deepEqual(readDate('próxima sexta', 'pt-BR', today), { date: '2026-12-04', other: '2026-12-11' });
  });

  it('without a year are the next such day, today included', () => {
    assert.equal(dateWritten('11/30', 'en-US', today), today);
    assert.equal(dateWritten('11/29', 'en-US', today), '2027-11-29');
    assert.equal(dateWritten('29 Feb', 'en-GB', today), '2028-02-29');
    assert.equal(dateWritten('Friday', 'en-US', '2026-12-04'), '2026-12-11');
    assert.equal(dateWritten('this Friday', 'en-US', '2026-12-05'), null);
    assert.equal(dateWritten('dia 30', 'pt-BR', '2027-01-31'), '2027-03-30');
  });

  it('are left unread where their year cannot be meant', () => {
    for (const text of ['0001-01-01', '2569-12-01', '1/1/2037', '2025-11-29', '3 Dec 1926']) {
      assert.equal(dateWritten(text, 'en-US', today), null, text);
    }
    assert.equal(dateWritten('2036-11-30', 'en-US', today), '2036-11-30');
    assert.equal(dateWritten('2025-11-30', 'en-US', today), '2025-11-30');
  });

  it('are no names of people who are called like a day of another language', () => {
    for (const name of ['Dom', 'Son', 'May', 'April', 'Jan', 'August'])
      assert.equal(dateWritten(name, 'en-US', today), null, name);
  });

  it('take tags that are none as English', () => {
    for (const tag of ['', 'x', 'zz-ZZ', '!!!', 'en_GB', 'a'.repeat(99)])
      assert.equal(dateWritten('3 Dec', tag, today), '2026-12-03', tag);
    assert.equal(dateWritten('5/12/2026', 'en_GB', today), '2026-12-05');
  });

  it('are terms where words say so', () => {
    for (const text of ['by Friday', 'due 3 Dec', 'até sexta', 'senast 9 dec', '12월 11일까지'])
      assert.ok(namesDeadline(text, 'en'), text);
    for (const text of ['Friday', 'on Friday', 'bypass', '금요일']) assert.ok(!namesDeadline(text, 'en'), text);
  });
});
