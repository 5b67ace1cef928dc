import type { NodeMakers } from '#domain/build-graph.ts';
import type { ClipLengths } from '#domain/chunk-plan.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { AspectRatio } from '#domain/frame-format.ts';
import type { NodeMaker, VideoMaker } from '#domain/graph-node.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import { chooseModels, type ModelQuestion, type ModelShelf } from '#domain/models/choose-models.ts';
import { findModel } from '#domain/models/find-model.ts';
import type { Modality, ModelEntry } from '#domain/models/model-entry.ts';
import { lengthsOf, sizeFor } from '#domain/models/model-size.ts';
import { modelWarnings } from '#domain/models/model-warnings.ts';
import { priceFor } from '#domain/models/price-for.ts';
import { usableFallbacks } from '#domain/models/usable-fallbacks.ts';
import type { ModelChoice, Spec } from '#domain/spec.ts';

/** What a film needs of its models. */
type Wanted = Pick<Spec, 'models' | 'resolution' | 'aspectRatio'>;

/** Who makes things here without any key, and who joins them. */
export interface HouseMakers {
  readonly image: NodeMaker;
  readonly video: VideoMaker;
  readonly music: NodeMaker;
  readonly composition: NodeMaker;
}

/** The models chosen for an ad, and what its owner should know of the choice. */
export interface ChosenForAd {
  readonly language: ModelEntry;
  readonly models: ModelChoice;
  readonly warnings: readonly string[];
}

/** What is known of the models: which there are, who makes what for a film, and which a user can use. */
export interface ModelDesk {
  readonly shelf: ModelShelf;
  /** Throws `model_unavailable` for a plan that names a model nobody knows. */
  makersOf(spec: Wanted): NodeMakers;
  /** The models as they stand for a user now: keys come and go. */
  of(userId: string): Promise<UsersModels>;
}

/** The models of one user, at one moment. */
export interface UsersModels {
  /** Why a model cannot be used; null when it can. */
  usable(entry: ModelEntry): string | null;
  /** Throws `model_unavailable`, `model_retired` or `model_unpriced` for a model that was asked for by name. */
  choose(request: MakeRequest, aspectRatio: AspectRatio | null): ChosenForAd;
  /** The shortest clip of the model an ad's clips would be bought from, in seconds; undefined when they are drawn. */
  shortestClip(request: MakeRequest): number | undefined;
  /** Models that may make a clip or picture when the wanted one keeps failing, in the order in which they are tried. */
  standIns(spec: Wanted, modality: 'image' | 'video', modelId: string): readonly VideoMaker[];
  /** The id of a model by any of its names, when it can be used. Throws `model_unavailable` and the like. */
  idOf(name: string, modality: Modality, wanted: Pick<ModelQuestion, 'aspectRatio' | 'allowUnpriced'>): string;
  /** What whoever asks for a model by name should know of it, one sentence each. */
  remarks(entry: ModelEntry, references: number): readonly string[];
}

export interface ModelDeskOptions {
  readonly shelf: ModelShelf;
  readonly house: HouseMakers;
  /** Why a user cannot use a model; null when he can. */
  readonly usableFor: (userId: string) => Promise<(entry: ModelEntry) => string | null>;
  /** A day in UTC. */
  readonly today: () => string;
}

/** Opens the desk of one studio. */
export function createModelDesk({ shelf, house, usableFor, today }: ModelDeskOptions): ModelDesk {
  const drawn = { image: house.image, video: house.video };
  return {
    shelf,
    makersOf(spec) {
      const { image, video, music, speech } = spec.models;
      const makerOf = (id: string): VideoMaker => makerFrom(findEntry(shelf, id), spec);
      return {
        image: isHouse(image) ? house.image : makerOf(image),
        video: isHouse(video) ? house.video : makerOf(video),
        music: isHouse(music) ? house.music : makerOf(music),
        ...(speech === null ? {} : { speech: makerOf(speech) }),
        composition: house.composition,
        drawn,
      };
    },
    of: async (userId) => usersModels(shelf, await usableFor(userId), today()),
  };
}

function usersModels(shelf: ModelShelf, usable: UsersModels['usable'], today: string): UsersModels {
  function choose(request: MakeRequest, aspectRatio: AspectRatio | null): ChosenForAd {
    const { models: asked, quality, imageAssetIds, allowUnpriced } = request;
    const references = imageAssetIds.length;
    const question = { quality, usable, aspectRatio, today, references, allowUnpriced };
    const names = { asked: named(asked), preferred: named(request.preferred?.models ?? {}) };
    const { models, warnings } = chooseModels(shelf, { ...question, ...names });
    const { image, video, music, speech } = models;
    return { language: findEntry(shelf, models.language), models: { image, video, music, speech }, warnings };
  }

  return {
    usable,
    choose,

    shortestClip(request) {
      const { video } = choose(request, request.aspectRatio).models;
      const { lengths } = findEntry(shelf, video);
      if (lengths === undefined || isHouse(video)) return undefined;
      return lengths.kind === 'range' ? lengths.shortest : Math.min(...lengths.seconds);
    },

    standIns(spec, modality, modelId) {
      if (isHouse(modelId)) return [];
      const { aspectRatio } = spec;
      const others = usableFallbacks(findEntry(shelf, modelId), shelf, { usable, aspectRatio, today });
      return others.filter((entry) => entry.modality === modality).map((entry) => makerFrom(entry, spec));
    },

    idOf(name, modality, wanted) {
      const known = findModel(shelf.table, name, modality);
      const question = { quality: 'standard', usable, today, ...wanted } as const;
      const { models } = chooseModels(shelf, { ...question, asked: { [modality]: known?.id ?? name } });
      return models[modality]!;
    },

    remarks(entry, references) {
      const { id, modality } = entry;
      return modelWarnings(new Map([[modality, entry]]), { asked: { image: id, video: id }, today, references });
    },
  };
}

/** The names that are given, by modality. */
function named(names: Readonly<Record<string, string | null>>): ModelQuestion['asked'] & ModelQuestion['preferred'] {
  return Object.fromEntries(
    Object.entries(names).flatMap(([modality, name]) => (name === null ? [] : [[modality, name]])),
  );
}

function findEntry({ table }: ModelShelf, id: string): ModelEntry {
  const entry = table.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new BeatboardError('model_unavailable', `There is no model ${id} any more.`);
  return entry;
}

/** A model as it makes results for one film. */
function makerFrom(entry: ModelEntry, { resolution }: Wanted): VideoMaker {
  const size = sizeFor(entry, resolution)?.label ?? null;
  return {
    provider: entry.provider,
    model: entry.id.slice(entry.id.indexOf('/') + 1),
    version: entry.encodingVersion,
    price: priceFor(entry, { size }),
    bought: { entry, size },
    clipLengths: orderable(entry, size),
  };
}

/** Whether a model is one of our own: it needs no key, no purchase and no entry of the graph. */
function isHouse(id: string): boolean {
  return id.startsWith('offline/');
}

/** Lengths as they can be ordered: whole seconds where a model knows no others. */
function orderable(entry: ModelEntry, size: string | null): ClipLengths {
  const lengths = lengthsOf(entry, size);
  if (lengths === null) return { kind: 'range', shortest: 0, longest: Infinity };
  if (lengths.kind === 'listed' || entry.wholeSeconds !== true) return lengths;
  const { shortest, longest } = lengths;
  return { kind: 'listed', seconds: Array.from({ length: longest - shortest + 1 }, (_, step) => shortest + step) };
}
