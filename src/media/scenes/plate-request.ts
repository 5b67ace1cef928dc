import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Beat, LayoutId, TonalValue } from '#domain/beat.ts';
import type { Direction } from '#domain/language.ts';
import type { Palette } from '#domain/spec.ts';

/** What a frame is about: a photograph of the user's, a drawn object, or a lit abstract form when neither fits. */
export type HeroSource =
  | { readonly kind: 'photo'; readonly path: string; readonly sha256: string; readonly cutOut: boolean }
  | { readonly kind: 'art'; readonly icon: string }
  | { readonly kind: 'form' };

/**
 * Everything a plate (a picture or clip without any text) depends on. Words on screen are not part of it,
 * so editing them never makes a plate again. Plain data: it crosses threads and is hashed into request keys.
 */
export interface PlateRequest {
  readonly archetype: ArchetypeId;
  readonly palette: Palette;
  readonly layout: LayoutId;
  readonly value: TonalValue;
  readonly hero: HeroSource;
  /** Fluent Emoji icon names of objects that may stand beside the hero. */
  readonly companions: readonly string[];
  readonly shot: Beat['direction']['shot'];
  readonly camera: Beat['direction']['camera'];
  /** A camera move over the drawing, for another take of a clip; null for the layout's own motion alone. */
  readonly move: Beat['direction']['camera'] | null;
  /** Reading direction: `rtl` mirrors the composition. */
  readonly direction: Direction;
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
  /** Length of one musical beat, for pulses; the plate starts on a beat. */
  readonly pulseSeconds: number;
  readonly seed: number;
}
