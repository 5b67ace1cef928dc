import { z } from 'zod';

const usd = z.number().nonnegative().nullable();

/** Query of `GET …/retakes`: a picture such as `beat/3/image`, or a clip such as `chunk/4`. */
export const retakesQuerySchema = z.strictObject({ slot: z.string().min(1).max(60) });

/** What one model asks for another take. */
export const retakeOfferSchema = z.object({
  /** To be given as `model_override`. */
  model: z.string(),
  title: z.string(),
  provider: z.string(),
  /** What is held for it; null when its price is not known, and then it needs `allow_unpriced`. */
  usd,
  /** Clips: the length that would be bought. */
  seconds: z.number().nonnegative().nullable(),
  /** Whether it makes the slot when no other is asked for. */
  in_use: z.boolean(),
  can_use: z.boolean(),
  /** Why it cannot be used, in a sentence; null when it can. */
  reason: z.string().nullable(),
  /** What its user should know of it; null when there is nothing. */
  note: z.string().nullable(),
});

/** Answer of `GET …/retakes`: what making another take of a slot would mean. */
export const retakesSchema = z.object({
  slot: z.string(),
  /** The one in use first, then those that can be used by price, then the others. */
  offers: z.array(retakeOfferSchema),
  /** What would be out of date then, and what making it again would cost. */
  outdates: z.array(z.object({ slot: z.string(), cause: z.string(), usd })),
});
