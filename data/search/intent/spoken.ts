import { commandNames } from '../../domain/answer/message.js';
import { type Locale, locales } from '../../domain/responsibility.js';
import { listed, messageWords } from '../../language/messages.js';
import { languageOfQuestion } from '../asking/language.js';
import { fold, isHangul, words } from '../text/text.js';
import { isWebAddress } from './signs.js';

/** Words that all languages use with this bot. */
const everywhere = new Set([
  'start',
  'status',
  'help',
  'checklist',
  'test',
  'ok',
  'export',
  'menu',
  'ping',
  'baton',
  'intune',
  'lista',
  'no',
  'hi',
  'hello',
  'bra',
  'ta',
  'mina',
  'refresh',
  'reset',
  'stop',
  'add',
]);

/** So many words have no language of their own. */
const few = 2;

/** What a language's messages are certainly made of: its commands and its courtesies. */
const certain = new Map(
  locales.map((locale) => {
    const { commands, courtesy } = messageWords[locale];
    const { filler: _filler, asked: _asked, ...kinds } = courtesy;
    return [
      locale,
      new Set([
        ...commandNames.flatMap((name) => commands[name].map((one) => words(one).join(' '))),
        ...Object.values(kinds).flatMap((list) => listed(list).map((one) => words(one).join(' '))),
      ]),
    ];
  }),
);

/**
 * The language of a message. One or two words, an address or a sign take that of the sender's client, unless they are
 * words of another language alone.
 */
export function languageSpoken(text: string, client?: Locale): Locale {
  if (client === undefined) return languageOfQuestion(text);
  if (isHangul(text)) return 'ko';
  const said = words(text);
  if (said.length === 0 || isWebAddress(text)) return client;
  if (said.length > few) return languageOfQuestion(text, client);
  const whole = said.join(' ');
  const speaking = locales.filter((locale) => certain.get(locale)?.has(whole));
  if (speaking.includes(client) || said.every((word) => everywhere.has(word))) return client;
  const [only, ...more] = speaking;
  if (only !== undefined && more.length === 0) return only;
  // Letters that only one of the languages writes.
  if (/[åäö]/iu.test(text.normalize('NFC'))) return 'sv';
  if (/[ãõçâêôáéíóú]/iu.test(text.normalize('NFC'))) return 'pt-BR';
  return fold(text) === ''
    ? client
    : speaking.length === 0 && said.length === 1
      ? client
      : languageOfQuestion(text, client);
}
