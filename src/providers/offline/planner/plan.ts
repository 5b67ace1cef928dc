import { BeatboardError } from '#domain/errors.ts';
import { promptMaximumCharacters } from '#domain/make-request.ts';
import type { Planner } from '../../planner.ts';
import { findSubjects } from './find-subjects.ts';
import { loadEmojiIcons } from './emoji-icons.ts';
import type { EmojiIcons } from './emoji-icons.ts';
import { planAd } from './plan-ad.ts';
import { readBrief } from './read-brief.ts';
import { assertSafe } from './read-safety.ts';

/** Raised with every change that gives some prompt another plan. */
const plannerVersion = '1';

/** As many things as a beat may show. */
const maximumSubjects = 5;

/**
 * The planner that needs no key and no network: rules over the prompt, in nine languages. The same request gives the
 * same plan. Throws `prompt_empty`, `prompt_too_long` or `prompt_unsafe`.
 */
export function createOfflinePlanner(): Planner {
  let icons: EmojiIcons | null = null;
  return {
    provider: 'offline',
    model: 'offline-planner',
    version: plannerVersion,
    plan: async (planRequest) => {
      const { prompt } = planRequest.request;
      assertPrompt(prompt);
      icons ??= loadEmojiIcons();
      return planAd(readBrief(prompt, icons), planRequest, icons);
    },
    subjectsOf: (description, language) => {
      const found = findSubjects(description, language).map(({ subject }) => subject.icon);
      return [...new Set(found)].slice(0, maximumSubjects);
    },
  };
}

function assertPrompt(prompt: string): void {
  if (!/[^\s\p{C}]/u.test(prompt)) throw new BeatboardError('prompt_empty', 'The prompt is empty.');
  const characters = [...prompt].length;
  if (characters > promptMaximumCharacters) {
    throw new BeatboardError(
      'prompt_too_long',
      `The prompt has ${characters} characters; ${promptMaximumCharacters} are read at most.`,
    );
  }
  assertSafe(prompt);
}
