import { z } from 'zod';

const id = z.string().min(1).max(2_000);
const optionalText = z.string().max(100_000).nullish();
const account = z.looseObject({
  id,
  name: optionalText,
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().max(100).nullish().catch(null),
});

/** What Baton reads of an activity; everything else passes through unread. Parsed once, by the request authenticator. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(2_000).nullish(),
  /** When it was said, by Teams' clock; the request authenticator sets it where it is missing. */
  timestamp: z.string().max(100).nullish().catch(null),
  channelId: id,
  serviceUrl: z.string().min(1).max(500),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    name: optionalText,
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      team: z.looseObject({ id: z.string(), name: optionalText.catch(null) }).nullish(),
      eventType: z.string().max(100).nullish(),
      meeting: z.looseObject({}).nullish().catch(null),
      channel: z
        .looseObject({
          id: z.string(),
          type: z.string().max(100).nullish().catch(null),
          name: optionalText.catch(null),
        })
        .nullish(),
    })
    .nullish(),
  text: optionalText,
  locale: z.string().max(100).nullish(),
  name: z.string().max(200).nullish(),
  replyToId: z.string().max(2_000).nullish(),
  action: z.string().max(100).nullish(),
  /** Beside the text: the same in HTML, pictures, files. */
  attachments: z
    .array(z.looseObject({ contentType: z.string().max(500).nullish(), content: z.unknown().optional() }))
    .max(1_000)
    .nullish()
    .catch(null),
  entities: z
    .array(z.looseObject({ type: z.string().nullish() }))
    .max(1_000)
    .nullish(),
  membersAdded: z
    .array(z.looseObject({ id: z.string() }))
    .max(10_000)
    .nullish(),
  membersRemoved: z
    .array(z.looseObject({ id: z.string() }))
    .max(10_000)
    .nullish(),
  value: z.unknown().optional(),
});

export type VerifiedActivity = z.output<typeof activitySchema>;

/**
 * When an activity was said, as an instant: by Teams' own clock, because deliveries overtake one another, but
 * never later than now; now where it is missing or unreadable.
 */
export function saidAt({ timestamp }: Pick<VerifiedActivity, 'timestamp'>, now: number): string {
  const said = Date.parse(timestamp ?? '');
  return new Date(Number.isNaN(said) ? now : Math.min(said, now)).toISOString();
}

/** The tenants an activity names; a sender from a listed tenant cannot speak in an unlisted one. */
export const tenantsOf = (activity: VerifiedActivity): readonly string[] =>
  [activity.channelData?.tenant?.id, activity.conversation.tenantId]
    .filter((tenant) => typeof tenant === 'string' && tenant !== '')
    .map((tenant) => String(tenant).toLowerCase());
