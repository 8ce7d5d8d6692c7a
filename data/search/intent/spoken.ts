import { commandNames } from '../../domain/answer/message.js';
import type { Locale } from '../../domain/responsibility.js';
import { type Languages, languages, listed, perLanguage, tagsOf } from '../../language/languages.js';
import { type LanguageFinder, languageFinder } from '../asking/language.js';
import { words } from '../text/text.js';
import { isWebAddress } from './signs.js';

/** So many words have no language of their own. */
const few = 2;

/** Finds the language of messages among some languages. */
export function messageLanguageFinder<Tag extends string>(all: Languages<Tag>): LanguageFinder<Tag> {
  const tags = tagsOf(all);
  const ofQuestion = languageFinder(all);
  const spoken = Object.values<Languages<Tag>[Tag]>(all);
  const international = new Set(spoken.flatMap(({ messages }) => listed(messages.international)));
  // What a language's messages are certainly made of: its commands and its courtesies.
  const certain = perLanguage(all, ({ messages: { commands, courtesy } }) => {
    const { filler: _filler, asked: _asked, ...kinds } = courtesy;
    const said = [...commandNames.flatMap((name) => commands[name]), ...Object.values(kinds).flatMap(listed)];
    return new Set(said.map((one) => words(one).join(' ')));
  });
  const letters = perLanguage(all, ({ messages }) => new Set(messages.letters));
  return (text, client) => {
    if (client === undefined) return ofQuestion(text);
    const written = tags.find((tag) => all[tag].script?.test(text));
    if (written !== undefined) return written;
    const said = words(text);
    if (said.length === 0 || isWebAddress(text)) return client;
    if (said.length > few) return ofQuestion(text, client);
    const speaking = tags.filter((tag) => certain[tag].has(said.join(' ')));
    if (speaking.includes(client) || said.every((word) => international.has(word))) return client;
    const [only, ...more] = speaking;
    if (only !== undefined && more.length === 0) return only;
    const composed = text.normalize('NFC').toLowerCase();
    const lettered = tags.find((tag) => [...composed].some((letter) => letters[tag].has(letter)));
    if (lettered !== undefined) return lettered;
    return speaking.length === 0 && said.length === 1 ? client : ofQuestion(text, client);
  };
}

/**
 * The language of a message. One or two words, an address or a sign take that of the sender's client, unless they are
 * words of another language alone.
 */
export const languageSpoken: LanguageFinder<Locale> = messageLanguageFinder(languages);
