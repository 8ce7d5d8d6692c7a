import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const value = z.strictObject({ stringValue: z.string().optional(), intValue: z.number().optional() });
const attributes = z
  .array(z.strictObject({ key: z.string(), value }))
  .transform((all) =>
    Object.fromEntries(all.map(({ key, value: { stringValue, intValue } }) => [key, stringValue ?? intValue])),
  );
const id = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'u'));
const spanShape = z.looseObject({
  traceId: id(16),
  spanId: id(8),
  parentSpanId: id(8).optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  attributes,
  events: z.tuple([]),
  status: z.strictObject({ code: z.number(), message: z.undefined().optional() }),
  links: z.array(z.looseObject({ traceId: id(16), spanId: id(8), attributes })),
});
const request = z.strictObject({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes }),
      scopeSpans: z.array(z.looseObject({ spans: z.array(spanShape) })),
    }),
  ),
});

/** A span as it arrived. Nothing of ours has events or a status message: errors could tell what people wrote. */
export type ReceivedSpan = z.output<typeof spanShape>;

/** A collector of traces on this machine: OTLP/JSON over real HTTP. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** Bodies, for what must not be in them. */
  readonly bodies: string[] = [];
  readonly paths = new Set<string>();
  readonly resources: Readonly<Record<string, unknown>>[] = [];
  /** Called before each answer; `null` = never answer. */
  mood: (() => Promise<number>) | null = async () => 200;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<OtlpReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new OtlpReceiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      if (receiver.mood === null) return;
      const status = await receiver.mood();
      if (status === 200) receiver.take(incoming.url ?? '', Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{}');
    });
    return receiver;
  }

  named(start: string): readonly ReceivedSpan[] {
    return this.spans.filter(({ name }) => name.startsWith(start));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private take(path: string, body: string): void {
    this.paths.add(path);
    this.bodies.push(body);
    for (const { resource, scopeSpans } of request.parse(JSON.parse(body)).resourceSpans) {
      this.resources.push(resource.attributes);
      for (const { spans } of scopeSpans) this.spans.push(...spans);
    }
  }
}
