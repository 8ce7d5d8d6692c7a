import { timelineTypes } from '../../data/domain/timeline/timeline.js';
import { isLoopback, urlOf } from './addresses.js';
import { type Visibility, visibilityOf } from './api-clients.js';
import { namedEntries, valuesIn } from './named-entries.js';

/** What a hook can be told: what happened, and that a row became late. */
export const hookTypes = [...timelineTypes, 'item.late'] as const;
export type HookType = (typeof hookTypes)[number];

/** Another program that is told what happens. */
export interface WebhookSetting extends Visibility {
  readonly name: string;
  readonly url: string;
  /** Signs what is sent. Never logged. */
  readonly secret: Buffer;
  readonly events: readonly HookType[];
}

const keys = ['url', 'secret', 'tenant', 'events', 'playbooks', 'engagements'];
const isType = (text: string): text is HookType => (hookTypes as readonly string[]).includes(text);

/** Standard Webhooks asks for 24 to 64 random bytes in base64. */
function secretIn(text: string): Buffer | null {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/u.exec(text) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length >= 24 && bytes.length <= 64 ? bytes : null;
}

function urlIn(text: string): URL | null {
  const url = urlOf(text);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? url : null;
}

/** Reads `BATON_WEBHOOKS`; everything that is wrong goes to `wrong`, without a value. */
export const webhooksIn = (text: string, wrong: (sentence: string) => void): readonly WebhookSetting[] =>
  namedEntries(text, keys, wrong).map((entry): WebhookSetting => {
    const { name, fields } = entry;
    const url = urlIn(fields.get('url') ?? '');
    if (url === null)
      wrong(
        `needs url=https://… of ${name}, without a name or a password in it (http only for this machine, in development)`,
      );
    const secret = secretIn(fields.get('secret') ?? '');
    if (secret === null) wrong(`needs secret=whsec_… of ${name}: "baton webhooks secret" makes one`);
    const wanted = valuesIn(entry, 'events');
    const events = wanted.includes('all') ? hookTypes : wanted.filter(isType);
    if (events.length === 0 || (events !== hookTypes && events.length < wanted.length))
      wrong(`needs events=… of ${name}: all, or some of ${hookTypes.join(',')}`);
    return { name, ...visibilityOf(entry, wrong), url: url?.href ?? '', secret: secret ?? Buffer.alloc(0), events };
  });
