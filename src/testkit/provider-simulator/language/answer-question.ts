import type { ResultFault } from '../faults/fault-action.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { fillSchema, type JsonSchema } from './fill-schema.ts';
import { topicOf } from './prompt-topic.ts';

/** What a language model is asked, whichever vendor's words it came in. */
export interface LanguageQuestion {
  /** All that was said to it, instructions and messages. */
  readonly prompt: string;
  /** The last thing the user said: what the answer is about. */
  readonly request: string;
  /** The schema the answer shall fit; null for plain text. */
  readonly schema: JsonSchema | null;
  readonly wantsJson: boolean;
  readonly maximumTokens: number | null;
}

export interface LanguageAnswer {
  readonly text: string;
  /** Why it ended. */
  readonly end: 'stop' | 'length' | 'refusal';
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** About four characters are a token. */
export const tokensOf = (text: string): number => Math.max(1, Math.ceil(text.length / 4));

/** Answers a question: a value that fits the schema as JSON, or a few words; off in the way a fault asks for. */
export function answerQuestion(
  world: SimulatorWorld,
  question: LanguageQuestion,
  fault: ResultFault | undefined,
): LanguageAnswer {
  const way = fault?.kind === 'language' ? fault.way : fault?.kind === 'text-refusal' ? 'refusal' : undefined;
  const good = goodAnswer(world, question);
  const text = spoil(good, way, question, fault?.kind === 'language' ? fault.text : undefined);
  const inputTokens = tokensOf(question.prompt);
  const limit = question.maximumTokens ?? Number.POSITIVE_INFINITY;
  const isTooLong = tokensOf(text) > limit;
  const cut = isTooLong ? text.slice(0, limit * 4) : text;
  const end = way === 'refusal' ? 'refusal' : isTooLong || way === 'truncated' ? 'length' : 'stop';
  return { text: cut, end, inputTokens, outputTokens: tokensOf(cut) };
}

function goodAnswer({ contracts }: SimulatorWorld, { schema, request, wantsJson }: LanguageQuestion): string {
  if (schema === null) {
    const { words } = topicOf(request);
    const said = `Here is a thought about ${words.slice(0, 4).join(', ')}.`;
    return wantsJson ? JSON.stringify({ answer: said }) : said;
  }
  const value = fillSchema(schema, request);
  const { $schema: _, ...plain } = schema;
  const faults = contracts.check(plain, value);
  if (faults.length > 0) throw new Error(`The answer made up for a schema does not fit it: ${faults.join('; ')}`);
  return JSON.stringify(value);
}

function spoil(good: string, way: string | undefined, { schema }: LanguageQuestion, text = ''): string {
  switch (way) {
    case 'malformed':
      return `Sure! Here is your plan:\n\`\`\`json\n${good.slice(0, -1)},\n\`\`\``;
    case 'schema-violation':
      return JSON.stringify({ plan: 'as you wished', beats: 'five', unexpected: 42 });
    case 'nulls':
      return JSON.stringify(allNull(schema));
    case 'truncated':
      return good.slice(0, Math.floor(good.length / 2));
    case 'refusal':
      return text === '' ? "I'm sorry, but I can't help with that." : text;
    case 'text':
      return text;
    default:
      return good;
  }
}

function allNull(schema: JsonSchema | null): object {
  return Object.fromEntries(Object.keys((schema?.['properties'] ?? {}) as object).map((field) => [field, null]));
}
