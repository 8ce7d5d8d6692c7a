import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Document, OpenAPIClientAxios } from 'openapi-client-axios';
import { openApi } from '../../../bot/api/openapi.js';
import { apiRoot, routes } from '../../../bot/api/routes.js';
import { openKnowledge } from '../../../bot/knowledge/knowledge.js';
import { expectPerson } from '../../../data/domain/people/people.js';
import { type ApiWorld, type ClientName, startApiWorld, tokens } from '../../support/api-world.js';
import { startWorld } from '../../support/baton.js';
import { ana } from '../../support/history.js';

type Json = Record<string, unknown>;

const question = 'who configures the firewall ports?';

/** The addresses of the API with what each needs. */
const calls = routes.flatMap(({ path, methods }) =>
  (Object.keys(methods) as (keyof typeof methods)[]).map((method) => ({
    path,
    method,
    scope: methods[method]?.scope ?? '',
    answer: methods[method]?.answer,
    of: (engagement: string) =>
      path.replace('{engagement}', engagement) +
      (path === '/answers' && method === 'GET' ? `?question=${encodeURIComponent(question)}` : ''),
  })),
);

describe('the API', () => {
  let world: ApiWorld;
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  ajv.addSchema({ $id: 'https://baton.test/openapi', ...openApi('0.0.0') });
  before(async function () {
    this.timeout(60_000);
    world = await startApiWorld({ knowledge: openKnowledge() });
  });
  after(() => world.close());

  const send = (call: (typeof calls)[number], client: ClientName | null, engagement = 'contoso') =>
    call.method === 'POST'
      ? world.post(call.of(engagement), { question }, client)
      : world.get(call.of(engagement), client);

  /** Whether a body is what the document says of a response, by an independent validator. */
  const conforms = (
    body: unknown,
    { path, method }: Pick<(typeof calls)[number], 'path' | 'method'>,
    status: number,
  ) => {
    const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
    const type = status === 200 ? 'application~1json' : 'application~1problem+json';
    const valid = ajv.validate(
      { $ref: `https://baton.test/openapi#${encodeURI(`${pointer}/content/${type}/schema`)}` },
      body,
    );
    assert.ok(valid, `${method} ${path} ${status}: ${ajv.errorsText()}\n${JSON.stringify(body)}`);
  };

  describe('for each address', () => {
    for (const call of calls) {
      const name = `${call.method} ${call.path}`;
      it(`answers ${name} as its document says, and nothing beyond`, async () => {
        const response = await send(call, 'reports');
        const body = await response.json();
        assert.equal(response.status, 200, JSON.stringify(body));
        assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
        conforms(body, call, 200);
        // The document lets further fields pass; what is sent has none.
        assert.deepEqual(call.answer?.parse(body), body);
      });

      it(`refuses ${name} without a token, and with one that is none`, async () => {
        for (const headers of [{}, { authorization: 'Bearer baton_none' }, { authorization: 'Basic YTpi' }]) {
          const response = await fetch(new URL(`${apiRoot}${call.of('contoso')}`, world.url), {
            method: call.method,
            headers,
          });
          assert.equal(response.status, 401);
          assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer realm="baton"/u);
          conforms(await response.json(), call, 401);
        }
      });

      it(`refuses ${name} to clients whose scopes leave it out`, async () => {
        const without = (['answers', 'events'] as const).filter((client) => call.scope !== `read:${client}`);
        assert.ok(without.length > 0);
        for (const client of without) {
          const response = await send(call, client);
          assert.equal(response.status, 403, client);
          assert.match(response.headers.get('www-authenticate') ?? '', new RegExp(`scope="${call.scope}"`, 'u'));
          conforms(await response.json(), call, 403);
        }
      });

      it(`shows ${name} nothing of another tenant, nor of what the setting leaves out`, async () => {
        for (const [client, engagement] of [
          ['other', 'contoso'],
          ['narrow', 'contoso'],
          ['reports', 'fabrikam'],
          ['reports', 'unknown'],
        ] as const) {
          const response = await send(call, client, engagement);
          const text = await response.text();
          if (call.path.includes('{engagement}')) {
            assert.equal(response.status, 404, `${client} ${engagement}`);
            conforms(JSON.parse(text), call, 404);
          } else {
            assert.equal(response.status, 200);
            assert.equal(text.includes(client === 'reports' ? 'fabrikam' : 'contoso'), false, text);
          }
        }
      });
    }
  });

  it('is read by a client that is made from its document', async () => {
    const definition = (await (await world.get('/openapi.json', null)).json()) as Document;
    const api = new OpenAPIClientAxios({
      definition,
      axiosConfigDefaults: {
        baseURL: new URL(apiRoot, world.url).href,
        headers: { authorization: `Bearer ${tokens.reports}` },
      },
    });
    const client = await api.init();
    const list = await client.listEngagements?.({ limit: 1 });
    assert.equal(list?.data.engagements[0].id, 'contoso');
    const items = await client.listItems?.({ engagement: 'contoso', side: 'customer', state: 'open' });
    assert.ok(items?.data.items.length > 0);
    const asked = await client.postAnswers?.({}, { question, locale: 'en' });
    assert.equal(asked?.data.answers[0].outcome, 'found');
  });

  it('says who is responsible as chat does, with sources', async () => {
    const said = (await (await world.post('/answers', { question, engagement: 'contoso' })).json()) as Json;
    const [answer] = said.answers as Json[];
    assert.equal(said.is, 'question');
    assert.ok(answer);
    assert.equal(answer.outcome, 'found');
    const [party] = answer.parties as { id: string; name: string }[];
    assert.equal(party?.id, 'customer');
    assert.match(party.name, /Contoso/u);
    const { sources } = answer.statement as { sources: { title: string; line: number }[] };
    assert.ok(sources.length > 0 && sources.every(({ title, line }) => title !== '' && line > 0));
  });

  it('says what a text is that is no question, and nothing else', async () => {
    for (const [text, is] of [
      ['thanks', 'courtesy'],
      ['what is late?', 'engagement'],
    ]) {
      assert.deepEqual(await (await world.post('/answers', { question: text })).json(), { is, asked: 0, answers: [] });
    }
  });

  it('gives rows that are late, and what stops the checkpoint', async () => {
    const item = await world.date('2020-01-02');
    const late = (await (await world.get('/engagements/contoso/items?late=true')).json()) as { items: Json[] };
    assert.deepEqual(
      late.items.map(({ id }) => id),
      [item],
    );
    assert.ok((late.items[0]?.daysLate as number) > 2000);
    const { engagements, counts } = (await (await world.get('/portfolio')).json()) as {
      engagements: Json[];
      counts: Json;
    };
    assert.deepEqual([engagements[0]?.need, counts.late], ['late', 1]);
    const blockers = (await (await world.get('/engagements/contoso/blockers')).json()) as Record<string, Json[]>;
    assert.ok([...(blockers.customer ?? []), ...(blockers.provider ?? [])].some(({ id }) => id === item));
  });

  it('names people as the channel does, and gives no id and no address', async () => {
    await world.baton.store.engagements.change('contoso', (e) =>
      expectPerson(e, 'x1', 'kim@contoso.com', { role: 'customer', part: 'none' }, ana, '2026-11-21T12:00:00.000Z'),
    );
    const text = await (await world.get('/engagements/contoso/people')).text();
    assert.match(text, /Ana Lima/u);
    assert.match(text, /"expected":true/u);
    const everything = await Promise.all(calls.map(async (call) => (await send(call, 'reports')).text()));
    for (const one of everything) assert.doesNotMatch(one, /29:|@contoso/u);
  });

  it('goes through a list page by page, each row once, also when a row is changed between', async () => {
    const whole = (await (await world.get('/engagements/contoso/items')).json()) as { items: Json[] };
    const seen: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const response = await world.get(`/engagements/contoso/items?limit=2${next === '' ? '' : `&cursor=${next}`}`);
      const page = (await response.json()) as { items: Json[]; next: string | null };
      assert.ok(page.items.length <= 2);
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
      if (seen.length === 2) await world.tick();
    }
    assert.deepEqual(
      seen,
      whole.items.map(({ id }) => id),
    );
  });

  it('tells the history with a cursor that goes on where more happened', async () => {
    const all = (await (await world.get('/engagements/contoso/events?limit=200')).json()) as { events: Json[] };
    assert.equal(all.events[0]?.type, 'engagement.started');
    const last = all.events.at(-1)?.id;
    const item = await world.tick();
    const cursor = Buffer.from(JSON.stringify({ behind: last })).toString('base64url');
    const more = (await (await world.get(`/engagements/contoso/events?cursor=${cursor}`)).json()) as { events: Json[] };
    const [event] = more.events;
    assert.ok(event);
    assert.match(event.type as string, /^item\.(un)?ticked$/u);
    assert.deepEqual(
      (event.items as Json[]).map(({ id }) => id),
      [item],
    );
    assert.deepEqual(event.by, { name: 'Ana Lima', side: 'customer' });
  });

  it('answers 304 to whoever has the answer already, and anew after a change', async () => {
    const first = await world.get('/engagements/contoso');
    const etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[\w-]{27}"$/u);
    const again = await world.get('/engagements/contoso', 'reports', {
      headers: { 'if-none-match': `"x", W/${etag}` },
    });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
    assert.equal(again.headers.get('etag'), etag);
    await world.tick();
    const after = await world.get('/engagements/contoso', 'reports', { headers: { 'if-none-match': etag } });
    assert.equal(after.status, 200);
  });

  it('answers HEAD without a body, OPTIONS with what there is, and lets no other site in', async () => {
    const get = await world.get('/engagements/contoso');
    const head = await world.get('/engagements/contoso', 'reports', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    assert.equal(head.headers.get('content-length'), String(Buffer.byteLength(await get.text())));
    const options = await world.get('/answers', null, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(options.status, 204);
    assert.equal(options.headers.get('allow'), 'GET, HEAD, POST, OPTIONS');
    for (const response of [get, head, options])
      assert.equal(
        [...response.headers.keys()].some((name) => name.startsWith('access-control')),
        false,
      );
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      const refused = await world.get('/engagements/contoso', 'reports', { method });
      assert.equal(refused.status, 405);
      assert.equal(refused.headers.get('allow'), 'GET, HEAD, OPTIONS');
    }
  });

  it('names what is wrong with a request, and the cure', async () => {
    for (const [path, status, says] of [
      ['/engagements?limit=0', 400, /^limit: /u],
      ['/engagements?limit=5&limit=6', 400, /twice/u],
      ['/engagements?cursor=nonsense', 400, /Take the "next"/u],
      ['/engagements?states=active', 400, /known here are state, playbook, limit, cursor, locale/u],
      ['/engagements/contoso/items?phase=nonsense', 400, /none of its playbook/u],
      ['/answers', 400, /^question: /u],
      [`/answers?question=${'a'.repeat(9000)}`, 414, /POST/u],
      ['/answers?question=who&playbook=nonsense', 400, /Leave it out/u],
      ['/nonsense', 404, /openapi\.json names all/u],
    ] as const) {
      const response = await world.get(path);
      const body = (await response.json()) as Json;
      assert.equal(response.status, status, path);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      assert.match(body.detail as string, says);
    }
    for (const [body, headers, status] of [
      ['{', {}, 400],
      ['[]', {}, 400],
      ['{"question":"a","more":1}', {}, 400],
      [`{"question":"${'a'.repeat(2001)}"}`, {}, 400],
      [`{"question":"${'a'.repeat(40_000)}"}`, {}, 413],
      ['{}', { 'content-type': 'text/plain' }, 415],
      ['{}', { 'content-encoding': 'gzip' }, 415],
    ] as const) {
      assert.equal((await world.post('/answers', body, 'reports', headers)).status, status, body.slice(0, 50));
    }
  });

  it('limits each client for itself, and says how long to wait', async () => {
    const statuses: number[] = [];
    let last: Response | null = null;
    for (let n = 0; n < 4; n += 1) {
      last = await world.get('/engagements', 'slow');
      statuses.push(last.status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    assert.match(last?.headers.get('retry-after') ?? '', /^\d+$/u);
    assert.equal(last?.headers.get('ratelimit-policy'), '"minute";q=3;w=60');
    assert.match(last?.headers.get('ratelimit') ?? '', /^"minute";r=0;t=\d+$/u);
    assert.equal((await world.get('/engagements')).status, 200);
  });

  it('writes one line for each request, without words, names or tokens', async () => {
    world.lines.length = 0;
    await world.post('/answers', { question: 'who shreds the zebra file?' });
    await world.get('/engagements/contoso/people');
    await world.get('/engagements', null);
    const lines = world.lines.filter(({ event }) => event === 'api request');
    assert.deepEqual(
      lines.map(({ client, method, route, status }) => [client, method, route, status]),
      [
        ['reports', 'POST', '/answers', 200],
        ['reports', 'GET', '/engagements/{engagement}/people', 200],
        [null, 'GET', '/engagements', 401],
      ],
    );
    assert.doesNotMatch(JSON.stringify(world.lines), /zebra|Ana Lima|baton_/u);
  });

  it('keeps no question of a program', async () => {
    const questions = await world.baton.store.questions.since('2000-01-01T00:00:00.000Z');
    assert.deepEqual(questions, []);
  });
});

describe('a bot without clients', () => {
  it('has no API', async () => {
    const world = await startWorld();
    try {
      const response = await fetch(new URL('/api/v1/openapi.json', world.url));
      assert.equal(response.status, 404);
    } finally {
      await world.close();
    }
  });
});
