import type { MicroUsd } from '#domain/money.ts';

/** Dollars for a million tokens read and written, by how a model's name begins. The first that fits counts. */
const prices: readonly (readonly [model: string, input: number, output: number])[] = [
  ['gpt-6-luna', 0.1, 0.5],
  ['gpt-4.1-mini', 0.4, 1.6],
  ['gpt-4.1', 2, 8],
  ['gpt-', 1.25, 10],
  ['grok-4.3', 1.25, 2.5],
  ['grok', 3, 15],
  ['claude-haiku', 1, 5],
  ['claude-sonnet', 3, 15],
  ['claude-opus', 5, 25],
];

/** What so many tokens cost; models of nobody's price list cost nothing: they run on their owner's machine. */
export function tokensPriceMicroUsd(model: string, inputTokens: number, outputTokens: number): MicroUsd {
  const [, input, output] = prices.find(([name]) => model.startsWith(name)) ?? ['', 0, 0];
  return Math.ceil(inputTokens * input + outputTokens * output);
}
