import type { Planner } from '../planner.ts';
import { askForPlan } from './ask-for-plan.ts';
import { instructionsVersion } from './instructions.ts';
import { mergeAnswer } from './merge-answer.ts';
import type { AskPlan } from './plan-question.ts';
import { planWays } from './plan-ways.ts';
import { writeQuestion } from './write-question.ts';

/** What a language planner is made of. */
export interface LanguagePlannerParts {
  /** Makes the whole plan that the model's answer is put over. */
  readonly base: Planner;
  /** Asks the model; at most two questions a plan, the second only when the first answer cannot be read. */
  readonly ask: AskPlan;
  readonly model: Pick<Planner, 'provider' | 'model'>;
}

/**
 * Plans with a language model on top of the offline planner: what the model leaves empty, or writes without the prompt
 * backing it up, is the offline plan's. Throws what the base planner throws for a prompt, and what `ask` throws.
 */
export function createLanguagePlanner({ base, ask, model }: LanguagePlannerParts): Planner {
  return {
    provider: model.provider,
    model: model.model,
    version: `${instructionsVersion}.${base.version}`,
    async plan(planRequest, signal) {
      const ways = await planWays(base, planRequest);
      const { answer, warnings } = await askForPlan(ask, writeQuestion(ways), signal);
      const [own] = ways.values();
      const spec = answer === null ? own! : mergeAnswer(ways, answer, planRequest.request);
      return { ...spec, warnings: [...spec.warnings, ...warnings] };
    },
    subjectsOf: (description, language) => base.subjectsOf(description, language),
  };
}
