import { createHmac } from 'node:crypto';

/**
 * The headers that prove who sent a body, and when (Standard Webhooks, standardwebhooks.com, 2026). The id stays the same at
 * every attempt; the time is that of the attempt, so that an old request cannot be sent again by a stranger.
 */
export function signedHeaders(
  secret: Buffer,
  id: string,
  body: string,
  now: number,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(now / 1_000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
