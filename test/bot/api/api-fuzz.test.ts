import assert from 'node:assert/strict';
import { request } from 'node:http';
import fc from 'fast-check';
import { apiRoot, routes } from '../../../bot/api/routes.js';
import { type ApiWorld, startApiWorld, tokens } from '../../support/api-world.js';

/** Sends a request as it is, without what `fetch` would mend. */
function raw(
  port: number,
  { method, path, body, type }: { method: string; path: string; body: string; type: string },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${tokens.reports}`, 'content-type': type };
    const sent = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(method === 'GET' || method === 'HEAD' ? '' : body);
  });
}

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map(percentEncoded),
  fc.constantFrom('%', '%00', '%ff', '..', '%2e%2e', '__proto__', 'constructor', '1e309', '-1', '0x10', "'", '"', '[]'),
  fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x21-\x7e]/gu, '~')),
);

function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

const path = fc
  .record({
    route: fc.constantFrom(...routes.map(({ path: of }) => of), '/openapi.json', '/nonsense', ''),
    id: fc.oneof(fc.constant('contoso'), odd),
    query: fc.array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom(
            'limit',
            'cursor',
            'phase',
            'side',
            'state',
            'late',
            'type',
            'since',
            'question',
            'locale',
            'engagement',
          ),
          odd,
        ),
        odd,
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ route, id, query }) => {
    const said = query.map(([name, value]) => `${name}=${value}`).join('&');
    return `${apiRoot}${route.replace('{engagement}', id)}${said === '' ? '' : `?${said}`}`.replace(
      /[^\x21-\x7e]/gu,
      '~',
    );
  });

describe('what strangers send to the API', () => {
  let world: ApiWorld;
  before(async () => {
    world = await startApiWorld();
  });
  after(() => world.close());

  it('is never answered with an error of the server, and always with JSON', async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'GET', 'POST', 'HEAD', 'PUT', 'OPTIONS'),
        path,
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((value) => `{"question":${value}}`),
        ),
        fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', ''),
        async (method, at, body, type) => {
          const { status, text } = await raw(world.baton.port, { method, path: at, body, type });
          assert.ok(status >= 200 && status < 500, `${status} ${method} ${at} ${body}`);
          if (text !== '') JSON.parse(text);
          asked += 1;
        },
      ),
      { numRuns: 400 },
    );
    assert.equal(asked, 400);
    assert.deepEqual(
      world.lines.filter(({ level }) => level === 'error'),
      [],
    );
  });
});
