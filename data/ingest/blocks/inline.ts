import { remembered } from './remembered.js';

/** A piece of text as the document shows it: in its language, and in English where it stands side by side. */
export interface Bilingual {
  readonly text: string;
  readonly english?: string;
}

const pair =
  /<span\s+data-ttu-id="[^"]*">([^<]*(?:<(?!\/span>)[^<]*)*)<\/span>\s*<span\s+class="sxs-lookup">\s*<span\s+data-stu-id="[^"]*">([^<]*(?:<(?!\/span>)[^<]*)*)<\/span>\s*<\/span>/g;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
};

/** Separates side-by-side pairs and takes off what is not text: anchors, spans, escapes, entities, line breaks. */
export function bilingual(raw: string): Bilingual {
  if (!raw.includes('sxs-lookup')) return { text: clean(raw) };
  // Text outside the pairs (the address of a link, a bracket) belongs to both languages.
  return { text: clean(raw.replace(pair, '$1')), english: clean(raw.replace(pair, '$2')) };
}

/** `<a name="…"></a>` or `<a id="…"></a>`; an empty name is none. */
export function anchorOf(raw: string): string | undefined {
  return /<a\s+(?:name|id)="([^"]+)"\s*>\s*<\/a>/i.exec(raw)?.[1];
}

export function startsWithAnchor(raw: string): boolean {
  return /^\s*<a\s+(?:name|id)="[^"]+"\s*>\s*<\/a>/i.test(raw);
}

/** The words that a reader sees: links without addresses, no emphasis. DocumentVocabulary is looked for in these. */
export function plainText(text: string): string {
  if (!/[\]*`_]/.test(text)) return text.trim();
  return (
    text
      .replace(/!?\[([^\][]*)\]\([^)\s]*(?:\s"[^"]*")?\)/g, '$1')
      .replace(/[*`]{1,3}(?=\S)|(?<=\S)[*`]{1,3}/g, '')
      // Inside a word an underscore is a character of a name.
      .replace(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, '')
      .trim()
  );
}

/** The words of a block's text as a reader sees them, in the document's language; a tag is a space. */
export const plainWords = remembered((raw) => plainText(bilingual(raw).text.replace(/<[^>]{0,200}>/g, ' ')));

/** Splits into sentences; a stop inside "e.g." or a version number does not end one. */
export function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?。！？])\s+(?=[\p{Lu}\p{Lo}"“”([])/u).filter((sentence) => sentence.trim() !== '');
}

/** For ids: letters and digits of any script, words joined by hyphens. */
export function slug(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function clean(raw: string): string {
  if (!marked.test(raw)) return raw.replace(/\s+/gu, ' ').trim();
  const text = raw
    .replace(/\s+/gu, ' ')
    .replace(/<a (?:name|id)="[^"]*" ?> ?<\/a>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    // Words that translators are told to keep or to look up.
    .replace(/\[!(?:DNL|UICONTROL)\s+([^\][]*)\]/g, '$1')
    .replace(/<\/?(?:span|b|strong|em|i|sup|u)\b[^>]*>/gi, '');
  return withoutFootnoteMarks(text)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, entity)
    .replace(unseen, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

// Control characters, and marks that would turn the direction of what follows on a card.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is taken out
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Most cells of a sheet hold nothing that is to be taken off. */
const marked = new RegExp(`[<\\\\&]|\\[!|${unseen.source}`);

/** Stars at the end of an item point to a footnote below the list. */
function withoutFootnoteMarks(text: string): string {
  let end = text.trimEnd();
  while (end.endsWith('\\*')) end = end.slice(0, -2).trimEnd();
  return end;
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
  if (code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) return String.fromCodePoint(code);
  return named[name?.toLowerCase() ?? ''] ?? whole;
}
