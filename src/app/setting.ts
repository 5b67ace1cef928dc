import type { z } from 'zod';

/** One environment variable: what it means, for people, and how its text is read. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  /** One sentence for `.env.example`. */
  readonly meaning: string;
  /** What holds when it is not set, in words. */
  readonly whenUnset: string;
  readonly example: string;
  /** A secret may also be given as the path of a file that holds it, in the variable with `_FILE` added. */
  readonly secret: boolean;
  /** Only the tests of Beatboard set it: not in `.env.example`, and refused unless NODE_ENV is `test`. */
  readonly forTests?: boolean;
}

/** Keeps the exact type of a setting's schema. */
export function setting<Schema extends z.ZodType>(entry: Setting<Schema>): Setting<Schema> {
  return entry;
}
