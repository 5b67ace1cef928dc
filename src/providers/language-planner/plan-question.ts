import type { Conversation } from '../vendor.ts';

/** One question to a language model, in the shape a vendor's request takes it. */
export interface PlanQuestion {
  /** Who the model is and how it answers: the request's `prompt`. */
  readonly instructions: string;
  readonly conversation: Conversation;
}

/** What came back, and what its buyer has to say about it: another model that stepped in, a price. */
export interface PlanReply {
  readonly text: string;
  /** One sentence each; they join the plan's warnings. */
  readonly notes: readonly string[];
}

/** Asks a language model. It may cost; every call is one question. */
export type AskPlan = (question: PlanQuestion, signal?: AbortSignal) => Promise<PlanReply>;
