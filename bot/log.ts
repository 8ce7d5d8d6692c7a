import { type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from './config.js';

export type Log = Logger;

/** What an error looks like in a log line: enough for the operator, nothing of the request that caused it. */
export const causeOf = (error: unknown): { readonly cause: string; readonly stack?: string } =>
  error instanceof Error
    ? { cause: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
    : { cause: String(error) };

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
