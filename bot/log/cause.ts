import { fileURLToPath, pathToFileURL } from 'node:url';

/** What an error looks like in a log line. */
export interface Cause {
  readonly cause: string;
  readonly stack?: string;
}

const home = fileURLToPath(new URL('../..', import.meta.url));
const homeUrl = pathToFileURL(home).href;

/** Errors of the engine, whose messages quote their input: JSON, a time zone, a pattern. */
const engines: readonly (new (message?: string) => Error)[] = [
  SyntaxError,
  TypeError,
  RangeError,
  URIError,
  ReferenceError,
];

/** Messages of these errors that name places in the program alone (V8, as of Node 24). */
const harmless =
  /^(Cannot (read|set) properties of (undefined|null)( \((reading|setting) '[\w$]{1,60}'\))?|[\w$.[\]()]{1,80} is not (a function|iterable|a constructor|defined)|fetch failed)$/u;

/** Sentences of `pg` that have no code of their own and say nothing of what was asked. */
const ofConnections =
  /^(Connection terminated( unexpectedly| due to connection timeout)?|timeout exceeded when trying to connect)$/u;

/** Codes that operators act on, in words; a driver's own sentence may quote what was to be written. */
const operatorsCodes: Readonly<Record<string, string>> = {
  '57P01': 'PostgreSQL ended the connection: stopped, failed over, or terminated by an administrator',
  '57P02': 'PostgreSQL ended the connection: another of its processes crashed',
  '57P03': 'PostgreSQL is starting or stopping',
  '57P05': 'PostgreSQL ended a connection that idled too long',
  '25P03': 'PostgreSQL ended a transaction that idled too long',
  '08006': 'the connection to PostgreSQL failed',
  '53100': 'the disk of PostgreSQL is full: give it room; what was not saved was answered with a sentence',
  '53300': 'PostgreSQL has no connection left: raise max_connections or run fewer processes',
  '25006': 'PostgreSQL takes no writes: this is a standby or a read-only server',
  SQLITE_FULL: 'the disk of the SQLite file is full: give it room; what was not saved was answered with a sentence',
};

/** Calls of the operating system: the sentence is libuv's, with a path or an address of the operator's. */
const isSystemError = (error: Error): boolean =>
  'syscall' in error && typeof error.syscall === 'string' && 'errno' in error && 'code' in error;

/** The stack frames after the message, which may have lines that look like frames. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const at = stack.indexOf(message);
  return stack
    .slice(at < 0 ? 0 : at + message.length)
    .split('\n')
    .filter((line) => /^\s+at /u.test(line));
}

/** Whether an error was made in Baton's own code: its sentences are written to be read by operators. zod hides its frames. */
function isOwn(error: Error): boolean {
  if ('issues' in error) return false;
  const [first = ''] = framesOf(error);
  return (first.includes(home) || first.includes(homeUrl)) && !first.includes('node_modules');
}

const wordOf = (value: unknown, shape: RegExp): string => (typeof value === 'string' && shape.test(value) ? value : '');

/** The parts of a foreign error that come from programs, never from people: names and codes. */
function marksOf(error: Error): string {
  const seen = error as Error & Readonly<Record<string, unknown>>;
  const inner = error.cause instanceof Error && isSystemError(error.cause) ? error.cause.message : '';
  const parts = [
    wordOf(error.name, /^[A-Za-z][\w]{0,60}$/u) || 'Error',
    wordOf(seen.code, /^[\w-]{1,60}$/u),
    wordOf(seen.errorCode, /^[\w-]{1,60}$/u),
    // PostgreSQL: which rule of ours was broken, without the values that broke it.
    wordOf(seen.constraint, /^[a-z0-9_]{1,60}$/u),
    /\bAADSTS\d{3,8}\b/u.exec(error.message)?.[0] ?? '',
    inner,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function sayable(error: Error): boolean {
  if (ofConnections.test(error.message) || isSystemError(error)) return true;
  if (engines.some((engine) => error instanceof engine)) return harmless.test(error.message);
  return isOwn(error);
}

/** The typed strings anywhere in a value that may reappear in an error. */
function* stringsIn(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string' && value.length > 2) yield value;
  if (typeof value !== 'object' || value === null || depth > 6) return;
  for (const part of Object.values(value)) yield* stringsIn(part, depth + 1);
}

/** A code of another service, where it is one: what is spelled otherwise may be typed text, and is null. */
export const codeWord = (code: string | null | undefined): string | null =>
  /^[A-Za-z][\w.]{0,60}$/u.test(code ?? '') ? (code ?? null) : null;

interface Said {
  readonly text?: unknown;
  readonly from?: { readonly name?: unknown };
  readonly value?: unknown;
}

/** The error's words without anything that was said in the turn in which it happened. */
function withoutSaid(text: string, said: Said | null): string {
  if (said === null) return text;
  const typed = [said.text, said.from?.name, said.value].flatMap((part) => [...stringsIn(part)]);
  let left = text;
  for (const one of typed.toSorted((a, b) => b.length - a.length)) left = left.replaceAll(one, '…');
  return left;
}

/**
 * What an error looks like in a log line: enough for the operator, nothing of the request that caused it. Sentences are
 * kept where Baton wrote them; of drivers, parsers and the engine, whose sentences quote values, only names and codes.
 * `said` = the activity of the turn, whose words are removed from the rest.
 */
export function causeOf(error: unknown, said: Said | null = null): Cause {
  if (!(error instanceof Error))
    return { cause: typeof error === 'string' ? withoutSaid(error, said) : `a thrown ${typeof error}` };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = Object.hasOwn(operatorsCodes, code) ? operatorsCodes[code] : undefined;
  const told = sayable(error) ? withoutSaid(error.message, said) : marksOf(error);
  const cause = known === undefined ? told : `${known} (${code})`;
  const frames = framesOf(error);
  return frames.length === 0 ? { cause } : { cause, stack: [cause, ...frames].join('\n') };
}
