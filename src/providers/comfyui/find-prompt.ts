import { z } from 'zod';
import { VendorFault } from '../vendor-fault.ts';
import type { ComfyUiApi } from './comfyui-api.ts';
import { type HistoryEntry, historyEntrySchema } from './prompt-history.ts';

/** Where a prompt is: over, waiting or at work, or not known to the server, which forgets when it is started anew. */
export type PromptPlace =
  | { readonly kind: 'over'; readonly entry: HistoryEntry }
  | { readonly kind: 'queued' }
  | { readonly kind: 'unknown' };

const historySchema = z.record(z.string(), historyEntrySchema);
const queueEntriesSchema = z.array(z.tuple([z.unknown(), z.string()], z.unknown()));
const queueSchema = z.object({ queue_running: queueEntriesSchema, queue_pending: queueEntriesSchema });

/** Looks for a prompt by its id: first among those that are over, then in the queue, then once more among the former. */
export async function findPrompt(api: ComfyUiApi, promptId: string, signal: AbortSignal): Promise<PromptPlace> {
  const over = await readHistory(api, promptId, signal);
  if (over !== undefined) return { kind: 'over', entry: over };
  const queue = parsed(queueSchema, await api.ask({ method: 'GET', path: 'queue' }, signal));
  const isQueued = [...queue.queue_running, ...queue.queue_pending].some(([, id]) => id === promptId);
  if (isQueued) return { kind: 'queued' };
  // It may have ended between the two questions.
  const meanwhile = await readHistory(api, promptId, signal);
  return meanwhile === undefined ? { kind: 'unknown' } : { kind: 'over', entry: meanwhile };
}

async function readHistory(api: ComfyUiApi, promptId: string, signal: AbortSignal): Promise<HistoryEntry | undefined> {
  const json = await api.ask({ method: 'GET', path: `history/${encodeURIComponent(promptId)}` }, signal);
  return parsed(historySchema, json)[promptId];
}

function parsed<Value>(schema: z.ZodType<Value>, json: unknown): Value {
  const { data } = schema.safeParse(json);
  if (data !== undefined) return data;
  throw new VendorFault('transient', 'ComfyUI answered in a form that is not known');
}
