import { lookup as ask } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

// Addresses that are not of the public internet (IANA's special-purpose registries for IPv4 and IPv6, 2026). A hook's url is
// written by an operator, but its name is resolved anew each time, by whoever answers for it then.

const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');

/** Only 2000::/3 is given out, and of that these carry an IPv4 address or are for documents and tests. */
const outside6 = new BlockList();
outside6.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether something may be sent to an address; to this machine only where that is allowed. */
export function isPublicAddress(address: string, allowsLoopback: boolean): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (allowsLoopback && loopback.check(address, family)) return true;
  if (version === 6 && !outside6.check(address, 'ipv6')) return false;
  return !inside.check(address, family);
}

/** The address is not one that hooks may be sent to. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  readonly code = 'NOT_PUBLIC';
}

/**
 * Resolves a name for a connection, and refuses it where any of its addresses is inside: what was checked is what is connected
 * to, so a name cannot change between.
 */
export const publicLookup =
  (allowsLoopback: boolean, resolve: typeof ask = ask): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      const addresses = found as unknown as readonly { readonly address: string; readonly family: number }[];
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address, allowsLoopback)))
        return done(new NotPublic('The name leads to an address that is not public.'), []);
      if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
