import { type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from './config.js';

export { causeOf } from './cause.js';

export type Log = Logger;

/**
 * A conversation as a log line names it: channels and group chats by their id, without the thread. A personal chat's id is
 * its owner's, so it is only called personal. Source: Teams' ids of channels and group chats end in `@thread.…` (2026).
 */
export const placeForLog = (conversation: string): string =>
  /@thread\.[a-z0-9]+/iu.test(conversation) ? conversation.replace(/;messageid=.*$/u, '') : 'personal';

/**
 * One line per fact, to stdout. Never message text, names, tokens or bodies: ids, codes and causes only. JSON in
 * production; in development the same facts as one readable line.
 */
export function createLog(config: Pick<Config, 'mode' | 'logLevel'>): Log {
  const options: LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    formatters: { level: (label) => ({ level: label }) },
  };
  return config.mode === 'production' ? pino(options) : pino(options, { write: (line) => void writeReadable(line) });
}

function writeReadable(line: string): void {
  const { level, time, event, stack, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const said = Object.entries(facts).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  process.stdout.write(`${[clock, String(level).padEnd(5), event, ...said].join(' ')}\n`);
  if (typeof stack === 'string') process.stdout.write(`${stack}\n`);
}
