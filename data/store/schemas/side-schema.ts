import { z } from 'zod';
import type { Side } from '../../domain/playbook/sides.js';
import { lineOfWord, sideOfWord, sideWords, storedProvider } from '../../domain/playbook/stored-sides.js';

export const sideSchema = z.enum(sideWords).transform(sideOfWord);

/** Of who owes a row, which may be a party on neither side. */
export const ownerSideSchema = z.enum([...sideWords, 'other']).transform(sideOfWord);

/** A value for each side. */
export const bySide = <Value>(value: z.ZodType<Value>) =>
  z
    .object({ customer: value, provider: value.exactOptional(), [storedProvider]: value.exactOptional() })
    .transform(({ customer, provider, [storedProvider]: stored }, context): Record<Side, Value> => {
      const theirs = provider === undefined ? stored : provider;
      if (theirs !== undefined) return { customer, provider: theirs };
      context.addIssue('nothing is said of the provider');
      return z.NEVER;
    });

/** The name of a line of a proposal. */
export const lineSchema = z.string().transform(lineOfWord);
