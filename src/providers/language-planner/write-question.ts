import { archetypes } from '#domain/archetype.ts';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import { beatKinds } from '#domain/beat.ts';
import { beatLibrary } from '#domain/beat-library.ts';
import type { Language } from '#domain/language.ts';
import { deriveSeed } from '#domain/random.ts';
import type { Spec } from '#domain/spec.ts';
import { asksForVoice } from './asks-for-voice.ts';
import { instructions } from './instructions.ts';
import type { Ways } from './merge-answer.ts';
import { planAnswerJsonSchema } from './plan-answer.ts';
import type { PlanQuestion } from './plan-question.ts';
import { isSaid } from './said-in-prompt.ts';
import { describeShape, mostReadableWords, saysName, textShapeOf } from './text-shapes.ts';

/** The question for a plan: the film as it stands, the ways it could be told, and the brief, fenced. */
export function writeQuestion(ways: Ways): PlanQuestion {
  const [own] = ways.values();
  const mostBeats = Math.max(...[...ways.values()].map(({ beats }) => beats.length));
  const message = [
    describeFilm(own!),
    describeProduct(own!),
    describeKinds(ways),
    describeWays(ways),
    fence(own!.prompt),
    'Fill in the plan.',
  ].join('\n\n');
  return {
    instructions,
    conversation: {
      messages: [{ role: 'user', text: message }],
      schemaName: 'ad_plan',
      schema: planAnswerJsonSchema,
      maximumOutputTokens: Math.min(32_000, 1500 + 320 * mostBeats),
    },
  };
}

const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
  pt: 'Portuguese',
  ja: 'Japanese',
  zh: 'Chinese',
  ar: 'Arabic',
  hi: 'Hindi',
};

function describeFilm({
  durationSeconds,
  aspectRatio,
  category,
  language,
  prompt,
  productImages,
  audio,
}: Spec): string {
  const kind = category === 'music_video' ? 'a music video' : 'an ad';
  return [
    `The film: ${kind} of exactly ${durationSeconds} s, ${aspectRatio}. All text is in ${languageNames[language]}.`,
    productImages.length > 0
      ? 'Photographs of the product are given to the picture models: do not describe its colour, shape or material otherwise than the brief does.'
      : '',
    audio.assetId === null ? '' : "The music is the client's own track: mood stays null.",
    asksForVoice(prompt)
      ? `The brief asks for a voice: write "voiceOver" lines as they are spoken, about 2.4 words a second, in ${languageNames[language]}. A line may run on until the next one begins. The voice adds to the words on screen, it does not read them out.`
      : 'Nobody speaks: every "voiceOver" is null.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** What was read from the brief, and which of it the brief states. */
function describeProduct({ product, prompt, style, audio }: Spec): string {
  const read = Object.entries(product).map(([field, value]) => {
    const state = value === null ? 'not found' : `${JSON.stringify(value)}${isSaid(value, prompt) ? ' (stated)' : ''}`;
    return `- ${field}: ${state}`;
  });
  return [
    'Read from the brief so far:',
    ...read,
    `- tone: ${JSON.stringify(style.tone)}`,
    `- mood: ${audio.mood}`,
  ].join('\n');
}

function describeKinds(ways: Ways): string {
  const used = new Set([...ways.values()].flatMap(({ beats }) => beats.map(({ kind }) => kind)));
  const lines = beatKinds.filter((kind) => used.has(kind)).map((kind) => `- ${kind}: ${beatLibrary[kind].purpose}`);
  return ['What each kind of frame is for:', ...lines].join('\n');
}

/** The ways of telling the ad, each with its frames: number, kind, seconds, and the text it has room for. */
function describeWays(ways: Ways): string {
  const [own, ...others] = ways.keys();
  const choice =
    others.length === 0
      ? `"archetype" is ${own}.`
      : `Choose the way of telling that suits the product best as "archetype"; null is the plan's own, ${own}. Number the frames as in the way you chose.`;
  return [choice, ...[...ways].map(([id, spec]) => describeWay(id, spec))].join('\n\n');
}

/** Frames of one way of telling. */
export function describeWay(id: ArchetypeId, { beats }: Spec): string {
  const frames = beats.map((beat, index) => {
    const shape = describeShape(textShapeOf(beat));
    const most = `at most ${mostReadableWords(beat.durationSeconds)} words in all`;
    const words = shape === '' ? 'its text is fixed' : `${shape}, ${most}${namedWords(beat)}`;
    return `${index + 1}. ${beat.kind}, ${Number(beat.durationSeconds.toFixed(2))} s: ${words}${fixedWords(beat)}`;
  });
  return [`${id} (${archetypes[id].title}; ${archetypes[id].tone}; ${archetypes[id].mood} music)`, ...frames].join(
    '\n',
  );
}

function namedWords(beat: Spec['beats'][number]): string {
  return textShapeOf(beat).headline !== undefined && saysName(beat) ? '; the headline says the name' : '';
}

/** The words that stand in a frame whatever is written for it. */
function fixedWords(beat: Spec['beats'][number]): string {
  const { headline, items } = beat.text;
  if (textShapeOf(beat).headline !== undefined) return '';
  const words = [headline, ...items].filter((text) => text !== '').join(' / ');
  return words === '' ? '' : `; it shows ${JSON.stringify(words)}`;
}

/** The prompt between tags that it cannot hold itself. */
function fence(prompt: string): string {
  let tag = `brief-${deriveSeed(0, prompt).toString(36)}`;
  while (prompt.includes(tag)) tag = `${tag}x`;
  return `<${tag}>\n${prompt.toWellFormed()}\n</${tag}>`;
}
