import { z } from 'zod';

/** Query of every list. */
export const pageQuerySchema = z.strictObject({
  /** Most entries in the answer. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `next_cursor` of the page before. */
  cursor: z.string().max(200).optional(),
});

/** A page of a list, in a stable order, newest first. */
export function pageSchema<Entry extends z.ZodType>(entry: Entry) {
  return z.object({ data: z.array(entry), next_cursor: z.string().nullable(), has_more: z.boolean() });
}
