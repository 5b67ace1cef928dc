import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { beatSchema } from '#domain/beat.ts';
import { withCameraMove } from './camera-move.ts';
import type { Plate } from './plate.ts';
import type { PlateRequest } from './plate-request.ts';

const cameras = beatSchema.shape.direction.shape.camera.options;
const sizes = [
  [160, 90],
  [90, 160],
  [90, 90],
] as const;

/** A white frame with a black square in the middle. */
function plateOf(width: number, height: number): Plate {
  return {
    draw(context) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#000';
      context.fillRect(width / 2 - 10, height / 2 - 10, 20, 20);
    },
  };
}

function frame(move: PlateRequest['move'], [width, height]: readonly [number, number], seconds: number): Uint8Array {
  const canvas = createCanvas(width, height);
  const request = { move, width, height, durationSeconds: 2 } as PlateRequest;
  withCameraMove(plateOf(width, height), request).draw(canvas.getContext('2d'), seconds);
  return Uint8Array.from(canvas.data());
}

describe('withCameraMove', () => {
  it.each(cameras)('fills the frame throughout a %s, in every format', (camera) => {
    for (const size of sizes) {
      for (const seconds of [0, 0.7, 1, 1.6, 2, 3]) {
        const pixels = frame(camera, size, seconds);
        const corners = [0, size[0] - 1, size[0] * (size[1] - 1), size[0] * size[1] - 1];
        for (const corner of corners)
          expect([...pixels.slice(corner * 4, corner * 4 + 4)]).toEqual([255, 255, 255, 255]);
      }
    }
  });

  it('shows another take for each camera, and the same pixels for the same moment', () => {
    const takes = cameras.map((camera) => frame(camera, sizes[0], 1.7).join());
    expect(new Set(takes).size).toBe(cameras.length);
    expect(frame('orbit', sizes[0], 1.7).join()).toBe(takes[cameras.indexOf('orbit')]);
  });

  it('leaves a plate without a move as it is', () => {
    const plate = plateOf(10, 10);
    expect(withCameraMove(plate, { move: null } as PlateRequest)).toBe(plate);
  });
});
