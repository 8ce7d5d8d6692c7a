import type { MarkupElement, MarkupNode } from './tree.js';

const escapedTag = /<\/?(?:h[1-6]|p|br|b|strong|i|em|u|ul|ol|li|div|span|font)(?:\s[^<>]{0,200})?\/?>/iu;

/** Whether text shows tags as words: an editor escaped what was meant as markup. */
export const holdsTags = (text: string): boolean => text.includes('<') && escapedTag.test(text);

/** Puts stars around each line of bold text; text that has stars already keeps them. */
export function emphasised(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const words = line.trim();
      if (words === '' || words.startsWith('**')) return line;
      const [before = '', after = ''] = line.split(words);
      return `${before}**${words}**${after}`;
    })
    .join('\n');
}

export interface InlineRules {
  /** Anchors and spans of two languages side by side stay as tags, as they do in the lines of a Markdown document. */
  readonly keepsAnchors: boolean;
}

/** What is in a line, as Markdown writes it; `<br>` is a line feed. */
export function inlineText(nodes: readonly MarkupNode[], rules: InlineRules): string {
  return nodes.map((node) => (node.type === 'text' ? collapsed(node.text) : elementText(node, rules))).join('');
}

const collapsed = (text: string): string => text.replace(/[ \t\r\n\f]+/gu, ' ');

function elementText(element: MarkupElement, rules: InlineRules): string {
  const { name, attributes, children } = element;
  if (isUnseen(element)) return '';
  const inner = inlineText(children, rules);
  switch (name) {
    case 'br':
      return '\n';
    case 'b':
    case 'strong':
      return emphasised(inner);
    case 'a':
      return rules.keepsAnchors && inner.trim() === '' ? anchor(attributes) : link(inner, attributes.href);
    case 'img':
      return image(attributes);
    case 'input':
      return attributes.type !== 'checkbox' ? '' : attributes.checked === undefined ? '☐' : '☑';
    case 'sup':
      return isReference(inner) ? '' : inner;
    case 'span':
      return rules.keepsAnchors ? sideBySide(inner, attributes) : inner;
    default:
      return element.holdsBlocks ? ` ${inner} ` : inner;
  }
}

function anchor({ name, id }: Readonly<Record<string, string>>): string {
  const named = name ?? id ?? '';
  return /^[^"<>]{1,200}$/u.test(named) ? `<a name="${named}"></a>` : '';
}

function link(text: string, href = ''): string {
  const label = text.trim();
  // A label in brackets or over lines is no link of Markdown; its words are what counts.
  if (href === '' || label === '' || /[\][\n]/u.test(label) || href.length > 500) return text;
  const address = href.trim().replace(/[\s()]/gu, encodeURIComponent);
  return text.replace(label, () => `[${label}](${address})`);
}

/** Wikis draw ticks and crosses as pictures. */
function image({ alt = '', class: classes = '' }: Readonly<Record<string, string>>): string {
  const word = alt.trim().toLowerCase();
  if (/^\((?:tick|\/|check|on)\)$/u.test(word)) return '✓';
  if (/^\((?:error|x|cross|off|minus|-)\)$/u.test(word)) return '✗';
  return /emoji/iu.test(classes) && alt.length <= 8 ? alt : '';
}

/** A raised number or sign behind a word points to a note. */
export const isReference = (text: string): boolean =>
  /^\s*[[(]?(?:\[?\d{1,2}\]?(?:\([^)]*\))?|[*†‡]{1,3})[\])]?\s*$/u.test(text);

function sideBySide(inner: string, attributes: Readonly<Record<string, string>>): string {
  const { class: classes } = attributes;
  const [theirs, english] = [attributes['data-ttu-id'], attributes['data-stu-id']];
  if (theirs !== undefined) return `<span data-ttu-id="${theirs}">${inner}</span>`;
  if (english !== undefined) return `<span data-stu-id="${english}">${inner}</span>`;
  return classes === 'sxs-lookup' ? `<span class="sxs-lookup">${inner}</span>` : inner;
}

const unseen: ReadonlySet<string> = new Set(
  (
    'script style head template noscript svg math iframe object embed canvas audio video select option datalist textarea ' +
    'nav xml del'
  ).split(' '),
);

/** What no reader of the page sees as its text: code, menus, and what is hidden or struck out by a tracked change. */
export function isUnseen({ name, attributes }: MarkupElement): boolean {
  if (unseen.has(name) || attributes.hidden !== undefined) return true;
  if (attributes.role !== undefined && /^(?:navigation|banner|contentinfo|search)$/u.test(attributes.role)) return true;
  return attributes.style !== undefined && /(?:display\s*:\s*none|mso-hide\s*:\s*all)/iu.test(attributes.style);
}
