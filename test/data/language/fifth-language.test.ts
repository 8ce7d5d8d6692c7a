import assert from 'node:assert/strict';
import { dateReader } from '../../../data/language/dates/dates.js';
import { languages } from '../../../data/language/languages.js';
import type { Language } from '../../../data/language/words/language.js';
import { languageFinder } from '../../../data/search/asking/language.js';
import { commandReader } from '../../../data/search/intent/commands.js';
import { courtesyReader } from '../../../data/search/intent/courtesies.js';
import { messageLanguageFinder } from '../../../data/search/intent/spoken.js';

const { en } = languages;

/** A little German: what isn't said here is English, so that the test shows lists and no language course. */
const german: Language = {
  ...en,
  messages: {
    ...en.messages,
    commands: { ...en.messages.commands, status: ['stand', 'übersicht'], help: ['hilfe'], pause: ['pausieren'] },
    courtesy: { ...en.messages.courtesy, thanks: 'danke, vielen', filler: 'dank, dir', greeting: 'moin, servus' },
    polite: 'bitte',
    letters: 'ß',
    international: '',
  },
  questions: {
    ...en.questions,
    evidence: /(?<!\p{L})(?:wer|was|wann|ist|sind|der|die|das|und|wir|unsere|für|zuständig|richtet|ein)(?!\p{L})|ß/giu,
  },
  dates: {
    ...en.dates,
    months: 'januar februar marz april mai juni juli august september oktober november dezember'.split(' '),
    weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonntag'.split(' '),
    lead: '(?:bis(?: zum)?|am)',
    deadline: { lead: '(?:bis(?: zum)?|spatestens)', tail: '(?:spatestens)' },
    numbers: { zwei: 2 },
    phrases: [
      ['heute', { days: 0 }],
      ['ubermorgen', { days: 2 }],
      ['nachste woche {W}', 'weekday-of-next-week'],
      ['in {N} wochen?', 'in-weeks'],
      ['{D}\\.? {M}(?: {Y})?', 'month-day'],
    ],
  },
};

const five = { ...languages, de: german };
// A Monday.
const today = '2026-11-30';

describe('a fifth language', () => {
  it('has its days read when it is registered', () => {
    const { readDate, namesDeadline } = dateReader(five);
    const days = { übermorgen: '2026-12-02', 'bis zum 4. Dezember': '2026-12-04', 'in zwei Wochen': '2026-12-14' };
    for (const [text, date] of Object.entries(days)) assert.equal(readDate(text, 'de-DE', today)?.date, date, text);
    assert.equal(readDate('nächste Woche Freitag', 'en-US', today)?.date, '2026-12-11', 'pasted by another');
    assert.ok(namesDeadline('bis Freitag', 'de-DE'));
    assert.equal(dateReader(languages).readDate('übermorgen', 'sv-SE', today), null, 'not among four');
  });

  it('has its courtesies read when it is registered', () => {
    const courtesyOf = courtesyReader(five);
    assert.deepEqual(courtesyOf('Vielen Dank!', 'de'), { kind: 'thanks', locale: 'de' });
    assert.deepEqual(courtesyOf('servus', 'en'), { kind: 'greeting', locale: 'de' });
    assert.equal(courtesyReader(languages)('servus', 'en'), null, 'not among four');
  });

  it('has its commands read when it is registered', () => {
    const commandIn = commandReader(Object.values(five));
    assert.equal(commandIn('Übersicht bitte')?.command, 'status');
    assert.equal(commandIn('hilfe')?.command, 'help');
    assert.equal(commandIn('checklista')?.command, 'checklist', 'the others stay');
  });

  it('is told by the words of a question when it is registered', () => {
    const languageOf = languageFinder(five);
    assert.equal(languageOf('Wer ist für die Firewall zuständig und wer richtet DNS ein?'), 'de');
    assert.equal(languageOf('Who is responsible for the firewall?'), 'en');
    assert.equal(languageOf('방화벽은 누가 담당하나요?'), 'ko');
    assert.equal(messageLanguageFinder(five)('pausieren', 'en'), 'de');
  });
});
