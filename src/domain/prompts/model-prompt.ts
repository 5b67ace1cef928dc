import type { ModelEntry } from '../models/model-entry.ts';

/** What a model is asked for in words. */
export interface ModelPrompt {
  readonly prompt: string;
  /** What shall not be seen or heard; null for models that are not told so apart. */
  readonly negativePrompt: string | null;
}

/** What prompts depend on of the model they are for. */
export type PromptedEntry = Pick<ModelEntry, 'promptMaximumCharacters' | 'takesNegativePrompt'>;

/** The request that keeps lettering off pictures: words on screen are set by Beatboard alone. */
export const noLettering = 'No text, no letters, no numbers, no logos, no watermark anywhere';

const unwantedInPictures =
  'text, letters, words, numbers, captions, subtitles, signage, logo, watermark, signature, border, frame, collage, split screen, extra fingers, deformed hands, distorted product, duplicate product, low quality, blurry';
const unwantedInClips = `${unwantedInPictures}, flicker, morphing, warping, jump cut, scene change, shaky camera`;

/** What pictures and clips of an ad shall not show, for models that take it apart from the prompt. */
export function negativePromptFor(kind: 'picture' | 'clip', entry: PromptedEntry): string | null {
  if (!entry.takesNegativePrompt) return null;
  return kind === 'picture' ? unwantedInPictures : unwantedInClips;
}
