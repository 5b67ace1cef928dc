import { z } from 'zod';
import { VendorFault } from '../vendor-fault.ts';

/**
 * What is read of a prediction. Everything but its id and status may be missing: official models hide their version,
 * lists shorten, and after an hour input and output are deleted.
 */
const predictionSchema = z.object({
  id: z.string().regex(/^[\w-]{1,100}$/),
  status: z.string(),
  model: z.string().nullish(),
  version: z.string().nullish(),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: z.string().nullish().catch(null),
  data_removed: z.boolean().nullish().catch(null),
  created_at: z.string().nullish(),
  metrics: z.object({ predict_time: z.number().nullish() }).nullish().catch(null),
});
export type Prediction = z.infer<typeof predictionSchema>;

/** One page of predictions, newest first. An entry that cannot be read fails the page: it may be the one looked for. */
const predictionPageSchema = z.object({
  results: z.array(predictionSchema),
  next: z.string().nullish(),
});
export type PredictionPage = z.infer<typeof predictionPageSchema>;

/** A prediction as Replicate answers it. Throws a VendorFault; `mayCost` when the answer is to a paid request. */
export function readPrediction(json: unknown, mayCost: boolean): Prediction {
  const { data } = predictionSchema.safeParse(json);
  if (data !== undefined) return data;
  throw new VendorFault('transient', 'Replicate answered with what is no prediction', {
    sent: mayCost ? 'maybe' : 'no',
  });
}

export function readPredictionPage(json: unknown): PredictionPage {
  const { data } = predictionPageSchema.safeParse(json);
  if (data !== undefined) return data;
  throw new VendorFault('transient', 'Replicate answered with what is no list of predictions');
}
