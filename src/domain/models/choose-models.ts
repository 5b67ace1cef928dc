import { BeatboardError } from '../errors.ts';
import type { AspectRatio } from '../frame-format.ts';
import { findModel } from './find-model.ts';
import { isRetired } from './is-retired.ts';
import { modalities, type Modality, type ModelEntry } from './model-entry.ts';
import { canMakeAspect } from './model-size.ts';
import { modelWarnings } from './model-warnings.ts';
import { isPriced } from './price-for.ts';
import type { QualityTier } from './quality-tier.ts';

/** For each tier and modality the ids of models in the order in which they are preferred. */
export type DefaultModels = Readonly<Record<QualityTier, Readonly<Record<Modality, readonly string[]>>>>;

/** The models there are. */
export interface ModelShelf {
  readonly table: readonly ModelEntry[];
  readonly defaults: DefaultModels;
}

/** What models are wanted for. */
export interface ModelQuestion {
  readonly quality: QualityTier;
  /** Ids, short names or vendors' names of models that somebody asked for. */
  readonly asked: Partial<Readonly<Record<Modality, string | undefined>>>;
  /** Models that somebody usually takes; one that cannot be used now is passed over with a warning. */
  readonly preferred?: Partial<Readonly<Record<Modality, string>>>;
  /** Why a model cannot be used here, for example "OPENAI_API_KEY is not set"; null when it can. */
  readonly usable: (entry: ModelEntry) => string | null;
  /** Null while it is not known: any is right then. */
  readonly aspectRatio: AspectRatio | null;
  /** A day in UTC, for example `2026-11-21`. */
  readonly today: string;
  /** How many pictures of the product there are to be shown; models that look at them are preferred then. */
  readonly references?: number;
  /** Whether models of unknown price may be taken when they are asked for. */
  readonly allowUnpriced?: boolean;
}

/** One model of each kind by its id; null for speech and sound effects where nobody can make them. */
export interface ChosenModels {
  readonly models: {
    readonly language: string;
    readonly image: string;
    readonly video: string;
    readonly music: string;
    readonly speech: string | null;
    readonly sound_effect: string | null;
  };
  /** One sentence each on what the owner should know of the choice. */
  readonly warnings: readonly string[];
}

/**
 * The models an ad is made with: those asked for, else of each kind the first of its tier that can be used, is priced and
 * not retired; the built-in ones where there is no other. Each kind is chosen by itself: drawn pictures are good first
 * frames for generated clips. Throws `model_unavailable`, `model_retired` or `model_unpriced` for one that was asked for.
 */
export function chooseModels(shelf: ModelShelf, question: ModelQuestion): ChosenModels {
  const chosen = new Map<Modality, ModelEntry>();
  const refused: string[] = [];
  for (const modality of modalities) {
    const name = question.asked[modality];
    const entry =
      name === undefined ? usualModel(shelf, modality, question, refused) : askedModel(shelf, modality, name, question);
    if (entry !== undefined) chosen.set(modality, entry);
  }
  const needed = (modality: Modality): string => {
    const entry = chosen.get(modality);
    if (entry !== undefined) return entry.id;
    throw new BeatboardError('model_unavailable', `There is no ${nameOf(modality)} model that can be used now.`);
  };
  return {
    models: {
      language: needed('language'),
      image: needed('image'),
      video: needed('video'),
      music: needed('music'),
      speech: chosen.get('speech')?.id ?? null,
      sound_effect: chosen.get('sound_effect')?.id ?? null,
    },
    warnings: [
      ...refused,
      ...modelWarnings(chosen, { ...question, asked: { ...question.preferred, ...question.asked } }),
    ],
  };
}

/** The one somebody usually takes, else the tier's own; why the former cannot be used goes to `refused`. */
function usualModel(
  shelf: ModelShelf,
  modality: Modality,
  question: ModelQuestion,
  refused: string[],
): ModelEntry | undefined {
  const name = question.preferred?.[modality];
  if (name === undefined) return defaultModel(shelf, modality, question);
  try {
    return askedModel(shelf, modality, name, question);
  } catch (error) {
    if (!(error instanceof BeatboardError)) throw error;
    const entry = defaultModel(shelf, modality, question);
    const instead = entry === undefined ? 'No other' : entry.title;
    refused.push(`${error.message} ${instead} is used instead of this usual ${nameOf(modality)} model.`);
    return entry;
  }
}

/** The model that is taken when nobody asks for one; undefined when none of the tier's can be. */
export function defaultModel(
  { table, defaults }: ModelShelf,
  modality: Modality,
  question: Omit<ModelQuestion, 'asked' | 'allowUnpriced'>,
): ModelEntry | undefined {
  const { quality, usable, aspectRatio, today, references = 0 } = question;
  const fit = defaults[quality][modality]
    .map((id) => table.find((entry) => entry.id === id))
    .filter((entry) => entry !== undefined)
    .filter((entry) => !isRetired(entry, today) && isPriced(entry) && usable(entry) === null)
    .filter((entry) => canMakeAspect(entry, aspectRatio));
  if (modality !== 'image' || references === 0) return fit[0];
  return fit.find((entry) => entry.mostReferences > 0 && entry.provider !== 'offline') ?? fit[0];
}

function askedModel({ table }: ModelShelf, modality: Modality, name: string, question: ModelQuestion): ModelEntry {
  const entry = findModel(table, name, modality);
  if (entry === undefined) throw new BeatboardError('model_unavailable', noSuchModel(table, modality, name));
  if (isRetired(entry, question.today)) {
    throw new BeatboardError('model_retired', `${entry.title} is no longer offered since ${entry.retiresOn}.`);
  }
  const reason = question.usable(entry) ?? aspectFault(entry, question.aspectRatio);
  if (reason !== null) {
    throw new BeatboardError('model_unavailable', `The model ${entry.id} cannot be used: ${reason}.`);
  }
  if (!isPriced(entry) && question.allowUnpriced !== true) {
    throw new BeatboardError('model_unpriced', `What ${entry.title} (${entry.id}) costs is not known.`);
  }
  return entry;
}

function noSuchModel(table: readonly ModelEntry[], modality: Modality, name: string): string {
  const other = findModel(table, name);
  const hint = other === undefined ? '' : `; that is the ${nameOf(other.modality)} model ${other.id}`;
  return `There is no ${nameOf(modality)} model ${name}${hint}.`;
}

function aspectFault(entry: ModelEntry, aspectRatio: AspectRatio | null): string | null {
  if (aspectRatio === null || canMakeAspect(entry, aspectRatio)) return null;
  const offered = entry.aspectRatios === 'from-image' ? [] : (entry.aspectRatios ?? []);
  return `it makes ${offered.join(', ')}, not ${aspectRatio}`;
}

function nameOf(modality: Modality): string {
  return modality.replaceAll('_', ' ');
}
