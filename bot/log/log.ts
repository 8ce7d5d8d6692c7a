import { type Logger, type LoggerOptions, pino } from 'pino';

export { causeOf } from './cause.js';

export type Log = Logger;

export interface LogSettings {
  /** JSON lines in production, readable ones in development. */
  readonly mode: 'development' | 'production';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/**
 * A conversation as a log line names it: channels and group chats by their id, without the thread. A personal chat's id is
 * its owner's, so it is called `personal`. Source: Teams' ids of channels and group chats end in `@thread.…` (2026).
 */
export const placeForLog = (conversation: string): string => {
  const [place = ''] = conversation.split(';messageid=');
  return /^[\w:.-]{1,200}@thread\.[a-z0-9]{1,20}$/iu.test(place) ? place : 'personal';
};

/**
 * One line per fact, to stdout. Never message text, names, tokens or bodies: ids, codes and causes only. JSON in
 * production; in development the same facts as one readable line.
 */
export function createLog(settings: LogSettings): Log {
  const options: LoggerOptions = {
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    formatters: { level: (label) => ({ level: label }) },
  };
  return settings.mode === 'production'
    ? gathered(options)
    : pino(options, { write: (line) => void writeReadable(line) });
}

/** Milliseconds that a line waits for others at most, because a write for each is a large part of a turn. */
const gatheredMs = 100;
/** From `warn` on a line is written at once, because it may be the last one. */
const urgent = pino.levels.values.warn ?? 40;

function gathered(options: LoggerOptions): Log {
  const stdout = pino.destination({ dest: 1, sync: true, minLength: 4_096, periodicFlush: gatheredMs });
  process.once('exit', () => stdout.flushSync());
  return pino(
    {
      ...options,
      hooks: {
        logMethod(said, write, level) {
          write.apply(this, said);
          if (level >= urgent) stdout.flushSync();
        },
      },
    },
    stdout,
  );
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
