const loopbackNames = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Whether a host name, as written in a URL or an environment variable, can only be this machine. */
export const isLoopback = (host: string): boolean => loopbackNames.has(host.toLowerCase());

/** Whether a peer's socket address is this machine (IPv4 may arrive mapped into IPv6). */
export const isLoopbackPeer = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\./u.test(address));

/** null for what is not a URL; `URL.parse` is younger than the Node versions Baton runs on. */
export const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
