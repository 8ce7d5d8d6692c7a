import type { ConnectorEnd, ConnectorMethod } from '../connector/http.js';
import type { RefusalReason, Refused } from '../http/request-authenticator.js';

/** How a request to the connector ended: a status that its table of answers names, its class, or why there is none. */
export const connectorCodes = [
  ...['2xx', '3xx', '400', '401', '403', '404', '412', '413', '429', '4xx', '500', '502', '503', '504', '5xx'],
  ...['no-answer', 'no-token'],
] as const;

export const connectorOperations = {
  POST: 'post',
  PUT: 'edit',
  DELETE: 'delete',
  GET: 'read',
} as const satisfies Record<ConnectorMethod, string>;

/** The outcomes of questions that are counted by name; one of another release is `other`. */
export const questionOutcomes = ['found', 'several', 'out-of-scope', 'nothing', 'list', 'other'] as const;

export const changeOutcomes = ['saved', 'unchanged', 'refused'] as const;

/** The reasons of each status, whose series exist from the start. */
export const refusals: readonly (readonly [Refused['status'], RefusalReason])[] = [
  [400, 'format'],
  [401, 'format'],
  [401, 'token'],
  [401, 'service-url'],
  [401, 'channel'],
  [403, 'service-url'],
  [403, 'channel'],
  [403, 'tenant'],
  [403, 'machine'],
  [413, 'size'],
  [503, 'keys'],
];

type ConnectorCode = (typeof connectorCodes)[number];

const exactCodes: ReadonlySet<string> = new Set(connectorCodes);

/** The label of a connector's answer. */
export function connectorCodeOf(end: ConnectorEnd): ConnectorCode {
  const name = String(end);
  if (exactCodes.has(name)) return name as ConnectorCode;
  const family = `${name[0]}xx`;
  return exactCodes.has(family) ? (family as ConnectorCode) : 'no-answer';
}
