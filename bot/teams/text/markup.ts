import { Parser } from 'htmlparser2';

/** What a marked-up text says: its own words with their lines, what it quotes or passes on, and how many pictures it holds. */
export interface MarkupText {
  readonly words: string;
  /** Words of a message that is passed on or set off as a quotation, of which the sender may have said nothing more. */
  readonly quoted: string;
  readonly pictures: number;
}

/** Whether a mention is one of the reader's own; `id` is the mention's number in the activity, where the tag has one. */
export type IsOwn = (name: string, id: string | undefined) => boolean;

const blocks = new Set(
  'p div li ul ol tr table thead tbody tfoot h1 h2 h3 h4 h5 h6 pre section article header footer dl dt dd hr figure figcaption codeblock'.split(
    ' ',
  ),
);
const cells = new Set(['td', 'th']);
/** What is not a part of the words: styles, and what Teams puts in place of a card, a file or an answered message. */
const unread = new Set(
  'style script head title template attachment quoted legacyquote e_m deletedmessage svg'.split(' '),
);
const inline = new Set(
  'a abbr b big blockquote body br caption center cite code col colgroup del em emoji font html i img ins kbd label mark meta nobr q quote readonly s samp small span ss strike strong sub sup tt u at uriobject var wbr'.split(
    ' ',
  ),
);
/** Tags without an end. */
const single = new Set(['br', 'img', 'hr', 'meta', 'col', 'wbr']);

const isKnown = (tag: string): boolean => blocks.has(tag) || cells.has(tag) || unread.has(tag) || inline.has(tag);

interface Open {
  readonly tag: string;
  /** Where in its text the tag began, and the text that goes on after it. */
  readonly into: Text;
  readonly was: 'words' | 'mention' | 'quote' | 'reply' | 'unread' | 'picture';
  readonly id?: string | undefined;
}

/** Text under construction. */
interface Text {
  parts: string[];
}

const textOf = ({ parts }: Text): string => parts.join('');

/** Kinds of Skype's item types that Teams' clients still write. */
const kindOf = (itemtype = ''): string => /schema\.skype\.com\/(\w+)/iu.exec(itemtype)?.[1]?.toLowerCase() ?? '';

function roleOf(tag: string, attributes: Readonly<Record<string, string>>): Open['was'] {
  const kind = kindOf(attributes.itemtype);
  if (tag === 'at' || (tag === 'span' && kind === 'mention')) return 'mention';
  if (tag === 'quote' || kind === 'reply' || kind === 'quote') return 'reply';
  if (tag === 'blockquote' || kind === 'forward') return 'quote';
  if (tag === 'uriobject') return 'picture';
  if (unread.has(tag) || /card|preview|attachment|signature/u.test(kind)) return 'unread';
  return 'words';
}

/**
 * Reads what a Teams client or a Markdown-minded sender wrote around words. Tags that no client writes are words
 * themselves ("<customer name>"); the words of an unclosed tag are kept.
 */
export function readMarkup(text: string, isOwn: IsOwn): MarkupText {
  const words: Text = { parts: [] };
  const quoted: Text = { parts: [] };
  const open: Open[] = [];
  let into = words;
  let pictures = 0;
  const write = (said: string) => into.parts.push(said);
  // A cell's own paragraphs do not break its row.
  const newLine = () => write(open.some(({ tag }) => cells.has(tag)) ? ' ' : '\n');

  const close = ({ tag, into: before, was, id }: Open, isClosed: boolean) => {
    const inside = textOf(into);
    if (was !== 'words') into = before;
    if (was === 'mention') write(isOwn(inside, id) ? ' ' : inside);
    else if (was !== 'words' && !isClosed) write(inside);
    else if (was === 'quote') quoted.parts.push('\n', inside, '\n');
    if (was === 'quote' || was === 'reply' || blocks.has(tag)) newLine();
    else if (cells.has(tag)) write('\t');
  };

  const parser: Parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (!isKnown(tag)) {
          write(text.slice(parser.startIndex, parser.endIndex + 1));
          return;
        }
        if (tag === 'br') {
          newLine();
          return;
        }
        if (tag === 'img' || tag === 'emoji') {
          const isEmoji = tag === 'emoji' || kindOf(attributes.itemtype) === 'emoji' || isSign(attributes.alt);
          if (isEmoji) write(attributes.alt ?? attributes.title ?? '');
          else pictures++;
          if (tag === 'img') return;
        }
        if (single.has(tag)) return;
        if (blocks.has(tag)) newLine();
        const was = roleOf(tag, attributes);
        open.push({ tag, into, was, id: attributes.id ?? attributes.itemid });
        if (was === 'picture') pictures++;
        if (was !== 'words') into = { parts: [] };
      },
      ontext: (said) => write(said),
      onclosetag: (tag, isImplied) => {
        if (!isKnown(tag)) {
          if (!isImplied) write(text.slice(parser.startIndex, parser.endIndex + 1));
          return;
        }
        if (single.has(tag)) return;
        const last = open.at(-1);
        if (last === undefined || last.tag !== tag) return;
        open.pop();
        // Emoji may hold their own sign as text too.
        close(last, !isImplied || last.was === 'words' || last.was === 'mention');
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(text);
  return { words: lined(textOf(words)), quoted: lined(textOf(quoted)), pictures };
}

/** An emoji as its sign, not a picture's description. */
const isSign = (alt = ''): boolean => /^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 12;

/** Without empty cells at the end of a row. */
const lined = (text: string): string => text.replace(/[ \t]*\t[ \t]*(?=\n|$)/gu, '\n');
