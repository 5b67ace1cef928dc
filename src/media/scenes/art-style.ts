import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import type { Ease } from '../canvas/easing.ts';
import type { RelightOptions } from '../canvas/relight.ts';
import type { PlateRequest } from './plate-request.ts';
import type { Stage } from './stage.ts';

/** A prepared background or ornament: pure in time. */
export interface Painted {
  draw(context: SKRSContext2D, seconds: number): void;
}

/** Where the light of a layout falls, so that the ground serves the composition. Fractions of the frame. */
export interface GroundFocus {
  /** Centre of attention: where the hero stands or the type is largest. */
  readonly x: number;
  readonly y: number;
  /** Height of the floor line, when the hero stands on something; null when it floats. */
  readonly floorY: number | null;
}

/** The temperament of an archetype: how its world is lit, painted, set and moved. */
export interface ArtStyle {
  readonly archetype: ArchetypeId;
  /** Grain over the finished frame, in 8-bit levels. */
  readonly grainLevels: number;
  readonly motion: {
    /** A line of type rises out of its mask in this time … */
    readonly lineSeconds: number;
    /** … and the next one follows after this. */
    readonly staggerSeconds: number;
    readonly ease: Ease;
    /** Always-on push of the picture, as a share of its size in a second. */
    readonly pushPerSecond: number;
    /** How the hero comes in. */
    readonly landing: 'slide' | 'rise' | 'drop' | 'fade' | 'pop';
    readonly landSeconds: number;
    readonly landEase: Ease;
    /** How much the picture pulses on a musical beat: share of its size. */
    readonly pulse: number;
  };
  readonly type: {
    readonly letterCase: 'upper' | 'as-written' | 'lower';
    /** Tracking of monuments and headlines, in thousandths of an em. */
    readonly monumentTracking: number;
    readonly headlineTracking: number;
    readonly headlineLeading: number;
    readonly buttonShape: 'pill' | 'slab' | 'box' | 'stamp';
    /** Small capitals with wide tracking for notes, or plain. */
    readonly noteStyle: 'plain' | 'spaced-caps';
  };
  /** Paints the ground of a frame once; drawing it costs at most 2 ms at 1280x720. */
  createGround(stage: Stage, palette: Palette, value: TonalValue, focus: GroundFocus, seed: number): Painted;
  /** How drawn objects are lit and graded in this world. Photographs are never relit. */
  lightFor(palette: Palette, value: TonalValue): RelightOptions;
  /** What is done to a lit object at last: a print screens it in two inks. `unit` is the stage's. Photographs are never touched. */
  finishArt?(art: Canvas, palette: Palette, value: TonalValue, unit: number): Canvas;
  /** Works on letters once they are drawn, in place: worn ink. */
  finishInk?(letters: Canvas, unit: number, seed: number): void;
  /** What moves around the hero: streaks, steam, petals, beams, rain. Behind and before it. */
  createOrnaments?(stage: Stage, request: PlateRequest, focus: GroundFocus): { behind?: Painted; front?: Painted };
  /** How the hero meets its ground: shadow, reflection, none. */
  readonly footing: 'contact' | 'cast' | 'reflection' | 'float' | 'print';
}
