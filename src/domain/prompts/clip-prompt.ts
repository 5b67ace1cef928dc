import type { ModelEntry } from '../models/model-entry.ts';
import type { Spec } from '../spec.ts';
import type { Variation } from '../variation.ts';
import { fitSentences } from './fit-sentences.ts';
import { archetypeLooks, cameraWords, colourWords, shotWords } from './look-words.ts';
import { negativePromptFor, noLettering, type ModelPrompt, type PromptedEntry } from './model-prompt.ts';
import { toneWords } from './picture-prompt.ts';
import { shownWords } from './shown-words.ts';
import { titleAreaWords } from './title-area.ts';

/**
 * How a clip of a beat is asked for: camera and action as movement, one shot, no lettering. A model that starts from
 * a picture is told to keep what it shows; one that does not is told the look as well.
 */
export function clipPrompt(
  spec: Spec,
  beatIndex: number,
  variation: Variation,
  entry: PromptedEntry & Pick<ModelEntry, 'firstFrame'>,
): ModelPrompt {
  const beat = spec.beats[beatIndex]!;
  const { action, camera, shot } = beat.direction;
  const shown = shownWords(spec, beatIndex, variation);
  const movement = [
    { words: cameraWords[variation.camera ?? camera], weight: 8 },
    { words: action === '' ? '' : `In motion: ${action}`, weight: 8 },
  ];
  const startsFromPicture = entry.firstFrame === 'required' || entry.firstFrame === 'optional';
  const prompt = fitSentences(
    startsFromPicture
      ? [...movement, { words: keepsPicture, weight: 7 }, { words: shown, weight: 4, restWeight: 2 }, ...ending]
      : [
          { words: shotWords[shot], weight: 5 },
          { words: shown, weight: 10, restWeight: 5 },
          ...movement,
          { words: titleAreaWords(beat.layout, spec.aspectRatio), weight: 3 },
          { words: colourWords(beat.value, spec.style.palette), weight: 3 },
          { words: `${archetypeLooks[spec.style.archetype]}, ${toneWords(spec)} mood`, weight: 2 },
          ...ending,
        ],
    entry.promptMaximumCharacters,
  );
  return { prompt, negativePrompt: negativePromptFor('clip', entry) };
}

const keepsPicture =
  'The clip begins exactly with the given picture: the product keeps its shape, proportions, colours and markings, the light and the background stay';

const ending = [
  { words: 'One continuous shot without a cut, smooth natural motion at an even speed', weight: 5 },
  { words: noLettering, weight: 9 },
];
