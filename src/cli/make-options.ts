import type { GenerateRequest } from '#contract/generate-request.ts';
import {
  characterCount,
  durationLimitsSeconds,
  referenceAssetsMaximum,
  seedMaximum,
} from '#contract/generate-request.ts';
import { BeatboardError } from '#domain/errors.ts';
import { aspectRatios, frameRates, resolutions } from '#domain/frame-format.ts';
import { promptMaximumCharacters } from '#domain/make-request.ts';
import { titleMaximumCharacters } from '#domain/title-length.ts';
import { defaultOutFolder } from './default-out-folder.ts';

const qualities = ['draft', 'standard', 'final'] as const;

/** Options of `make` as they stand on the command line; absent ones are left out. */
export interface RawMakeOptions {
  readonly image?: readonly string[];
  readonly logo?: string;
  readonly audio?: string;
  readonly duration?: string;
  readonly aspect?: string;
  readonly resolution?: string;
  readonly fps?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly title?: string;
  readonly quality?: string;
  readonly model?: string;
  readonly imageModel?: string;
  readonly musicModel?: string;
  readonly languageModel?: string;
  readonly speechModel?: string;
  readonly offline?: boolean;
  readonly allowUnpriced?: boolean;
  readonly maxCost?: string;
  readonly manual?: boolean;
  readonly server?: string;
  readonly json?: boolean;
}

/** What `make` was asked for, checked. Paths are as they were given. */
export interface MakeOptions {
  /** The request without its files, which become assets only when they are uploaded. */
  readonly request: GenerateRequest;
  readonly imagePaths: readonly string[];
  readonly logoPath: string | undefined;
  readonly audioPath: string | undefined;
  readonly outFolder: string;
}

/**
 * Checks the words and options of `make` without touching the disk. Throws `prompt_empty`, `prompt_too_long` or
 * `option_invalid` for the first fault, naming the option, its value and what it may be.
 */
export function parseMakeOptions(promptWords: readonly string[], raw: RawMakeOptions): MakeOptions {
  const prompt = parsePrompt(promptWords);
  const title = parseTitle(raw.title);
  const durationSeconds = parseDuration(raw.duration);
  const aspectRatio = parseChoice('--aspect', raw.aspect, aspectRatios);
  const resolution = parseChoice('--resolution', raw.resolution, resolutions);
  const fps = parseFrameRate(raw.fps);
  const seed = parseSeed(raw.seed);
  const quality = parseChoice('--quality', raw.quality, qualities);
  const maximumUsd = parseUsd('--max-cost', raw.maxCost);
  const imagePaths = raw.image ?? [];
  if (imagePaths.length > referenceAssetsMaximum) {
    fail(`--image takes at most ${referenceAssetsMaximum} pictures; there are ${imagePaths.length}.`);
  }
  return {
    request: {
      prompt,
      ...(title !== undefined && { title }),
      ...(durationSeconds !== undefined && { duration_seconds: durationSeconds }),
      ...(aspectRatio !== undefined && { aspect_ratio: aspectRatio }),
      ...(resolution !== undefined && { resolution }),
      ...(fps !== undefined && { fps }),
      ...(seed !== undefined && { seed }),
      ...(quality !== undefined && { quality }),
      ...(maximumUsd !== undefined && { max_cost_usd: maximumUsd }),
      ...modelsOf(raw),
      auto_continue: raw.manual !== true,
    },
    imagePaths,
    logoPath: raw.logo,
    audioPath: raw.audio,
    outFolder: parseOutFolder(raw.out),
  };
}

/** The built-in models, which cost nothing. */
const offlineModels = {
  language_model: 'offline/offline-planner',
  image_model: 'offline/plate-still',
  model: 'offline/plate-clip',
  music_model: 'offline/synthesiser',
};

function modelsOf(raw: RawMakeOptions): Partial<GenerateRequest> {
  return {
    ...(raw.offline === true ? offlineModels : {}),
    ...(raw.languageModel !== undefined && { language_model: raw.languageModel }),
    ...(raw.imageModel !== undefined && { image_model: raw.imageModel }),
    ...(raw.model !== undefined && { model: raw.model }),
    ...(raw.musicModel !== undefined && { music_model: raw.musicModel }),
    ...(raw.speechModel !== undefined && { speech_model: raw.speechModel }),
    ...(raw.allowUnpriced === true && { allow_unpriced: true }),
  };
}

function parsePrompt(words: readonly string[]): string {
  const prompt = words.join(' ');
  if (prompt.trim() === '') throw new BeatboardError('prompt_empty', 'The prompt is empty.');
  const characters = characterCount(prompt);
  if (characters > promptMaximumCharacters) {
    throw new BeatboardError('prompt_too_long', `The prompt has ${characters.toLocaleString('en')} characters.`);
  }
  return prompt;
}

function parseTitle(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.trim() === '') fail('--title is empty.');
  const characters = characterCount(value);
  if (characters > titleMaximumCharacters) {
    fail(`--title takes at most ${titleMaximumCharacters} characters; it has ${characters}.`);
  }
  return value.trim();
}

function parseDuration(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const { minimum, maximum } = durationLimitsSeconds;
  const digits = /^(-?\d+(?:\.\d+)?)s?$/.exec(value.trim())?.[1];
  if (digits === undefined) {
    fail(`--duration takes a number of seconds from ${minimum} to ${maximum}; "${value}" is not a number.`);
  }
  const seconds = Number(digits);
  if (seconds < minimum || seconds > maximum) {
    fail(`--duration takes ${minimum} to ${maximum} seconds; ${value} is too ${seconds < minimum ? 'short' : 'long'}.`);
  }
  return seconds;
}

function parseChoice<Choice extends string>(
  option: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((known) => known === value.trim());
  return choice ?? fail(`${option} takes ${orList(choices)}; "${value}" is none of them.`);
}

function parseFrameRate(value: string | undefined): (typeof frameRates)[number] | undefined {
  if (value === undefined) return undefined;
  const rate = frameRates.find((known) => String(known) === value.trim());
  return rate ?? fail(`--fps takes ${orList(frameRates.map(String))}; "${value}" is none of them.`);
}

/** A seed; undefined when none is given. Throws `option_invalid`. */
export function parseSeed(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seed = /^\d{1,10}$/.test(value.trim()) ? Number(value) : Number.NaN;
  if (!(seed <= seedMaximum)) fail(`--seed takes a whole number from 0 to ${seedMaximum}; "${value}" is not one.`);
  return seed;
}

/** Dollars such as `2.50`, with or without a sign before them. Throws `option_invalid`. */
export function parseUsd(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const digits = /^\$?(\d{1,6}(?:\.\d{1,6})?)$/.exec(value.trim())?.[1];
  if (digits === undefined) fail(`${option} takes an amount in dollars, such as 2.50; "${value}" is not one.`);
  return Number(digits);
}

function parseOutFolder(value: string | undefined): string {
  if (value === undefined) return defaultOutFolder;
  if (value.trim() === '') fail('--out is empty; it takes the path of a folder.');
  return value;
}

function orList(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function fail(message: string): never {
  throw new BeatboardError('option_invalid', message);
}
