import { type CommandName, commandNames } from '../../domain/answer/message.js';
import { languages, listed } from '../../language/languages.js';
import type { Language } from '../../language/words/language.js';
import { fold } from '../text/text.js';

type Command = { readonly command: CommandName; readonly rest: string };

/** In any spelling: case, accents and spaces don't count. */
const spelled = (text: string): string => fold(text).replace(/\s+/gu, '');

const trailing = /(?<=[\p{L}\p{N}])[\s.!…~,;?？]+$/u;

/** Reads commands in some languages. */
export function commandReader(all: readonly Language[]): (text: string) => Command | null {
  const of = (command: CommandName): readonly string[] => all.flatMap(({ messages }) => messages.commands[command]);
  const wholes = new Map(
    commandNames.flatMap((command) => of(command).map((word) => [spelled(word), command] as const)),
  );
  const polite = new Set(all.flatMap(({ messages }) => listed(messages.polite)).map(spelled));
  return (text) => {
    const said = text.trim();
    const whole = said.replace(trailing, '');
    const found = wholes.get(spelled(whole)) ?? wholes.get(spelled(withoutPolite(whole, polite)));
    if (found !== undefined) return { command: found, rest: '' };
    for (const word of of('add')) {
      const rest = restAfter(said, word, /^[\s:]+/u);
      if (rest !== null && (/[|\n\t]/u.test(rest) || !/[?？]\s*$/u.test(rest))) return { command: 'add', rest };
    }
    for (const word of of('ask-specialist')) {
      const rest = restAfter(said, word, /^[\s:,]+/u);
      if (rest !== null) return { command: 'ask-specialist', rest };
    }
    return null;
  };
}

/**
 * The command in a text, with what follows it; null where there is none. Only `add` and `ask-specialist` take anything
 * after them, and a text that begins with "add" but asks something is a question.
 */
export const commandIn = commandReader(Object.values(languages));

/** What follows a word at the beginning of a text, in any spelling; null where the text begins otherwise. */
function restAfter(said: string, word: string, gap: RegExp): string | null {
  if (fold(said.slice(0, word.length)) !== fold(word)) return null;
  const rest = said.slice(word.length);
  return gap.test(rest) ? rest.replace(gap, '') : null;
}

function withoutPolite(text: string, polite: ReadonlySet<string>): string {
  const words = text.split(/[\s,]+/u);
  while (words.length > 1 && polite.has(spelled(words.at(-1) ?? ''))) words.pop();
  while (words.length > 1 && polite.has(spelled(words[0] ?? ''))) words.shift();
  return words.join(' ');
}
