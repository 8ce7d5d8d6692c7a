import type { IncomingHttpHeaders } from 'node:http';

const loopbackNames = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Whether a host name in a URL or an environment variable can only be this machine. */
export const isLoopback = (host: string): boolean => loopbackNames.has(host.toLowerCase());

/** Whether a peer's socket address is this machine (IPv4 may arrive mapped into IPv6). */
export const isLoopbackPeer = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\./u.test(address));

/**
 * Headers that tunnels, proxies and content networks add to forwarded requests: `Forwarded` (RFC 7239), `Via` and
 * `CDN-Loop` (RFC 9110, RFC 8586), and the makers' own (Cloudflare, Akamai, Fastly, Envoy, AWS, Azure Front Door, Tailscale, ngrok).
 */
const addedOnTheWay =
  /^(forwarded|via|cdn-loop|(x-)?(true-|cluster-)?client-ip|x-cluster-client-ip|x-(forwarded|original|real|envoy|amzn|azure|nginx|arr|appgw|tunnel)(-.*)?|x-(host|proxy.*)|(cf|fastly|akamai|fly|tailscale|ngrok|front-end)-.*)$/u;

/** Whether a request from this machine was forwarded by a tunnel or proxy: by its headers, or by a host that is elsewhere. */
export function isForwarded(headers: IncomingHttpHeaders): boolean {
  const host = urlOf(`http://${headers.host ?? 'localhost'}`)?.hostname ?? '';
  return !isLoopback(host) || Object.keys(headers).some((name) => addedOnTheWay.test(name));
}

/** null for what is not a URL; `URL.parse` is younger than the Node versions Baton runs on. */
export const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
