import type { Locale } from '../domain/responsibility.js';
import { messageWords as en } from './en/messages.js';
import { messageWords as ko } from './ko/messages.js';
import type { MessageWords } from './message-words.js';
import { messageWords as ptBR } from './pt-BR/messages.js';
import { messageWords as sv } from './sv/messages.js';

/** The words of messages by language. */
export const messageWords: Readonly<Record<Locale, MessageWords>> = { en, ko, 'pt-BR': ptBR, sv };

/** A list as it is written in a language's file. */
export const listed = (list: string): readonly string[] =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
