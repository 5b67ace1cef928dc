import { cutAtWord } from '#domain/prompts/fit-sentences.ts';
import { findJson } from './mend-json.ts';
import { readAnswer, type PlanAnswer } from './plan-answer.ts';
import type { AskPlan, PlanQuestion, PlanReply } from './plan-question.ts';

/** What asking came to. */
export interface AskedPlan {
  /** Null when no answer could be read, even after asking once more. */
  readonly answer: PlanAnswer | null;
  /** Sentences for the plan's warnings. */
  readonly warnings: readonly string[];
}

const unread = "The language model's answer could not be read, so the plan is the offline planner's own.";
const cutShort = "The language model's answer ended too early; what it left out is the offline planner's own.";

/** Asks for a plan; when the answer cannot be read, asks once more, saying why. Throws what `ask` throws. */
export async function askForPlan(ask: AskPlan, question: PlanQuestion, signal?: AbortSignal): Promise<AskedPlan> {
  const first = await ask(question, signal);
  const read = readReply(first);
  if (!('faults' in read)) return { answer: read.answer, warnings: [...first.notes, ...read.warnings] };
  const second = await ask(askAgain(question, first, read.faults), signal);
  const notes = [...first.notes, ...second.notes];
  const mended = readReply(second);
  if ('faults' in mended) return { answer: null, warnings: [...notes, unread] };
  return { answer: mended.answer, warnings: [...notes, ...mended.warnings] };
}

type ReadReply =
  | { readonly answer: PlanAnswer; readonly warnings: readonly string[] }
  | { readonly faults: readonly string[] };

function readReply({ text }: PlanReply): ReadReply {
  const found = findJson(text);
  if (found === null) return { faults: ['There is no JSON object in the answer.'] };
  const read = readAnswer(found.value);
  if ('faults' in read) return read;
  return { answer: read, warnings: found.wasCutShort ? [cutShort] : [] };
}

/** As much of the first answer as is shown again. */
const shownCharacters = 4000;

function askAgain(question: PlanQuestion, { text }: PlanReply, faults: readonly string[]): PlanQuestion {
  const { conversation } = question;
  const said = cutAtWord(text.trim(), shownCharacters);
  return {
    ...question,
    conversation: {
      ...conversation,
      messages: [
        ...conversation.messages,
        { role: 'assistant', text: said === '' ? '(empty)' : said },
        {
          role: 'user',
          text: `That answer cannot be used. ${faults.join(' ')} Give the whole plan again as one JSON object of the schema "${conversation.schemaName}": no words before or after it, no code fence.`,
        },
      ],
    },
  };
}
