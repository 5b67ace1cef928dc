import type { ModelEntry } from '#domain/models/model-entry.ts';
import { anthropicModels } from './anthropic-models.ts';
import { builtInModels } from './built-in-models.ts';
import { elevenlabsModels } from './elevenlabs-models.ts';
import { openaiModels } from './openai-models.ts';
import { comfyuiPicture, ownLanguageModel } from './own-models.ts';
import { replicateClips } from './replicate-clips.ts';
import { replicateEarlyClips } from './replicate-early-clips.ts';
import { replicatePictures } from './replicate-pictures.ts';
import { replicateSounds } from './replicate-sounds.ts';
import { xaiModels } from './xai-models.ts';

/** What of the table is for the operator to say. */
export interface TableOptions {
  /** The name of the language model on one's own server. */
  readonly ownLanguageModel?: string | undefined;
}

/** Every model Beatboard knows. What it costs and can do is data, here and nowhere else. */
export function createModelTable(options: TableOptions = {}): readonly ModelEntry[] {
  return [
    ...builtInModels,
    ...replicateClips,
    ...replicateEarlyClips,
    ...replicatePictures,
    ...replicateSounds,
    ...openaiModels,
    ...xaiModels,
    ...anthropicModels,
    ...elevenlabsModels,
    ownLanguageModel(options.ownLanguageModel),
    comfyuiPicture,
  ];
}
