import { z } from 'zod';
import { keepAnswer } from '../keep-answer.ts';
import type { VendorOutcome } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';

const answerSchema = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish(), revised_prompt: z.string().nullish() })).nullish(),
  output_text: z.string().nullish(),
  usage: z.object({ input_tokens: z.number(), output_tokens: z.number() }).nullish(),
});

/**
 * What an answer holds: the picture, or a refusal in words, which another try would only repeat. Throws a VendorFault
 * for an answer that is neither: it may have been paid for.
 */
export async function imageOutcomeOf(
  body: unknown,
  folder: string,
): Promise<Extract<VendorOutcome, { kind: 'succeeded' | 'failed' }>> {
  const answer = answerSchema.safeParse(body);
  if (!answer.success)
    throw new VendorFault('transient', 'OpenAI sent an answer that cannot be read.', { sent: 'maybe' });
  const { data, output_text, usage } = answer.data;
  const image = data?.find(({ b64_json }) => (b64_json ?? '') !== '')?.b64_json;
  if (image !== null && image !== undefined) {
    const counted = usage ? { usage: { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens } } : {};
    return keepAnswer(folder, 'picture', Buffer.from(image, 'base64'), counted);
  }
  const words = output_text ?? data?.find(({ revised_prompt }) => (revised_prompt ?? '') !== '')?.revised_prompt;
  const reason = words ? `OpenAI answered in words: ${words}` : 'OpenAI answered without a picture.';
  // Tokens were counted, so they were charged.
  const billed = usage && usage.output_tokens > 0 ? 'yes' : 'unknown';
  return { kind: 'failed', failure: words ? 'content_input' : 'content_output', reason: reason.slice(0, 500), billed };
}
