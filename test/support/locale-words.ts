import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../cards/locales/en.json' with { type: 'json' };
import ko from '../../cards/locales/ko.json' with { type: 'json' };
import ptBR from '../../cards/locales/pt-BR.json' with { type: 'json' };
import sv from '../../cards/locales/sv.json' with { type: 'json' };
import type { Locale } from '../../data/domain/responsibility.js';

/** The locale files as they are written, by language and key. */
export const localeWords: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en, ko, 'pt-BR': ptBR, sv };

interface Part {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** A place in a message that a value is put in for, counted, or chosen by. */
export interface MessageArgument {
  readonly name: string;
  readonly is: 'value' | 'select' | 'plural';
  /** What a choice is between. */
  readonly options: readonly string[];
}

/** The parser's numbers: 0 is text, 5 and 6 choose. */
const kinds: Readonly<Record<number, MessageArgument['is']>> = { 5: 'select', 6: 'plural' };

/** Every argument of a message, those inside its choices too, in the order in which they stand. */
export function argumentsOf(message: string, locale: string): readonly MessageArgument[] {
  const all = (parts: readonly Part[]): readonly MessageArgument[] =>
    parts.flatMap(({ type, value, options = {} }) => [
      ...(type !== 0 && typeof value === 'string'
        ? [{ name: value, is: kinds[type] ?? 'value', options: Object.keys(options) } as const]
        : []),
      ...Object.values(options).flatMap((option) => all(option.value)),
    ]);
  return all(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst() as readonly Part[]);
}
