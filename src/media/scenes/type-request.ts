import type { SKRSContext2D } from '@napi-rs/canvas';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Beat, BeatText, LayoutId, TonalValue } from '#domain/beat.ts';
import type { Language } from '#domain/language.ts';
import type { Palette, Style } from '#domain/spec.ts';
import type { Box } from '../canvas/geometry.ts';
import type { Stage } from './stage.ts';

/** The darkest and lightest colour (2nd and 98th percentile by luminance) under a box of the frame, as hex. */
export interface GroundRange {
  readonly darkest: string;
  readonly lightest: string;
}

/** Everything the type of one beat depends on. */
export interface TypeRequest {
  readonly archetype: ArchetypeId;
  readonly palette: Palette;
  readonly faces: Style['faces'];
  readonly layout: LayoutId;
  readonly value: TonalValue;
  readonly kind: Beat['kind'];
  readonly language: Language;
  readonly text: BeatText;
  /** Signature shown small in a corner: brand, else product. */
  readonly signature: string;
  /** Words of the button; only end cards and offers show it. */
  readonly callToAction: string;
  /** Path of the user's logo, drawn in place of the signature on brand and end cards. */
  readonly logoPath: string | null;
  /** Whether the plate holds a hero that type can go behind. */
  readonly hasHero: boolean;
  /** Whether the words stand over filmed or bought footage, which is to be seen: they are set smaller. Default: no. */
  readonly overFootage?: boolean;
  readonly durationSeconds: number;
  readonly pulseSeconds: number;
  readonly seed: number;
  /** Colours of the picture under a box, so that ink is chosen to be read. */
  readonly groundUnder: (box: Box) => GroundRange;
}

/** One piece of text where it rests, for the checks of safe areas, overlaps and contrast. */
export interface TextPlacement {
  readonly text: string;
  /** Ink box in pixels. */
  readonly box: Box;
  readonly fill: string;
  /** `monument` type may bleed out of the frame and go behind the hero; all other text stays in the safe area. */
  readonly role: 'monument' | 'headline' | 'line' | 'note' | 'button';
  readonly layer: 'behind' | 'front';
  /** The text's own opaque ground (a button, a seal), when it does not stand on the picture. */
  readonly ground: string | null;
  /** A soft shade laid under the text, when the picture is too mixed for any ink. */
  readonly shade: { readonly colour: string; readonly opacity: number } | null;
  /** When it stands fully drawn, in seconds from the beat's start. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** The type of one beat, prepared. Both functions are pure in time and leave the context as they found it. */
export interface TypeLayers {
  drawBehind?(context: SKRSContext2D, seconds: number): void;
  drawFront(context: SKRSContext2D, seconds: number): void;
  readonly placements: readonly TextPlacement[];
}

/** Sets the type of one layout. */
export type SetType = (request: TypeRequest, stage: Stage) => Promise<TypeLayers>;
