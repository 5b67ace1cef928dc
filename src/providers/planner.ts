import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Palette, ImageReference } from '#domain/spec.ts';
import type { Spec } from '#domain/spec.ts';
import type { Language } from '#domain/language.ts';
import type { MakeRequest } from '#domain/make-request.ts';

/** A product photo as the planner sees it: where it is kept, and the colours found in it. */
export interface PlannedImage extends ImageReference {
  /** The palette built from the product's own colours; null when the picture is grey or unclear. */
  readonly palette: Palette | null;
}

/** A track of the user's own, already analysed. */
export interface PlannedTrack {
  readonly assetId: string;
  readonly durationSeconds: number;
  readonly tempoBpm: number;
  readonly firstBeatSeconds: number;
}

/** What a plan is made from: the request, and what intake found out about its files. */
export interface PlanRequest {
  readonly request: MakeRequest;
  readonly images: readonly PlannedImage[];
  readonly logo: ImageReference | null;
  readonly track: PlannedTrack | null;
  /** The shortest clip that its film can be bought in, in seconds; omitted when clips cost nothing. */
  readonly clipSeconds?: number | undefined;
  /** The kind of ad, when it is decided already; omitted, the planner chooses. */
  readonly archetype?: ArchetypeId;
}

/** Turns a prompt into a plan. */
export interface Planner {
  readonly provider: string;
  readonly model: string;
  /** Raised whenever the same request would give another plan, so that old plans are not reused for new ones. */
  readonly version: string;
  plan(request: PlanRequest, signal?: AbortSignal): Promise<Spec>;
  /** Names of drawn objects that a description of a picture speaks of, the most important first; may be empty. */
  subjectsOf(description: string, language: Language): readonly string[];
}
