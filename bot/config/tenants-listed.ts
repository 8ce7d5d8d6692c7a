import { isLoopback } from './addresses.js';
import type { Env } from './environment.js';
import { checkOfKey, type SettingProblem } from './problem.js';

/** One deployment serves one tenant, whose own people are answered beside those of any other listed tenant. */
export function hostLeftOut({ BATON_TENANTS: listed, MicrosoftAppTenantId: host }: Env): readonly SettingProblem[] {
  const known = listed.some((tenant) => tenant.toLowerCase() === host?.toLowerCase());
  return host === undefined || listed.length === 0 || known
    ? []
    : [
        {
          check: 'tenants',
          sentence:
            'BATON_TENANTS leaves out MicrosoftAppTenantId, the tenant that hosts Baton: people there would not be answered. Add it.',
        },
      ];
}

type Programs = Pick<Env, 'BATON_TENANTS' | 'BATON_API_CLIENTS' | 'BATON_WEBHOOKS' | 'NODE_ENV'>;

/** What is wrong with other programs beside the rest: a tenant that is not answered, an address of this machine in production. */
export function wrongPrograms({
  BATON_TENANTS: listed,
  BATON_API_CLIENTS: clients,
  BATON_WEBHOOKS: hooks,
  NODE_ENV: mode,
}: Programs): readonly SettingProblem[] {
  const known = listed.map((tenant) => tenant.toLowerCase());
  const leftOut = (key: string, programs: readonly { readonly name: string; readonly tenant: string }[]) =>
    programs
      // Without a list the hosting tenant is answered, and a program of any other would never see anything, without a word why.
      .filter(({ tenant }) => known.length > 0 && !known.includes(tenant))
      .map(({ name }) => ({
        check: checkOfKey(key),
        sentence: `${key} gives ${name} a tenant that BATON_TENANTS leaves out: correct one of the two.`,
      }));
  const inside = hooks.filter(({ url }) => mode === 'production' && isLoopback(new URL(url).hostname));
  return [
    ...leftOut('BATON_API_CLIENTS', clients),
    ...leftOut('BATON_WEBHOOKS', hooks),
    ...inside.map(({ name }) => ({
      check: checkOfKey('BATON_WEBHOOKS'),
      sentence: `BATON_WEBHOOKS sends ${name} to this machine, which only NODE_ENV=development allows: name its https address.`,
    })),
  ];
}
