import { request } from '../../../lib/request.ts';

/** What another take of a clip is made with. */
export interface RemakeOrder {
  readonly videoId: string;
  readonly checkpointId: string;
  readonly chunkIndex: number;
  /** Null for the model that makes it anyway. */
  readonly model: string | null;
  /** Null for the words of the plan. */
  readonly words: string | null;
  readonly seed: number | null;
  /** Whether its price may be unknown. */
  readonly isUnpricedAllowed: boolean;
  readonly idempotencyKey: string;
}

/** Makes another take of a clip and selects it. Ends when it is there, or with what went wrong; leaving the page stops nothing. */
export async function regenerateChunk(order: RemakeOrder) {
  const { videoId, checkpointId, chunkIndex, model, words, seed, isUnpricedAllowed, idempotencyKey } = order;
  const body = {
    chunk_index: chunkIndex,
    ...(model !== null && { model_override: model }),
    ...(words !== null && { prompt_override: words }),
    ...(seed !== null && { seed }),
    ...(isUnpricedAllowed && { allow_unpriced: true }),
  };
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return (await request('regenerateChunk', { params, body, idempotencyKey })).data;
}
