import { archetypes } from '../archetype.ts';
import type { ModelEntry } from '../models/model-entry.ts';
import type { Spec } from '../spec.ts';
import type { Variation } from '../variation.ts';
import { fitSentences } from './fit-sentences.ts';
import { archetypeLooks, colourWords, shotWords } from './look-words.ts';
import { negativePromptFor, noLettering, type ModelPrompt, type PromptedEntry } from './model-prompt.ts';
import { shownWords } from './shown-words.ts';
import { titleAreaWords } from './title-area.ts';

/**
 * How a beat's picture is asked for: what it shows first, then the product, the frame and its look; no lettering. At
 * most as long as the model takes, whole sentences left out where room is short.
 */
export function picturePrompt(
  spec: Spec,
  beatIndex: number,
  variation: Variation,
  entry: PromptedEntry & Pick<ModelEntry, 'mostReferences'>,
): ModelPrompt {
  const beat = spec.beats[beatIndex]!;
  const { action, shot } = beat.direction;
  const hasReferences = spec.productImages.length > 0 && entry.mostReferences > 0;
  const prompt = fitSentences(
    [
      { words: `${shotWords[shot]}, ${frameWords(spec)}`, weight: 5 },
      { words: shownWords(spec, beatIndex, variation), weight: 10, restWeight: 6 },
      { words: action === '' ? '' : `Caught at the very start of this movement: ${action}`, weight: 2 },
      { words: hasReferences ? likeReferences : '', weight: 8 },
      { words: titleAreaWords(beat.layout, spec.aspectRatio), weight: 5 },
      { words: colourWords(beat.value, spec.style.palette), weight: 4 },
      { words: `${archetypeLooks[spec.style.archetype]}, ${toneWords(spec)} mood`, weight: 3 },
      { words: noLettering, weight: 9 },
    ],
    entry.promptMaximumCharacters,
  );
  return { prompt, negativePrompt: negativePromptFor('picture', entry) };
}

const likeReferences =
  'The product is exactly the one in the reference pictures: the same shape, proportions, colours, materials and markings';

const frames: Readonly<Record<Spec['aspectRatio'], string>> = {
  '16:9': 'wide 16:9 frame',
  '9:16': 'upright 9:16 frame for a phone',
  '1:1': 'square 1:1 frame',
  '4:5': 'upright 4:5 frame',
};

/** The frame of a film, for example "one photographic still, wide 16:9 frame". */
function frameWords({ aspectRatio }: Spec): string {
  return `one photographic still of a commercial, ${frames[aspectRatio]}`;
}

/** The tone in words a model reads: the plan's own where it is in Latin letters, else the archetype's. */
export function toneWords({ style }: Pick<Spec, 'style'>): string {
  return /^[\p{Script=Latin}\p{P}\s]+$/u.test(style.tone) ? style.tone : archetypes[style.archetype].tone;
}
