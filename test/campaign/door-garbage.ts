import { verbs } from '../../cards/kit/verbs.js';
import { activity, botId } from '../support/baton.js';
import { tenantOf } from '../support/tenants.js';

/** Strings that have broken programs. */
export const nasty: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\u202e\u2066abc',
  '\ud800',
  '\udfff\ud800',
  'é'.repeat(200),
  'Z\u0300'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(80),
  `\${1+1}`,
  '{{DATE(2026-01-01T00:00:00Z)}}',
  "'; drop table engagement; --",
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  '<at>Baton</at>',
  '<script>alert(1)</script>',
  '[a](http://evil.example)',
  'x'.repeat(5_000),
  '(((((((((((((((((((((((((a+)+)+)+',
  '-1',
  '1e999',
  'NaN',
  '9'.repeat(400),
  '%00%0d%0a',
  'line\r\nline\nline',
  '|||||',
  'add | | |\n|||\n2026-99-99 | customer',
];
/** What people type, as far as it is more than a question. */
export const commands: readonly string[] = [
  'start',
  'checklist',
  'add open port | customer | 2026-12-01',
  'standing list',
  'status',
  'people',
  'mine',
  'ask a specialist',
  'ask a specialist how long the migration takes',
  'help',
  'who patches the servers?',
  'and in enable?',
  'what is open?',
  'what blocks us?',
  'what do we have to do in assess?',
];

const verbNames = Object.keys(verbs);

export interface Chooser {
  readonly pick: <T>(from: readonly T[]) => T;
  readonly random: () => number;
}

export const chooser = (random: () => number): Chooser => ({
  random,
  pick: <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T,
});

const deepHere = '@deep@';
const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;

/** As JSON; deep enough in places to end a program that walks it by calling itself (this one, for instance). */
export const asJson = (value: object): string => JSON.stringify(value).replace(`"${deepHere}"`, deep);

/** Any JSON value, now and then very wide, with marks where `asJson` makes it deep. */
function anything({ pick, random }: Chooser, depth = 0): unknown {
  const kind = random();
  if (kind < 0.35) return pick(nasty);
  if (kind < 0.5) return pick<unknown>([0, -1, 1.5, 1e308, null, true, false, 2 ** 53, -0]);
  if (kind < 0.52) return deepHere;
  if (depth > 3) return 'end';
  const width = Math.floor(random() * 5);
  if (kind < 0.75) return Array.from({ length: width }, () => anything({ pick, random }, depth + 1));
  return Object.fromEntries(
    Array.from({ length: width }, () => [
      pick([...nasty, 'id', 'verb', 'data', 'action', 'engagement', 'item', 'type', 'name']),
      anything({ pick, random }, depth + 1),
    ]),
  );
}

/** Data as a button would carry it, with a hole or two. */
function dataFor(verb: string, choose: Chooser): unknown {
  const { pick, random } = choose;
  if (random() < 0.2) return anything(choose);
  const value: Record<string, () => unknown> = {
    engagement: () => pick(['abcdefgh', 'aaaaaaaaaaaaaaaa', ...nasty]),
    item: () => pick(['1', '2', ...nasty]),
    draft: () => pick(['draft1', ...nasty]),
    seen: () => pick<unknown>([0, 1, '1', -1, 1e9, ...nasty]),
    page: () => pick<unknown>([1, '2', 500, 501, 0, ...nasty]),
    phase: () => pick(['initiate', 'enable', 'general', ...nasty]),
    customer: () => pick(nasty),
    locale: () => pick(['en', 'ko', 'xx', ...nasty]),
    workloads: () => pick(['intune,later', ...nasty]),
    state: () => pick(['arranged', ...nasty]),
    responsibility: () => pick(nasty),
    example: () => pick<unknown>([1, 3, 4, 'x']),
  };
  const fields = Object.keys(verbs[verb as keyof typeof verbs]?.shape ?? {});
  return Object.fromEntries(
    fields.filter(() => random() > 0.1).map((field) => [field, (value[field] ?? (() => pick(nasty)))()]),
  );
}

/** One activity that a verified sender might send, wrong in a few places; it stays in a conversation of its own. */
export function oddActivity(serviceUrl: string, n: number, choose: Chooser): Record<string, unknown> {
  const { pick, random } = choose;
  const channel = random() < 0.4;
  // Few enough messages in each conversation and tenant that Teams' limits, which Baton keeps, never make an answer wait.
  const chat = n % 25_000;
  const id = channel ? `19:fuzz-${chat}@thread.tacv2;messageid=1` : `a:fuzz-${chat}`;
  const tenant = tenantOf(chat);
  const kind = random();
  const base: Record<string, unknown> =
    kind < 0.45
      ? {
          type: 'invoke',
          name:
            random() < 0.85
              ? 'adaptiveCard/action'
              : pick([
                  ...nasty,
                  'composeExtension/query',
                  'composeExtension/fetchTask',
                  'task/fetch',
                  'application/search',
                  undefined,
                ]),
          replyToId: '1700000000001',
          value: (() => {
            if (random() < 0.15) return anything(choose);
            const verb = random() < 0.9 ? pick(verbNames) : pick(nasty);
            if (random() < 0.1)
              return {
                commandId: pick(['find', 'mine', 'ask', ...nasty]),
                parameters: [{ name: pick(['question', 'initialRun', ...nasty]), value: anything(choose) }],
                messagePayload: { body: { content: anything(choose) } },
              };
            return {
              action: { type: 'Action.Execute', verb, data: dataFor(verb, choose) },
              trigger: pick(['manual', 'automatic', undefined]),
            };
          })(),
        }
      : kind < 0.85
        ? { type: 'message', text: random() < 0.5 ? pick(commands) : `${pick(commands)} ${pick(nasty)}` }
        : {
            type: pick([
              'conversationUpdate',
              'installationUpdate',
              'messageReaction',
              'typing',
              'event',
              'endOfConversation',
              ...nasty.slice(3),
            ]),
            action: pick(['add', 'remove', 'add-upgrade', undefined, ...nasty]),
            membersAdded: pick<unknown>([[{ id: botId }], [{ id: '29:x' }], [], undefined]),
            membersRemoved: pick<unknown>([undefined, [{ id: '29:x' }], 5, [null], 'x']),
          };
  const made = activity(serviceUrl, {
    ...base,
    from: { id: `29:fuzz-${n % 500}`, name: pick(nasty) },
    conversation: { id, conversationType: channel ? 'channel' : 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    locale: pick(['en-US', 'ko-KR', 'pt-BR', 'sv-SE', ...nasty, undefined]),
  });
  // One field in three activities is something else altogether.
  if (random() < 0.33) {
    const field = pick([
      'text',
      'name',
      'value',
      'entities',
      'locale',
      'channelData',
      'replyToId',
      'id',
      'action',
      'membersAdded',
      'attachments',
      '__proto__',
    ]);
    const value =
      field === 'entities' && random() < 0.6
        ? [
            {
              type: 'mention',
              mentioned: pick<unknown>([{ id: botId }, null, 5, { id: null }]),
              text: pick<unknown>([...nasty, 5, null]),
            },
          ]
        : anything(choose);
    Object.defineProperty(made, field, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** What no URL can be made of, and what one hardly can. */
const oddHosts: readonly string[] = [
  '[',
  'a b',
  '\xa0',
  'x:99999',
  'a@b:c',
  '%',
  '<>',
  '\xff',
  '[::1]:80',
  '..',
  'x'.repeat(5_000),
];

/** Bytes that are nearly an HTTP request, or not at all. */
export function oddBytes(choose: Chooser): Buffer {
  const { pick, random } = choose;
  const body = pick(['', '{}', '{"type":"message"}', '[[[[', 'x'.repeat(3_000)]);
  const length = pick([String(body.length), '0', '-1', '99999999999', '1e3', 'abc', '', '5, 5']);
  const lines = [
    pick([
      'POST /api/messages HTTP/1.1',
      'GET / HTTP/1.1',
      'POST /api/messages',
      'POST /api/messages HTTP/9.9',
      'OPTIONS * HTTP/1.1',
      'HEAD /terms HTTP/1.1',
      'GET /privacy?l=%ff&l=%00 HTTP/1.1',
      `GET /readyz?${'a=b&'.repeat(2_000)} HTTP/1.1`,
      'GET http://evil.example:99999/ HTTP/1.1',
      'GET //evil.example/%2e%2e/ HTTP/1.1',
      'GET \\\\x HTTP/1.1',
      'POST /api/messages/%E0%A4%A HTTP/1.1',
      'CONNECT evil:443 HTTP/1.1',
      `GET /${'a'.repeat(20_000)} HTTP/1.1`,
      'POST /%ff%00 HTTP/1.1',
      'POST /api/messages?a[__proto__]=1 HTTP/1.1',
      'PRI * HTTP/2.0',
      '\x16\x03\x01',
    ]),
    pick(['Host: x', 'Host: x', 'Host:', 'Host: x\r\nHost: y', `Host: ${pick(oddHosts)}`, '']),
    pick([
      'Content-Type: application/json',
      'Content-Type: text/html',
      'content-type:application/json;charset=utf-16',
      'Content-Type',
    ]),
    pick([
      `Content-Length: ${length}`,
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      `Content-Length: 5\r\nTransfer-Encoding: chunked`,
      '',
    ]),
    pick([
      '',
      'Authorization: Bearer a.b.c',
      `Authorization: ${'x'.repeat(30_000)}`,
      'Authorization: Bearer \xff\xfe',
      'Expect: 100-continue',
      'Expect: magic',
      'Upgrade: websocket\r\nConnection: Upgrade',
      'Connection: close',
      'Content-MD5: x',
      'Accept: \x00',
      'Accept-Version: ~x||*',
      'X-Api-Version: 1e9',
      'Accept: ;;;/*,q=',
      `Accept-Language: ${pick(nasty)}`,
      `X-Request-Id: ${pick(nasty)}`,
      'X-Http-Method-Override: DELETE',
      'Content-Encoding: br',
      'Range: bytes=-1',
      'Cookie: =;=',
    ]),
  ].filter((line) => line !== '' || random() < 0.05);
  const chunked =
    random() < 0.5
      ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
      : pick(['zz\r\n', 'ffffffffffff\r\nx', body]);
  let bytes = Buffer.from(
    `${lines.join('\r\n')}\r\n\r\n${lines.join().includes('chunked') ? chunked : body}`,
    'latin1',
  );
  const changes = random() < 0.5 ? 0 : Math.floor(random() * 6);
  for (let n = 0; n < changes; n += 1) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  if (random() < 0.15) bytes = bytes.subarray(0, Math.floor(random() * bytes.length));
  return bytes.length === 0 ? Buffer.from([0]) : bytes;
}
