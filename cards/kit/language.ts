import type { Engagement } from '../../data/domain/engagement.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { t } from './i18n.js';
import json from './language.json' with { type: 'json' };
import { type Card, part } from './template.js';
import { type ExecuteAction, press, type VerbInput } from './verbs.js';

/** Which of an engagement's cards; enough to draw it again in another language. */
export type CardInLanguage = Omit<VerbInput<'language.show'>, 'engagement' | 'to'>;

/** A language by its own name, which its readers know at sight. */
const nameOf = (locale: Locale): string => t(locale, 'language.name').split(' (')[0] ?? '';

const draw = part(json);

/** A card that is being set up has no language of its own yet. */
export const sharedLanguage = ({ details }: Pick<Engagement, 'details'>): Locale | null => details?.locale ?? null;

/**
 * One line to tap for readers of every other language, in those languages: those who need it cannot read the card's own.
 * On a card in another language it leads back to the one that everybody sees. No button: Teams shows six of them.
 */
export function languageLine(
  engagement: Pick<Engagement, 'id' | 'details'>,
  shown: CardInLanguage,
  locale: Locale,
): object | null {
  const shared = sharedLanguage(engagement);
  if (shared === null) return null;
  const data = { engagement: engagement.id, ...shown };
  return draw({
    press:
      locale === shared
        ? press('language.show', others(shared).map(nameOf).join(' · '), data)
        : press('language.show', t(locale, 'button.original', { language: nameOf(shared) }), { ...data, to: shared }),
  });
}

const others = (shared: Locale): readonly Locale[] => locales.filter((locale) => locale !== shared);

/** For a reader whose client already speaks the card's language: each other language on a button of its own. */
export const withLanguages = (card: Card, engagement: Engagement, shown: CardInLanguage, shared: Locale): Card => ({
  ...card,
  body: [
    {
      type: 'ActionSet',
      actions: others(shared).map((to) =>
        press('language.show', nameOf(to), { engagement: engagement.id, ...shown, to }),
      ),
    },
    ...card.body,
  ],
});

/**
 * The same card, its buttons saying in which language it is read, so that what is pressed on it answers in that language.
 * A copy: pieces of cards are kept and shared. What leads to another language says so by itself.
 */
export function readIn(card: Card, locale: Locale): Card {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    if (isPress(value)) {
      return value.verb === 'language.show' ? value : { ...value, data: { ...value.data, in: locale } };
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
  };
  return copy(card) as Card;
}

const isPress = (value: object): value is ExecuteAction => 'type' in value && value.type === 'Action.Execute';
