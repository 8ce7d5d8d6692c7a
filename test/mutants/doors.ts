import type { Mutant } from './mutant.js';

const door = ['test/bot/http/request-authenticator.test.ts'];
const tokens = ['test/bot/http/sender-token.test.ts'];
const open = ['test/bot/teams/turns.test.ts'];

/** Who is let in, and where Baton writes to. */
export const doorMutants: readonly Mutant[] = [
  {
    name: 'a token of an hour ago',
    law: 'a token that has expired is refused',
    file: 'bot/http/sender-token.ts',
    from: 'currentDate: new Date(now()),',
    to: 'currentDate: new Date(now() - 3_600_000),',
    tests: tokens,
  },
  {
    name: 'tokens of other apps',
    law: 'a token is for this app alone',
    file: 'bot/http/sender-token.ts',
    from: '      audience: appId,\n',
    to: '',
    tests: door,
  },
  {
    name: 'tokens of other issuers',
    law: 'a token is Bot Framework’s alone',
    file: 'bot/http/sender-token.ts',
    from: '      issuer,\n',
    to: '',
    tests: door,
  },
  {
    name: 'a listed tenant beside an unlisted one',
    law: 'every tenant that an activity names is on the list',
    file: 'bot/http/request-authenticator.ts',
    from: 'if (!tenants.every((tenant) => this.tenants.has(tenant))) {',
    to: 'if (!tenants.some((tenant) => this.tenants.has(tenant))) {',
    tests: door,
  },
  {
    name: 'another service url than the token’s',
    law: 'Baton answers where the token says',
    file: 'bot/http/request-authenticator.ts',
    from: "    if (serviceUrl !== activity.serviceUrl) return refuse(401, 'service-url', 'service url differs from the token');\n",
    to: '',
    tests: door,
  },
  {
    name: 'keys that are not endorsed',
    law: 'a key speaks for the channels that it is endorsed for',
    file: 'bot/http/request-authenticator.ts',
    from: "    if (!endorsements.includes(channel)) return refuse(401, 'channel', 'key is not endorsed for Teams');\n",
    to: '',
    tests: ['test/bot/http/signing-keys.test.ts'],
  },
  {
    name: 'a service url with a name in it',
    law: 'a service url has no user, no query and no fragment',
    file: 'bot/connector/service-hosts.ts',
    from: "if (url === null || url.username !== '' || url.password !== '') return false;",
    to: 'if (url === null) return false;',
    tests: door,
  },
  {
    name: 'plain http to the outside',
    law: 'nothing leaves this machine without TLS',
    file: 'bot/connector/service-hosts.ts',
    from: "    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return false;\n",
    to: '',
    tests: door,
  },
  {
    name: 'a tunnel in development',
    law: 'without verification only this machine is answered',
    file: 'bot/http/request-authenticator.ts',
    from: "      if (isForwarded(headers)) return { status: 403, reason: 'machine', cause: forwarded, says: forwarded };\n",
    to: '',
    tests: open,
  },
  {
    name: 'a tunnel that adds no header',
    law: 'a request that is for a host elsewhere was passed on',
    file: 'bot/config/addresses.ts',
    from: '  return !isLoopback(host) || Object.keys',
    to: '  return host.length < 0 || Object.keys',
    tests: open,
  },
  {
    name: 'another machine in development',
    law: 'without verification only this machine is answered',
    file: 'bot/http/request-authenticator.ts',
    from: '      if (!isLoopbackPeer(peer))',
    to: "      if (peer === '')",
    tests: ['test/bot/http/head.test.ts'],
  },
];
