import { z } from 'zod';
import { contentRefusalIn } from '../content-refusal.ts';
import type { VendorOutcome } from '../vendor.ts';
import { statedCostOf, usageSchema } from './stated-cost.ts';

const statusSchema = z.object({
  status: z.string().nullish(),
  progress: z.number().nullish(),
  video: z.object({ url: z.string().nullish(), respect_moderation: z.boolean().nullish() }).nullish(),
  usage: usageSchema,
  error: z.union([z.string(), z.object({ code: z.string().nullish(), message: z.string().nullish() })]).nullish(),
});

const moderated = { kind: 'failed', failure: 'content_input', billed: 'yes' } as const;

/**
 * How a clip stands by xAI's answer to "how is it?". Moderation is charged like a clip; whether other failures are is
 * not documented. Null when the answer cannot be read.
 */
export function videoOutcomeOf(body: unknown): VendorOutcome | null {
  const parsed = statusSchema.safeParse(body);
  if (!parsed.success) return null;
  const { status, progress, video, usage, error } = parsed.data;
  const words = typeof error === 'string' ? error : [error?.code, error?.message].filter(Boolean).join(': ');
  if (video?.respect_moderation === false)
    return { ...moderated, reason: 'xAI held the clip back as against its rules.' };
  if (video?.url && (status === 'done' || !status)) {
    return { kind: 'succeeded', outputs: [{ kind: 'remote', url: video.url }], ...statedCostOf(usage) };
  }
  if (status === 'failed' || status === 'expired' || status === 'done') {
    const reason = (words === '' ? `xAI says "${status}" and no more.` : `xAI: ${words}`).slice(0, 500);
    if (contentRefusalIn(words) !== null) return { ...moderated, reason };
    const isInvalid = typeof error === 'object' && error?.code === 'invalid_argument';
    return { kind: 'failed', failure: isInvalid ? 'permanent' : 'transient', reason, billed: 'unknown' };
  }
  const share = typeof progress === 'number' ? { progress: Math.min(Math.max(progress / 100, 0), 1) } : {};
  return { kind: 'running', ...share };
}
