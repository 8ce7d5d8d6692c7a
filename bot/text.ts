import { type Locale, locales } from '../data/domain/responsibility.js';
import type { VerifiedActivity } from './activity.js';

/** What was said to Baton: without its own mention, in one Unicode form, with line breaks but no padding. */
export function textOf(activity: VerifiedActivity): string {
  const own = activity.recipient.id;
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mentioned = entity.mentioned as { id?: unknown } | null | undefined;
    if (entity.type === 'mention' && mentioned?.id === own && typeof entity.text === 'string' && entity.text !== '') {
      text = text.replaceAll(entity.text, ' ');
    }
  }
  return (
    text
      // Mentions of others stay as their names.
      .replace(/<at\b[^>]{0,200}>([^<]{0,500})<\/at>/giu, '$1')
      .replace(/&nbsp;/giu, ' ')
      .normalize('NFC')
      // Zero-width characters and direction marks are invisible and change what a text means to a search.
      .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
      .replace(/\r\n?/gu, '\n')
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n ?/gu, '\n')
      .trim()
  );
}

/** The language that an activity names: installations say it of the client alone ("Conversation events", Teams, 2026). */
export function languageTagOf({ locale, entities }: Pick<VerifiedActivity, 'locale' | 'entities'>): string | null {
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
