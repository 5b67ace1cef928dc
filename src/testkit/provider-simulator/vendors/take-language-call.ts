import { answerQuestion, type LanguageAnswer, type LanguageQuestion } from '../language/answer-question.ts';
import { tokensPriceMicroUsd } from '../language/token-prices.ts';
import { drawLatency } from '../latency.ts';
import { plainJson } from '../http/reply.ts';
import type { Exchange } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';

/** A language model is at it for about this long. */
const usualLatency = { queueSeconds: 0.2, runSeconds: 6 };

export interface LanguageCall {
  readonly reference: string;
  readonly answer: LanguageAnswer;
  readonly amountMicroUsd: number;
}

/** Takes a question in, charges it by its tokens, and answers after the time it takes. */
export async function takeLanguageCall(
  world: SimulatorWorld,
  exchange: Exchange,
  model: string,
  question: LanguageQuestion,
): Promise<LanguageCall> {
  const { faults, request } = exchange;
  const answer = answerQuestion(world, question, faults.result);
  const reference = world.nextId('resp_');
  const amountMicroUsd = tokensPriceMicroUsd(model, answer.inputTokens, answer.outputTokens);
  exchange.accept({
    model,
    amountMicroUsd,
    input: plainJson(request.body),
    correlation: { reference, attempt: headerOf(request.headers['x-client-request-id']) },
  });
  await waitForResult(world, exchange, model, usualLatency);
  return { reference, answer, amountMicroUsd };
}

/** Waits as long as a model takes whose result comes with the answer. */
export async function waitForResult(
  world: SimulatorWorld,
  { faults }: Exchange,
  model: string,
  usual: { readonly queueSeconds: number; readonly runSeconds: number },
): Promise<void> {
  const ruled = faults.timing?.kind === 'latency' ? faults.timing : undefined;
  const set = { ...world.options.latencies?.[model], ...ruled };
  const { queueSeconds, runSeconds } = drawLatency(usual, set, world.seed, world.nextIndex());
  await world.time.wait(queueSeconds + runSeconds);
}

/** The one value of a header; null without it. */
export function headerOf(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
