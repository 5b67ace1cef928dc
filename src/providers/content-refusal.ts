import type { FailureClass } from '#domain/ledger/failure-class.ts';

/**
 * The providers' own codes and phrases; no bare words such as "safety", which also stand in answers about something
 * else. Codes of OpenAI (pictures, language) and ElevenLabs (music); words of OpenAI, of xAI for language (under 403)
 * and for clips, and of Anthropic; MiniMax 1026, also under 500.
 */
const inputRefusals: readonly RegExp[] = [
  /"(?:moderation_blocked|content_policy_violation|content_filter|invalid_prompt|bad_prompt|bad_composition_plan)"/,
  /rejected (?:as a result of|by) (?:our|the) safety system/i,
  /content violates usage guidelines/i,
  /(?:rejected|blocked) (?:by|due to) (?:a )?content (?:moderation|policy)/i,
  /output blocked by content filtering policy/i,
  /\bnew_sensitive\b|\b1026\b[^\d]{0,40}sensitive|sensitive[^\d]{0,40}\b1026\b/i,
];

/** MiniMax 1027: what was made is held back, not what was asked for. */
const outputRefusal = /\b1027\b[^\d]{0,40}sensitive|sensitive[^\d]{0,40}\b1027\b/i;

/** Whether an error, by its whole text, means that the content was refused; null when it means something else. */
export function contentRefusalIn(text: string): FailureClass | null {
  if (outputRefusal.test(text)) return 'content_output';
  return inputRefusals.some((refusal) => refusal.test(text)) ? 'content_input' : null;
}
