import { z } from 'zod';

/** Reads one stored JSON text; a shape that cannot be read names its row. */
export function parsed<T>(shape: z.ZodType<T>, text: string, row: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`The store's ${row} is not JSON. Restore it from a backup.`, { cause: error });
  }
  const result = shape.safeParse(json);
  if (result.success) return result.data;
  throw new Error(
    `The store's ${row} has a shape that this release cannot read: ${z.prettifyError(result.error)}. ` +
      'Was it written by a newer release? Otherwise restore it from a backup.',
    { cause: result.error },
  );
}
