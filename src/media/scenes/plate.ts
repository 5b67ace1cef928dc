import type { SKRSContext2D } from '@napi-rs/canvas';
import type { PlateRequest } from './plate-request.ts';
import type { Stage } from './stage.ts';

/**
 * A prepared picture that moves. `draw` is a pure function of time: frames drawn in any order give the same pixels.
 * Heavy work (lighting, blurs, plates of light) is done before; drawing only places finished pieces.
 */
export interface Plate {
  /** Paints the whole frame at `seconds` since the plate's start. Leaves the context as it found it. */
  draw(context: SKRSContext2D, seconds: number): void;
  /** Paints the hero alone, as `draw` does, over type that stands behind it. Absent when no type goes behind. */
  drawHero?(context: SKRSContext2D, seconds: number): void;
}

/** Prepares the plate of one layout. */
export type ComposePlate = (request: PlateRequest, stage: Stage) => Promise<Plate>;
