import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Beat } from '#domain/beat.ts';
import { clamp } from '../canvas/geometry.ts';
import type { Plate } from './plate.ts';
import type { PlateRequest } from './plate-request.ts';

/** Where the camera stands: how much nearer than the drawing, moved by shares of the frame, and turned. */
interface Stand {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  readonly degrees: number;
}

const from = (scale: number, x = 0, y = 0, degrees = 0): Stand => ({ scale, x, y, degrees });

/**
 * From where to where each move goes. Every stand is near enough that the drawing fills the frame: a shift stays below
 * half of what the scale adds, and a turn below what it leaves in the corners of 16:9.
 */
const moves: Readonly<Record<Beat['direction']['camera'], readonly [Stand, Stand]>> = {
  'push-in': [from(1), from(1.12)],
  'pull-out': [from(1.12), from(1)],
  'drift-left': [from(1.1, 0.04), from(1.1, -0.04)],
  'drift-right': [from(1.1, -0.04), from(1.1, 0.04)],
  rise: [from(1.1, 0, -0.04), from(1.1, 0, 0.04)],
  orbit: [from(1.12, 0.02, 0, -1.4), from(1.12, -0.02, 0, 1.4)],
  'still-life': [from(1.06), from(1.06)],
};

/** A plate seen through a camera that moves over it besides: the same drawing, another take. */
export function withCameraMove(plate: Plate, request: PlateRequest): Plate {
  const { move, width, height, durationSeconds } = request;
  if (move === null) return plate;
  const [start, end] = moves[move];
  const look = (context: SKRSContext2D, seconds: number, draw: Plate['draw']): void => {
    const share = ease(clamp(seconds / durationSeconds, 0, 1));
    const at = (field: keyof Stand): number => start[field] + (end[field] - start[field]) * share;
    context.save();
    context.translate(width * (0.5 + at('x')), height * (0.5 + at('y')));
    context.rotate((at('degrees') * Math.PI) / 180);
    context.scale(at('scale'), at('scale'));
    context.translate(-width / 2, -height / 2);
    draw(context, seconds);
    context.restore();
  };
  return {
    draw: (context, seconds) => look(context, seconds, (inner, at) => plate.draw(inner, at)),
    ...(plate.drawHero === undefined
      ? {}
      : { drawHero: (context, seconds) => look(context, seconds, (inner, at) => plate.drawHero!(inner, at)) }),
  };
}

/** Sets off and arrives softly. */
function ease(share: number): number {
  return share * share * (3 - 2 * share);
}
