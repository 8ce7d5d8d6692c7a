import { z } from 'zod';

/**
 * What a field of a stored value holds of people. A string that says nothing here may hold an id and no words.
 * `person` an id with its name · `words` what its author wrote, as a whole · `mentions` typed text, which may name a person ·
 * `wording` the text of an item, which is a document's as long as the item has a source and was never reworded · `evidence`
 * words beside a link · `link` an address that a person typed · `account` the address of the signer · `document` text
 * that documents brought along.
 */
export type Holds = 'person' | 'words' | 'mentions' | 'wording' | 'evidence' | 'link' | 'account' | 'document';

/** The one place that says which fields hold a person or a person's words: export and forget read it. */
export const personalFields = z.registry<{ readonly holds: Holds }>();

/** Marks a schema's field as holding something of people. */
export const holding = <S extends z.ZodType>(holds: Holds, schema: S): S => {
  personalFields.add(schema, { holds });
  return schema;
};

/** A string that holds something of people. */
export const textThat = (holds: Holds): z.ZodString => holding(holds, z.string());
