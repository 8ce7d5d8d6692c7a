import { type CommandName, commandNames } from '../../domain/answer/message.js';
import { locales } from '../../domain/responsibility.js';
import { messageWords } from '../../language/messages.js';
import { fold } from '../text/text.js';

const of = (command: CommandName): readonly string[] =>
  locales.flatMap((locale) => messageWords[locale].commands[command]);

/** What people say to make Baton do something, in the four languages. */
export const commands: Readonly<Record<CommandName, readonly string[]>> = {
  start: of('start'),
  checklist: of('checklist'),
  add: of('add'),
  standing: of('standing'),
  people: of('people'),
  'ask-specialist': of('ask-specialist'),
  status: of('status'),
  mine: of('mine'),
  help: of('help'),
  pause: of('pause'),
  resume: of('resume'),
  export: of('export'),
  refresh: of('refresh'),
};

/** In any spelling: case, accents and the spaces of Korean don't count. */
const spelled = (text: string): string => fold(text).replace(/\s+/gu, '');

const wholes = new Map<string, CommandName>(
  commandNames.flatMap((command) => commands[command].map((word) => [spelled(word), command] as const)),
);

/** Little words around a command that change nothing. */
const polite = new Set(
  [
    'please',
    'pls',
    'plz',
    'por favor',
    'pfv',
    'pf',
    'snälla',
    '좀',
    '부탁',
    '부탁해요',
    '부탁드려요',
    '부탁드립니다',
  ].map(spelled),
);

const trailing = /(?<=[\p{L}\p{N}])[\s.!…~,;?？]+$/u;

/**
 * The command in a text, with what follows it; null where there is none. Only `add` and `ask-specialist` take anything
 * after them, and a text that begins with "add" but asks something is a question.
 */
export function commandIn(text: string): { readonly command: CommandName; readonly rest: string } | null {
  const said = text.trim();
  const whole = said.replace(trailing, '');
  const found = wholes.get(spelled(whole)) ?? wholes.get(spelled(withoutPolite(whole)));
  if (found !== undefined) return { command: found, rest: '' };
  for (const word of commands.add) {
    const rest = restAfter(said, word, /^[\s:]+/u);
    if (rest !== null && (/[|\n\t]/u.test(rest) || !/[?？]\s*$/u.test(rest))) return { command: 'add', rest };
  }
  for (const word of commands['ask-specialist']) {
    const rest = restAfter(said, word, /^[\s:,]+/u);
    if (rest !== null) return { command: 'ask-specialist', rest };
  }
  return null;
}

/** What follows a word at the beginning of a text, in any spelling; null where the text begins otherwise. */
function restAfter(said: string, word: string, gap: RegExp): string | null {
  if (fold(said.slice(0, word.length)) !== fold(word)) return null;
  const rest = said.slice(word.length);
  return gap.test(rest) ? rest.replace(gap, '') : null;
}

function withoutPolite(text: string): string {
  const words = text.split(/[\s,]+/u);
  while (words.length > 1 && polite.has(spelled(words.at(-1) ?? ''))) words.pop();
  while (words.length > 1 && polite.has(spelled(words[0] ?? ''))) words.shift();
  return words.join(' ');
}
