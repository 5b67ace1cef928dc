import type { JsonValue } from './canonical-json.ts';
import type { AspectRatio } from './frame-format.ts';
import type { ModelEntry } from './models/model-entry.ts';
import { clipPrompt } from './prompts/clip-prompt.ts';
import { musicPrompt } from './prompts/music-prompt.ts';
import { picturePrompt } from './prompts/picture-prompt.ts';
import type { Spec } from './spec.ts';
import type { Variation } from './variation.ts';

/** What a bought result is asked for with, but for files and seed: equal calls buy equal things. */
export interface ModelCall {
  readonly prompt: string;
  readonly negativePrompt: string | null;
  readonly aspectRatio: AspectRatio | null;
  /** The model's own name of a size. */
  readonly size: string | null;
  /** The length that is ordered. */
  readonly seconds: number | null;
  /** How many pictures of the product are given along. */
  readonly references: number;
  readonly language: string | null;
}

/** A model and the size of its results that a film needs. */
export interface SizedEntry {
  readonly entry: ModelEntry;
  readonly size: string | null;
}

/** How a beat's picture is asked for. */
export function pictureCall(
  spec: Spec,
  beatIndex: number,
  { entry, size }: SizedEntry,
  variation: Variation,
): ModelCall {
  return {
    ...emptyCall,
    ...picturePrompt(spec, beatIndex, variation, entry),
    aspectRatio: spec.aspectRatio,
    size,
    references: Math.min(entry.mostReferences, spec.productImages.length),
  };
}

/** How a clip of a beat is asked for. */
export function clipCall(
  spec: Spec,
  beatIndex: number,
  orderedSeconds: number,
  { entry, size }: SizedEntry,
  variation: Variation,
): ModelCall {
  return {
    ...emptyCall,
    ...clipPrompt(spec, beatIndex, variation, entry),
    aspectRatio: spec.aspectRatio,
    size,
    seconds: orderedSeconds,
  };
}

/** How the film's music is asked for. */
export function musicCall(spec: Spec, orderedSeconds: number, { entry, size }: SizedEntry): ModelCall {
  return { ...emptyCall, ...musicPrompt(spec, entry), size, seconds: orderedSeconds };
}

/** Music is ordered a little longer than its film, so that it can be cut and faded; as long as the model goes. */
export function orderedMusicSeconds(filmSeconds: number, { lengths }: ModelEntry): number {
  const wanted = Math.ceil(filmSeconds) + 1;
  if (lengths === undefined) return wanted;
  if (lengths.kind === 'range') return Math.min(Math.max(wanted, lengths.shortest), lengths.longest);
  const long = lengths.seconds.filter((seconds) => seconds >= wanted);
  return long.length > 0 ? Math.min(...long) : Math.max(...lengths.seconds);
}

/** How a line is asked to be spoken. */
export function voiceCall(spec: Spec, text: string): ModelCall {
  return { ...emptyCall, prompt: text, language: spec.language };
}

/** A call as part of what names a request. */
export function toJson(call: ModelCall): JsonValue {
  return { ...call };
}

const emptyCall: ModelCall = {
  prompt: '',
  negativePrompt: null,
  aspectRatio: null,
  size: null,
  seconds: null,
  references: 0,
  language: null,
};
