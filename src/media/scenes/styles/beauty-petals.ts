import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, shuffle } from '#domain/random.ts';
import { mix } from '../../canvas/colour.ts';
import { createPetals } from '../../canvas/petals.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { PlateRequest } from '../plate-request.ts';
import { fromStart, type Stage } from '../stage.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Corners a petal may hang in before the lens: most of it stays outside, clear of the words. */
const nearPlaces: readonly Place[] = [
  { x: 1.0, y: 0.06 },
  { x: -0.01, y: 1.02 },
  { x: 0.99, y: 0.97 },
];

function drawTurned(context: SKRSContext2D, canvas: Canvas, x: number, y: number, turn: number, scale: number): void {
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.scale(scale, scale);
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  context.restore();
}

/** Petals: two out of focus before the lens, turning slowly, and a few that sink through the air behind the object. */
export function createDriftingPetals(
  stage: Stage,
  request: PlateRequest,
  focus: GroundFocus,
  seed: number,
): { behind: Painted; front: Painted } {
  const { palette, value } = request;
  const random = createRandom(seed);
  const body = value === 'night' ? mix(palette.hot, palette.accent, 0.4) : mix(palette.accent, palette.paper, 0.25);
  const colours = { root: mix(palette.hot, palette.accent, 0.35), body, rim: mix(body, palette.paper, 0.62) };
  const petals = createPetals(Math.round(104 * stage.unit), colours, seed);
  const near = shuffle(random, nearPlaces).slice(0, 2);
  const phase = random() * 6;
  const falling = Array.from({ length: 3 }, () => ({
    x: focus.x + (random() - 0.5) * 0.5,
    y: random(),
    turn: random() * 6,
    speed: 0.06 + random() * 0.05,
    sharp: random() < 0.4,
  }));
  return {
    front: {
      draw(context, seconds) {
        for (const [index, { x, y }] of near.entries()) {
          const sway = Math.sin(seconds * 0.9 + phase + index * 2);
          drawTurned(
            context,
            petals.near,
            fromStart(stage, x) + sway * 10 * stage.unit,
            y * stage.height + seconds * 6 * stage.unit,
            phase + index * 2 + seconds * 0.12,
            index === 0 ? 1 : 0.8,
          );
        }
      },
    },
    behind: {
      draw(context, seconds) {
        for (const { x, y, turn, speed, sharp } of falling) {
          const fall = ((y + seconds * speed) % 1.3) - 0.15;
          const drift = Math.sin(seconds * 0.8 + turn) * 0.03;
          drawTurned(
            context,
            sharp ? petals.sharp : petals.middle,
            (x + drift) * stage.width,
            fall * stage.height,
            turn + seconds * 0.5,
            sharp ? 0.5 : 0.8,
          );
        }
      },
    },
  };
}
