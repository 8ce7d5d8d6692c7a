/** Only a text beyond this is shortened on a card, and what it is about has the whole of it one tap away. */
export const longestText = 600;
/** A person's name. A directory has at most 256 characters, of which the end tells no two people apart. */
export const nameLength = 120;

/** Characters of a text that are read, because a card shows a small part of a long paste. */
export const mostRead = 4_000;

const strongRightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * One line of typed text: control, zero-width, bidi and tag characters and lone surrogates gone, white space
 * single, piles of combining marks cut to four.
 */
function clean(text: string): string {
  return (
    text
      .slice(0, mostRead)
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
      .replace(/[\p{Cf}\p{Cs}\p{Cn}\u115F\u1160\u3164\uFFA0]/gu, '')
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
      // One no-break space stays: a Korean date is held together by them.
      .replace(/\s+/gu, (space) => (space === '\u00a0' ? space : ' '))
      .trim()
  );
}

/** Typed text for a field where it can be edited further: its lines stay lines, invisible characters go. */
export const editable = (text: string): string => text.slice(0, mostRead).split(/\r?\n/u).map(clean).join('\n');

/**
 * A document's sentence without its inline Markdown: the words of a link stay, its address goes. The source line leads to
 * the original.
 */
export const withoutMarkdown = (text: string): string =>
  text
    .slice(0, mostRead)
    .replace(/!?\[([^\]]*)\]\([^)\s]*(?:\s"[^"]*")?\)/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/<br\s*\/?>/giu, ' ');

/** Cut at a word where one ends near the limit, with an ellipsis; counted in code points. */
export function cut(text: string, limit: number): string {
  const points = Array.from(text);
  if (points.length <= limit) return text;
  const head = points.slice(0, Math.max(1, limit - 1)).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > head.length * 0.7 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** Texts from right-to-left scripts keep to themselves, so that they cannot reorder the words around them. */
const isolated = (text: string): string => (strongRightToLeft.test(text) ? `\u2068${text}\u2069` : text);

/** What people and documents wrote, where no Markdown is read: button titles, choices, labels, the terminal. */
export const label = (text: string, limit = longestText): string => isolated(cut(clean(text), limit));

/**
 * What people wrote, as the title of a choice: a folded list shows it as it is, an open one reads Markdown (adaptivecards
 * 3.0.6), so what could become active is exchanged instead of escaped.
 */
export const choice = (text: string, limit = longestText): string =>
  label(
    clean(text)
      .replace(/[*`~\\&]/gu, '')
      .replace(/\[/gu, '(')
      .replace(/\]/gu, ')')
      .replace(/</gu, '‹')
      .replace(/>/gu, '›')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ' ')
      .replace(/^[\s#+=-]+/u, '')
      .replace(/^(\d+)[.)](?=\s|$)/u, '$1')
      .replace(/:\/\//gu, ' ')
      .replace(/(?<![a-z0-9])(www|mailto|xmpp|tel)[.:]/giu, '$1 ')
      .replace(/@/gu, ' '),
    limit,
  );

/**
 * What people and documents wrote, as text of a TextBlock or Fact, where Teams reads Markdown: nothing in it becomes bold,
 * a link, a list, a mention, a date function or HTML. Only what could become active is escaped, because a client that
 * knows less Markdown shows the backslash.
 */
export const escaped = (text: string, limit = longestText): string =>
  isolated(
    cut(clean(text), limit)
      .replace(/\\(?=[!-/:-@[-`{-~])|\\$/gu, '\\\\')
      .replace(/[*`[\]<]/gu, '\\$&')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/~(?=~)|(?<=~)~/gu, '\\~')
      .replace(/&(?=#?\w+;)/gu, '\\&')
      .replace(/\{(?=\{)/gu, '{\\')
      .replace(/:(?=\/\/)/gu, '\\:')
      .replace(/(?<![a-z0-9])(www|mailto|xmpp|tel)([.:])/giu, '$1\\$2')
      .replace(/@/gu, '\\@')
      .replace(/^([#>+=-])/u, '\\$1')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2'),
  );
