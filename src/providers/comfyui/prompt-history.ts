import { z } from 'zod';
import type { VendorOutcome } from '../vendor.ts';

const fileSchema = z.object({ filename: z.string(), subfolder: z.string().default(''), type: z.string() });
type OutputFile = z.infer<typeof fileSchema>;

/** What ComfyUI keeps of a prompt that is over. */
export const historyEntrySchema = z.object({
  outputs: z.record(z.string(), z.object({ images: z.array(fileSchema).optional() })).default({}),
  status: z.object({
    status_str: z.string(),
    messages: z.array(z.tuple([z.string(), z.unknown()])).default([]),
  }),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const exceptionSchema = z.object({ node_type: z.string().optional(), exception_message: z.string() });

/** How a prompt ended. Nothing here is ever billed. `viewUrl` gives the address of a file. */
export function outcomeOfHistory(entry: HistoryEntry, viewUrl: (file: OutputFile) => string): VendorOutcome {
  const { status_str: status, messages } = entry.status;
  if (status === 'success') {
    const files = Object.values(entry.outputs).flatMap(({ images = [] }) => images);
    const outputs = files.filter(({ type }) => type === 'output').map(viewUrl);
    if (outputs.length > 0) return { kind: 'succeeded', outputs: outputs.map((url) => ({ kind: 'remote', url })) };
    return { kind: 'failed', failure: 'transient', reason: 'It succeeded without any picture', billed: 'no' };
  }
  if (messages.some(([name]) => name === 'execution_interrupted')) return { kind: 'canceled', billed: 'no' };
  const { data } = exceptionSchema.safeParse(messages.find(([name]) => name === 'execution_error')?.[1]);
  const reason =
    data === undefined ? 'It failed without a reason' : `${data.node_type ?? 'A node'}: ${data.exception_message}`;
  // Too little memory stays too little; anything else may pass, and trying again is free.
  const failure = /out of memory|OutOfMemoryError/i.test(reason) ? 'permanent' : 'transient';
  return { kind: 'failed', failure, reason: reason.replaceAll(/\s+/g, ' ').trim().slice(0, 500), billed: 'no' };
}
