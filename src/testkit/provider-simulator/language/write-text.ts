import { pick, type Random } from '#domain/random.ts';
import type { PromptTopic } from './prompt-topic.ts';

type Phrases = readonly string[];

/** Phrases by what a field is called; `{a}` and `{b}` stand for words of the prompt. The first fitting entry counts. */
const phrases: readonly (readonly [field: RegExp, phrases: Phrases])[] = [
  [
    /headline|title|hook|tagline|slogan/i,
    ['{A}, made *yours*', 'Begin with {a}', 'The quiet side of {a}', '{A} meets {b}'],
  ],
  [/call.?to.?action|cta/i, ['See it today', 'Find yours', 'Begin now']],
  [
    /voice.?over|narration|script|spoken/i,
    [
      'This is {a}, the way it was meant to be.',
      'You will know it when you see {a}.',
      'It begins with {a} and ends with {b}.',
    ],
  ],
  [
    /^line$|sub.?(line|title)|body|copy|caption/i,
    ['Here is what {a} can be.', 'Less waiting. More {b}.', 'Made for days with {a}.'],
  ],
  [/subject|object/i, ['{a} on a plain table', 'a pair of hands with {a}', '{a} seen from above']],
  [
    /visual|image|picture|prompt|description/i,
    ['{a} in soft window light, {b} in the blurred distance', 'close view of {a} on dark stone, a single warm lamp'],
  ],
  [
    /action|motion|movement/i,
    ['light slides slowly across {a}', 'a hand lifts {a} into the light', 'steam drifts past {a}'],
  ],
  [
    /setting|place|location|scene/i,
    ['a quiet kitchen in the early morning', 'a street after rain at dusk', 'a bright studio with a grey wall'],
  ],
  [/light/i, ['low sun from the left, long soft shadows', 'overcast daylight from a tall window']],
  [/lens|camera|framing/i, ['50 mm, shallow depth of field, eye level', '85 mm close view, calm framing']],
  [/tone|style|mood/i, ['warm and plain', 'calm and sure', 'bright and quick']],
  [/name|brand|product/i, ['{A}']],
  [/category/i, ['{a}']],
  [/audience|who/i, ['people who care for {a}']],
  [/note|remark|reason|rationale|summary/i, ['Kept to what the brief says of {a}.', '{A} and {b}']],
  [/offer|contact|price|url|email|phone/i, ['']],
  [/item|feature|benefit|point|tag|keyword/i, ['{A}', '{B}', 'Plain {a}']],
];

const otherPhrases: Phrases = ['{A} and {b}', 'a little more {a}', '{a}, seen anew'];

/** A text for a field, of the prompt's words. The same for the same drawing of chance. */
export function writeText(field: string, topic: PromptTopic, random: Random): string {
  const found = phrases.find(([pattern]) => pattern.test(field))?.[1] ?? otherPhrases;
  const a = pick(random, topic.words);
  const b = pick(random, topic.words);
  const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return pick(random, found)
    .replaceAll('{A}', upper(a))
    .replaceAll('{B}', upper(b))
    .replaceAll('{a}', a)
    .replaceAll('{b}', b);
}
