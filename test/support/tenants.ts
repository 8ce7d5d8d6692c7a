import { tenant } from './baton.js';

/** Teams takes 50 messages a second from one app in one tenant, and Baton keeps to it: a higher load needs several tenants. */
export const tenants: readonly [string, ...string[]] = [
  tenant,
  ...Array.from({ length: 199 }, (_, n) => `aaaaaaaa-bbbb-4ccc-8ddd-${String(n).padStart(12, '0')}`),
];

/** Where the `n`-th chat is at home. */
export const tenantOf = (n: number): string => tenants[n % tenants.length] ?? tenant;
