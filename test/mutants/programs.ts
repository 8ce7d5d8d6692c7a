import type { Mutant } from './mutant.js';

const api = ['test/bot/api/api.test.ts'];
const hooks = ['test/bot/webhooks/webhooks.test.ts'];
const addresses = ['test/bot/webhooks/public-addresses.test.ts'];

/** What other programs see and are told. */
export const programMutants: readonly Mutant[] = [
  {
    name: 'engagements of another tenant over the API',
    law: 'a client sees the engagements of its tenant alone',
    file: 'bot/api/visible.ts',
    from: '  if ((await store.engagements.tenantOf(id)) !== client.tenant) return null;\n',
    to: '',
    tests: api,
  },
  {
    name: 'engagements that a client’s entry leaves out',
    law: 'an entry that names engagements shows no other',
    file: 'bot/api/visible.ts',
    from: '(engagements === null || engagements.includes(id))',
    to: 'true',
    tests: api,
  },
  {
    name: 'an operation without its scope',
    law: 'a client does what its scopes allow',
    file: 'bot/api/api.ts',
    from: '  requireScope(client, operation.scope);\n',
    to: '',
    tests: api,
  },
  {
    name: 'addresses of expected people over the API',
    law: 'other programs get no addresses of people',
    file: 'bot/api/views/person-view.ts',
    from: "called.includes('@') ? '' : called",
    to: 'called',
    tests: api,
  },
  {
    name: 'a webhook beside the one before it',
    law: 'of an engagement one event is under way at a time',
    file: 'data/store/webhooks/deliveries.ts',
    from: "            .whereRef('e.number', '<', 'd.number'),",
    to: "            .whereRef('e.number', '<', 'e.number'),",
    tests: hooks,
  },
  {
    name: 'a webhook that another process sends',
    law: 'a delivery is sent by one process at a time',
    file: 'data/store/webhooks/deliveries.ts',
    from: "    .where('attempts', '=', attempts)\n    .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<', now)]))\n",
    to: '',
    tests: hooks,
  },
  {
    name: 'names in webhooks',
    law: 'a webhook names no person',
    file: 'bot/api/views/hook-payload.ts',
    from: 'data: { engagement: aboutOf(engagement), side: by.side, phase, items, question, due: null },',
    to: 'data: { engagement: { ...aboutOf(engagement), id: by.name }, side: by.side, phase, items, question, due: null },',
    tests: hooks,
  },
  {
    name: 'webhooks into the inner network',
    law: 'a webhook goes to public addresses alone, also by a name',
    file: 'bot/webhooks/public-addresses.ts',
    from: '!addresses.every(({ address }) => isPublicAddress(address, allowsLoopback))',
    to: '!addresses.some(({ address }) => isPublicAddress(address, allowsLoopback))',
    tests: addresses,
  },
];
