import { generateText, jsonSchema, NoObjectGeneratedError, Output } from 'ai';
import type { Conversation } from '../vendor.ts';
import type { ModelSettings } from './open-model.ts';

/** What is asked of a model, apart from which. */
export interface Question {
  readonly instructions: string;
  readonly conversation: Conversation;
  /** Omitted for models that take none. */
  readonly seed?: number;
}

/** What a model said, whether or not it is what was asked for. */
export interface Reply {
  readonly text: string;
  /** As the AI SDK names it: `stop`, `length`, `content-filter` … */
  readonly finishReason: string;
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

// What a model cannot do is seen from its answer; this library would write it to the terminal.
globalThis.AI_SDK_LOG_WARNINGS = false;

/**
 * Asks once and gives back what came, also when it is not the JSON that was asked for: it was paid. Throws what the
 * model's `fetch` throws, or an error of the library for an answer it cannot read.
 */
export async function askModel(settings: ModelSettings, question: Question, signal: AbortSignal): Promise<Reply> {
  const { instructions, conversation, seed } = question;
  try {
    const { text, finishReason, usage } = await generateText({
      ...settings,
      instructions,
      messages: conversation.messages.map(({ role, text }) => ({ role, content: text })),
      output: Output.object({ schema: jsonSchema(conversation.schema as object), name: conversation.schemaName }),
      maxOutputTokens: conversation.maximumOutputTokens,
      maxRetries: 0,
      abortSignal: signal,
      telemetry: { isEnabled: false },
      ...(seed === undefined ? {} : { seed }),
    });
    return { text, finishReason, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens };
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error)) throw error;
    const { text = '', finishReason = 'other', usage } = error;
    return { text, finishReason, inputTokens: usage?.inputTokens, outputTokens: usage?.outputTokens };
  }
}
