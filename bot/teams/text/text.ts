import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { readMarkup } from './markup.js';
import { normalized, stripped } from './trim.js';

/** What of an activity tells its words and its language. */
export interface TextSource {
  readonly text?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly recipient: { readonly id: string; readonly name?: string | null | undefined };
  readonly attachments?:
    | readonly { readonly contentType?: string | null | undefined; readonly content?: unknown }[]
    | null
    | undefined;
  readonly entities?:
    | readonly { readonly type?: string | null | undefined; readonly [field: string]: unknown }[]
    | null
    | undefined;
}

/** What a message says, and whether it holds something that a text-reading bot cannot see. */
export interface MessageText {
  readonly text: string;
  readonly unseen: 'picture' | 'file' | null;
}

const isImage = /^image\//iu;
const isFile = /^application\/vnd\.microsoft\.teams\.file\./iu;
const isHtml = /^text\/html\b/iu;

/**
 * What was said to Baton: its own words, in one Unicode form, with line breaks but no padding, without what Teams' clients
 * put around them. Where the text itself is empty or has lost its lines, they are read from the HTML beside it.
 */
export function readText(activity: TextSource): MessageText {
  const attachments = activity.attachments ?? [];
  const html = attachments.find(({ contentType }) => isHtml.test(contentType ?? ''))?.content;
  const mentions = mentionsOf(activity);
  const read = (text: string) => readMarkup(text, mentions.isOwn);
  const plain = read(withoutMentions(activity.text ?? '', mentions.own));
  const marked = typeof html === 'string' ? read(html) : null;
  const [said, rich] = [normalized(plain.words), marked === null ? '' : normalized(marked.words)];
  const passedOn = normalized(plain.quoted) || (marked === null ? '' : normalized(marked.quoted));
  const best = said === '' ? rich : linesOf(rich) > linesOf(said) && isSame(said, rich) ? rich : said;
  const pictures = plain.pictures + (marked?.pictures ?? 0) + attachments.filter(isPicture).length;
  const files = attachments.filter(({ contentType }) => isFile.test(contentType ?? '')).length;
  return {
    text: stripped(best === '' ? passedOn : best, mentions.names),
    unseen: pictures > 0 ? 'picture' : files > 0 ? 'file' : null,
  };
}

/** {@link readText}, the words alone. */
export const messageTextOf = (activity: TextSource): string => readText(activity).text;

const isPicture = ({ contentType }: { readonly contentType?: string | null | undefined }): boolean =>
  isImage.test(contentType ?? '');

const linesOf = (text: string): number => text.split(/[\n\t]/u).length;

/** The same words, however their lines and spaces are written. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
const isSame = (a: string, b: string): boolean => lettersOf(a) === lettersOf(b);

const nameOf = (name: string): string =>
  name
    .replace(/&nbsp;|\s+/giu, ' ')
    .trim()
    .toLowerCase();

interface Mentions {
  /** Texts that stand for a mention of Baton, as the client says. */
  readonly own: readonly string[];
  /** Baton's names here. */
  readonly names: readonly string[];
  readonly isOwn: (name: string, id: string | undefined) => boolean;
}

function mentionsOf({ recipient, entities }: TextSource): Mentions {
  const mentioned = (entities ?? [])
    .filter(({ type }) => typeof type === 'string' && type.toLowerCase() === 'mention')
    .map(({ mentioned: who, text }) => ({
      who: (who ?? {}) as { readonly id?: unknown; readonly name?: unknown },
      text: typeof text === 'string' ? text : '',
    }));
  const own = mentioned.filter(({ who }) => who.id === recipient.id);
  const others = mentioned.filter(({ who }) => who.id !== recipient.id);
  const nameIn = (one: { readonly who: { readonly name?: unknown } }) =>
    typeof one.who.name === 'string' ? [nameOf(one.who.name)] : [];
  const typed = own.map(({ text }) => nameOf(text.replace(/<[^>]{0,200}>/gu, '')));
  const names = [...new Set([nameOf(recipient.name ?? ''), ...own.flatMap(nameIn), ...typed, 'baton'])].filter(
    (name) => name !== '',
  );
  const elsewhere = new Set(others.flatMap(nameIn));
  return {
    own: own.map(({ text }) => text).filter((text) => text !== ''),
    names,
    // A tag's number is the mention's place among the entities; a name that is another person's too needs it.
    isOwn: (name, id) => {
      const at = id === undefined || !/^\d+$/u.test(id) ? undefined : mentioned[Number(id)];
      if (at !== undefined)
        return at.who.id === recipient.id || (mentioned.length === 1 && names.includes(nameOf(name)));
      return names.includes(nameOf(name)) && !elsewhere.has(nameOf(name));
    },
  };
}

/** A mention may be written without a tag, where the entity says how. */
const withoutMentions = (text: string, own: readonly string[]): string =>
  own.filter((mention) => !/^<at\b/iu.test(mention)).reduce((left, mention) => left.replaceAll(mention, ' '), text);

/** The language that an activity names: installations say it of the client alone ("Conversation events", Teams, 2026). */
export function languageTagOf({ locale, entities }: Pick<TextSource, 'locale' | 'entities'>): string | null {
  if (locale != null && locale !== '') return locale;
  const client = entities?.find(({ type }) => type === 'clientInfo')?.locale;
  return typeof client === 'string' ? client : null;
}

/** The one of the four languages that a tag names, in whatever country; null for all others. */
export function knownLocale(tag: string | null | undefined): Locale | null {
  const [language] = (tag ?? '').trim().toLowerCase().split(/[-_]/u);
  return locales.find((locale) => locale.split('-')[0] === language) ?? null;
}

/** The nearest of the four languages to what the sender's client says; English for all others. */
export const localeOf = (tag: string | null | undefined): Locale => knownLocale(tag) ?? 'en';
