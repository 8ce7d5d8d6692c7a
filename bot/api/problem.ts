import type { DoorResponse } from '../http/door.js';

/** What can be wrong with a request; each has a name of its own for programs (RFC 9457). */
const problems = {
  unauthorized: [401, 'No valid token'],
  'missing-scope': [403, 'The token does not allow this'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'This method does nothing here'],
  'not-acceptable': [406, 'There is no such format'],
  'too-large': [413, 'The request is too large'],
  'uri-too-long': [414, 'The address is too long'],
  'unsupported-media-type': [415, 'The body is not JSON'],
  'invalid-request': [400, 'The request is not as described'],
  'rate-limited': [429, 'Too many requests'],
  unavailable: [503, 'Baton cannot answer now'],
} as const;
export type ProblemName = keyof typeof problems;

/** A refusal in words that name the cure. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly is: ProblemName,
    /** One sentence, with the cure; it repeats nothing secret. */
    readonly detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export const problemType = (is: ProblemName): string => `urn:baton:problem:${is}`;

export const problemNames = Object.keys(problems) as readonly ProblemName[];

export const statusOf = (is: ProblemName): number => problems[is][0];

/** The problem as an answer (`application/problem+json`). */
export function problemAnswer({ is, detail, headers }: Problem): DoorResponse {
  const [status, title] = problems[is];
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ type: problemType(is), title, status, detail }),
  };
}
