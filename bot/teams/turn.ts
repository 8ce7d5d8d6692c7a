import { randomUUID } from 'node:crypto';
import { conversationPlace } from '../../data/store/posted-cards/place.js';
import type { ConversationRecord, Store } from '../../data/store/store.js';
import type { Turn } from '../../dialogs/turn/turn.js';
import type { Connector } from '../connector/connector.js';
import type { GroupRoleCheck } from '../directory/group-roles.js';
import type { KnowledgeByPlaybook } from '../knowledge/knowledge-by-playbook.js';
import { type Log, placeForLog } from '../log/log.js';
import type { VerifiedActivity } from './activity.js';
import { peopleHere, shownName } from './people-here.js';
import { languageTagOf, localeOf } from './text/text.js';
import { changeId, trackedTurn } from './turn-id.js';
import { conversationOf, kindOf } from './whereabouts.js';

export interface TurnParts {
  readonly store: Store;
  readonly library: KnowledgeByPlaybook;
  readonly connector: Connector;
  readonly log: Log;
  readonly now: () => number;
  /** null = no role is decided by groups. */
  readonly groupRoles: GroupRoleCheck | null;
  /** Absent where the bot does not know its own address. */
  readonly calendarAt?: Turn['calendarAt'];
  /** Directory ids of the owners of the documents, in lower case. */
  readonly owners: readonly string[];
}

/** Lower-case letters and digits, unguessable. */
export const newId = (): string => randomUUID().replaceAll('-', '');

/** What a verified activity means to a dialog; the handlers add what was pressed or said. */
export function turnOf(activity: VerifiedActivity, parts: TurnParts): Turn {
  const { store, library, connector, log, now, groupRoles, owners, calendarAt } = parts;
  const conversation = conversationOf(activity);
  const tag = languageTagOf(activity);
  const locale = localeOf(tag);
  const tenant = tenantOf(activity);
  const { id, changes } = trackedTurn(activity);
  const where = { turn: id, conversation: placeForLog(conversation) };
  const home = activity.conversation.tenantId || activity.channelData?.tenant?.id || '';
  return {
    person: {
      id: activity.from.id,
      name: shownName({ id: activity.from.id, name: activity.from.name ?? '', addresses: [] }, locale),
    },
    ...(owners.includes(activity.from.aadObjectId?.toLowerCase() ?? '') ? { isOwner: true } : {}),
    ...(tenant === '' ? {} : { tenant }),
    ...(home === '' ? {} : { home }),
    locale,
    tag: withCountry(tag ?? 'en', activity),
    place: kindOf(activity),
    conversation,
    thread: activity.conversation.id,
    pressed: null,
    now: new Date(now()).toISOString(),
    newId,
    ...peopleHere(activity, parts, { conversation, locale }),
    peopleIn: (other) => peopleIn(store, connector, other),
    groupRoles:
      groupRoles === null
        ? null
        : (roles, hurried) => groupRoles.rolesOf(activity.from.aadObjectId ?? null, roles, hurried),
    store,
    knowledge: library.usual,
    library,
    ...(calendarAt === undefined ? {} : { calendarAt }),
    log: (event, facts = {}) => log.info({ ...facts, ...where }, event),
    changed: (of, version) => {
      const change = changeId(of, version);
      changes.push(change);
      log.info({ change, ...where }, 'changed');
    },
  };
}

/** Some clients send a language alone and their country beside it (`clientInfo`). */
function withCountry(tag: string, { entities }: VerifiedActivity): string {
  const country = entities?.find(({ type }) => type === 'clientInfo')?.country;
  return /^[a-z]{2,3}$/iu.test(tag) && typeof country === 'string' && /^[a-z]{2}$/iu.test(country)
    ? `${tag}-${country.toUpperCase()}`
    : tag;
}

/** The sender's tenant, which in a shared channel may be another than the conversation's. */
const tenantOf = ({ from, channelData, conversation }: VerifiedActivity): string =>
  from.tenantId || channelData?.tenant?.id || conversation.tenantId || '';

async function peopleIn(store: Store, connector: Connector, conversation: string): Promise<number | null> {
  const known = await store.conversations.find(conversation);
  if (known === null || known.stopped !== null) return null;
  const to = { serviceUrl: known.serviceUrl, conversation: known.conversation };
  const read = await connector.members(to, known.botId, mostCounted);
  return read.is === 'done' ? read.value.length : null;
}

/** People who are counted at most before a question goes to a channel. */
const mostCounted = 10_000;

/**
 * Keeps how to reach the conversation: the newest verified activity is right. Returns whether nothing may be written
 * there; null when that was not looked up.
 */
export async function rememberConversation(
  activity: VerifiedActivity,
  { store, now }: TurnParts,
): Promise<boolean | null> {
  const team = activity.channelData?.team?.id;
  const name = nameOf(activity);
  return await store.conversations.remember({
    conversation: conversationOf(activity),
    serviceUrl: activity.serviceUrl,
    tenant: activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? '',
    botId: activity.recipient.id,
    ...(activity.recipient.name ? { botName: activity.recipient.name } : {}),
    kind: kindOf(activity),
    ...(name === null ? {} : { name }),
    ...(team === undefined ? {} : { teamId: team }),
    ...ownerOf(activity),
    at: new Date(now()).toISOString(),
  });
}

/**
 * Whose personal chat it is: the person who speaks, presses or installs Baton there. Some installations are reported in the bot's
 * own name and name no person.
 */
function ownerOf(activity: VerifiedActivity): Pick<ConversationRecord, 'person' | 'locale'> {
  const { id } = activity.from;
  const isPerson = id !== activity.recipient.id && !id.startsWith('28:');
  if (!isPerson || kindOf(activity) !== 'personal') return {};
  return { person: id, locale: localeOf(languageTagOf(activity)) };
}

/** The conversation's name; the general channel has its team's. */
function nameOf({ conversation, channelData }: VerifiedActivity): string | null {
  const { channel, team } = channelData ?? {};
  const place = conversationPlace(conversation.id);
  return conversation.name || (channel?.id === place && channel.name) || (team?.id === place && team.name) || null;
}
