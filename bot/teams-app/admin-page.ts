import type { ApiClient } from '../config/api-clients.js';
import { batonVersion } from '../config/version.js';
import type { WebhookSetting } from '../config/webhook-settings.js';
import { pagePaths } from '../http/pages.js';
import type { HostContacted } from './hosts.js';
import type { Permission } from './permissions.js';
import type { Stored } from './stored.js';

export interface AdminFacts {
  readonly appId: string;
  readonly tenant: string;
  readonly host: string;
  readonly archive: string;
  readonly permissions: readonly Permission[];
  readonly stored: readonly Stored[];
  readonly hosts: readonly HostContacted[];
  readonly database: 'PostgreSQL' | 'SQLite';
  readonly questionDays: number;
  readonly removedDays: number;
  readonly apiClients: readonly Pick<ApiClient, 'name' | 'scopes' | 'tenant'>[];
  readonly webhooks: readonly Pick<WebhookSetting, 'name' | 'url' | 'tenant'>[];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** Programs of the settings, without what is secret of them; nothing where there are none. */
function programs({ apiClients, webhooks }: Pick<AdminFacts, 'apiClients' | 'webhooks'>): readonly string[] {
  if (apiClients.length + webhooks.length === 0) return [];
  return [
    '## Other programs',
    'What an engagement’s channel sees, of one tenant, by a token or a signature of each; they change nothing.',
    ...apiClients.map(({ name, tenant, scopes }) => `- ${name} (${tenant}) reads: ${scopes.join(', ')}`),
    ...webhooks.map(
      ({ name, tenant, url }) => `- ${name} (${tenant}) is told what happens, at ${new URL(url).host}, no names`,
    ),
    '',
  ];
}

/** One page for the admin who decides about Baton in a tenant. Markdown; nothing in it is secret. */
export function adminPage(facts: AdminFacts): string {
  const { appId, tenant, host, archive, permissions, stored, hosts, database } = facts;
  const reasons = [...new Set(hosts.map(({ why }) => why))];
  return [
    `# Baton ${batonVersion} for the Microsoft 365 admin`,
    '',
    `App id \`${appId}\`, hosting tenant \`${tenant}\`, served from \`https://${host}\`.`,
    '',
    '## Permissions',
    ...table(
      ['permission', 'why', 'without it'],
      permissions.map(({ permission, kind, why, without }) => [`${kind} \`${permission}\``, why, without]),
    ),
    '',
    'Nothing else: no resource-specific consent, no files, no sign-in, no rights of a person. Posting, editing and the list of',
    'members go through the bot’s own connector.',
    '',
    '## What it reads',
    'Messages that mention it or that people ask it about, personal chats, searches, selections on its cards. No others.',
    '',
    '## What it stores, where, how long',
    `In one ${database} database of its host. Messages and cards themselves are in Teams.`,
    '',
    ...table(
      ['what', 'how long'],
      stored.map(({ what, until }) => [what, until]),
    ),
    '',
    '`baton person ID --export` writes everything about a person; `baton forget ID` erases them, and histories say “former',
    'member”. Logs hold no names, texts or tokens.',
    '',
    '## Who hosts, who gets in',
    'You or your provider: one deployment serves one hosting tenant. Requests from any other tenant get 403, and nothing of',
    'them is stored. Customers and specialists from elsewhere join as guests or members of this tenant. Guests who can’t',
    'chat with a bot can do everything in the channel: they mention Baton and enter the same words.',
    '',
    ...programs(facts),
    '## Hosts contacted',
    ...table(
      ['host (port 443)', 'for'],
      reasons.map((why) => [
        hosts
          .filter((one) => one.why === why)
          .map((one) => one.host)
          .join(', '),
        why,
      ]),
    ),
    '',
    `Teams calls \`https://${host}/api/messages\`; browsers may open \`${Object.values(pagePaths).join('`, `')}\` there.`,
    '',
    '## Add and remove',
    `Teams admin center, Teams apps, Manage apps: upload \`${archive}\` and allow it; then add it to a team. Its standard channels`,
    'can have engagements.',
    'To remove it from a team, remove it from the team’s apps: Baton stops posting to that team at once, data is kept as above,',
    'and adding it again resumes. To remove it completely, delete it in Manage apps, stop the bot, and delete its database and',
    'the registration (Azure Bot, app registration).',
    '',
  ].join('\n');
}
