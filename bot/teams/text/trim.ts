/** One Unicode form, no invisible characters, single spaces; line breaks and the tabs between cells stay. */
export const normalized = (text: string): string =>
  text
    .normalize('NFC')
    // Zero-width characters, soft hyphens and direction marks are invisible and change what a text means to a search.
    .replace(/[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replace(/[^\S\n\t]+/gu, ' ')
    .replace(/ ?\t ?/gu, '\t')
    .replace(/[ \t]*\n[ \t]*/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();

/** What phones and programs write below a message by themselves. */
const signatures = [
  /\n(?:sent from my |get outlook for |sent from outlook|skickat från min |enviado do meu |enviado do outlook|obtenha o outlook para )[^\n]{0,60}$/iu,
  /\n(?:나의|내) (?:iphone|android|galaxy)[^\n]{0,40}$/iu,
  /\n(?:ai-generated content may be incorrect|ai-genererat innehåll kan vara felaktigt|o conteúdo gerado por ia pode estar incorreto|ai에서 생성한 콘텐츠는[^\n]{0,40})\.?$/iu,
];

const around: readonly (readonly [string, string])[] = [
  ['```', '```'],
  ['**', '**'],
  ['__', '__'],
  ['~~', '~~'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['”', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['「', '」'],
];

/** Without marks that enclose the whole text and occur nowhere inside it. */
function withoutMarks(text: string): string {
  for (const [open, close] of around) {
    const inside = text.slice(open.length, -close.length).trim();
    const wraps = text.startsWith(open) && text.endsWith(close) && text.length > open.length + close.length;
    if (wraps && inside !== '' && !inside.includes(open) && !inside.includes(close)) return withoutMarks(inside);
  }
  return text;
}

/** Lines that quote another person's words, where the sender's own are beside them. */
function withoutQuotes(text: string): string {
  const lines = text.split('\n');
  const own = lines.filter((line) => !/^>/u.test(line));
  const left = own.join('\n').trim();
  return left === ''
    ? lines
        .map((line) => line.replace(/^>+ ?/u, ''))
        .join('\n')
        .trim()
    : left;
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+');

/** Calls of the bot by name, typed: "@Baton status", "Baton, status", "status @baton". */
function withoutCall(text: string, names: readonly string[]): string {
  const name = `(?:${names.map(escaped).join('|')})`;
  return text
    .replace(new RegExp(`^\\s*@\\s?${name}(?![\\p{L}\\p{N}])`, 'iu'), '')
    .replace(new RegExp(`(?<=\\s)@${name}\\s*$`, 'iu'), '')
    .replace(new RegExp(`^\\s*${name}\\s*[,:]\\s*(?=\\S)`, 'iu'), '')
    .trim();
}

/** What is left before the words when a mention or a call is gone, and the sign of a command in other programs. */
const withoutLeadingSigns = (text: string): string =>
  text
    .replace(/^(?:[,;:!.…、，：]|[-–—](?=\s*\p{L}+\s*$))+\s*(?=[\p{L}\p{N}*_`"'“/])/u, '')
    .replace(/^[/\\!#](?=\p{L})/u, '')
    .trim();

/**
 * The words themselves: without quoted lines, signatures, a call of the bot, punctuation that a mention leaves behind, a
 * command's slash, and marks of emphasis around the whole. `names` are the bot's.
 */
export function stripped(text: string, names: readonly string[]): string {
  let left = signatures.reduce((words, signature) => words.replace(signature, ''), text);
  left = withoutQuotes(left);
  // They can be nested: **@Baton, /status**.
  for (let before = ''; before !== left; ) {
    before = left;
    left = withoutLeadingSigns(withoutCall(withoutMarks(left), names));
  }
  return left;
}
