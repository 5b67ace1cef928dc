import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import type { GroundFocus, Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

interface Blob {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: string;
  readonly phase: number;
  readonly lobes: number;
}

/** Corners of a smooth outline: enough for round, few enough to be cheap. */
const nodes = 14;

/** Large flat shapes of paper that wobble like jelly at the edges of the frame, and one behind the centre of attention. */
export function createBlobs(
  stage: Stage,
  palette: Palette,
  value: TonalValue,
  focus: GroundFocus,
  seed: number,
): Painted {
  const random = createRandom(seed);
  const ground = palette[value];
  const others = [palette.hot, palette.field, palette.accent, palette.pale].filter((colour) => colour !== ground);
  // Words of one ink must be read on every shape, so dark grounds take darker shapes.
  const strength = value === 'night' ? 0.5 : 1;
  const soft = (colour: string, share: number): string => mix(ground, colour, share * strength);
  const first = Math.floor(random() * others.length);
  const tone = (index: number): string => others[(first + index) % others.length]!;
  const right = focus.x < 0.5;
  const blobs: Blob[] = [
    {
      x: right ? 1 : 0,
      y: random() < 0.5 ? 0.02 : 0.98,
      radius: 0.44 + random() * 0.1,
      colour: soft(tone(0), 0.5),
      phase: random() * 6,
      lobes: 3,
    },
    {
      x: right ? 0.02 : 0.98,
      y: random() < 0.5 ? 0.05 : 0.95,
      radius: 0.26 + random() * 0.1,
      colour: soft(tone(1), 0.4),
      phase: random() * 6,
      lobes: 4,
    },
    {
      x: focus.x,
      y: focus.y,
      radius: 0.4,
      colour: soft(value === 'pale' ? tone(0) : palette.paper, 0.16),
      phase: random() * 6,
      lobes: 3,
    },
  ];
  return {
    draw(context, seconds) {
      for (const blob of blobs) drawBlob(context, stage, blob, seconds);
    },
  };
}

function drawBlob(context: SKRSContext2D, stage: Stage, blob: Blob, seconds: number): void {
  const { phase, lobes } = blob;
  const points = Array.from({ length: nodes }, (_, node) => {
    const angle = (node / nodes) * Math.PI * 2;
    const wobble =
      1 +
      0.075 * Math.sin(angle * lobes + seconds * 1.6 + phase) +
      0.045 * Math.sin(angle * 2 - seconds * 2.3 + phase * 2);
    const reach = blob.radius * stage.side * wobble;
    return { x: blob.x * stage.width + Math.cos(angle) * reach, y: blob.y * stage.height + Math.sin(angle) * reach };
  });
  context.fillStyle = blob.colour;
  context.beginPath();
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % nodes]!;
    const [middleX, middleY] = [(point.x + next.x) / 2, (point.y + next.y) / 2];
    if (index === 0) {
      const last = points[nodes - 1]!;
      context.moveTo((last.x + point.x) / 2, (last.y + point.y) / 2);
    }
    context.quadraticCurveTo(point.x, point.y, middleX, middleY);
  }
  context.fill();
}
