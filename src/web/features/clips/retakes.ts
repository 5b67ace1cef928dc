import type { z } from 'zod';
import type { retakesSchema } from '#contract/retakes.ts';

/** What making another take of a clip would mean. */
export type Retakes = z.infer<typeof retakesSchema>;
/** What one model asks for it. */
export type Offer = Retakes['offers'][number];
