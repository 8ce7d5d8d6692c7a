import { z } from 'zod';

const id = z.string().min(1).max(2_000);
const optionalText = z.string().max(100_000).nullish();
const account = z.looseObject({
  id,
  name: optionalText,
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
});

/** What Baton reads of an activity; everything else passes through unread. Parsed once, at the front door. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(2_000).nullish(),
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
      team: z.looseObject({ id: z.string() }).nullish(),
      eventType: z.string().max(100).nullish(),
      channel: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
  text: optionalText,
  locale: z.string().max(100).nullish(),
  name: z.string().max(200).nullish(),
  replyToId: z.string().max(2_000).nullish(),
  action: z.string().max(100).nullish(),
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

/** The tenants an activity names; a sender from a listed tenant cannot speak in an unlisted one. */
export const tenantsOf = (activity: VerifiedActivity): readonly string[] =>
  [activity.channelData?.tenant?.id, activity.conversation.tenantId]
    .filter((tenant) => typeof tenant === 'string' && tenant !== '')
    .map((tenant) => String(tenant).toLowerCase());
