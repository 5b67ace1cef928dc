import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { LayoutId } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import { groundRange } from '../../composition/ground.ts';
import { measureText } from '../../composition/measure-text.ts';
import { overlaps } from '../../canvas/geometry.ts';
import { layoutOf } from '../layout-registry.ts';
import type { PlateRequest } from '../plate-request.ts';
import { createStage } from '../stage.ts';
import type { TypeRequest } from '../type-request.ts';

const palette: Palette = {
  night: '#1d0c07',
  hot: '#bf4a26',
  field: '#a85f34',
  pale: '#f8ead2',
  ink: '#2b140d',
  paper: '#fbf0dc',
  accent: '#ffc46b',
};
const faces = { display: 'instrument-serif-400', text: 'jost-500', accent: 'instrument-serif-400-italic' };
const cases: readonly (readonly [LayoutId, ArchetypeId])[] = [
  ['sliver', 'luxury'],
  ['macro', 'luxury'],
  ['spread', 'luxury'],
  ['swatch', 'beauty'],
  ['diagonal', 'beauty'],
  ['window-light', 'food'],
];
const sizes = [
  [640, 360],
  [360, 640],
  [400, 400],
] as const;

function plateRequest(
  layout: LayoutId,
  archetype: ArchetypeId,
  width: number,
  height: number,
  seed: number,
): PlateRequest {
  return {
    archetype,
    palette,
    layout,
    value: 'night',
    hero: { kind: 'art', icon: 'red-apple' },
    companions: [],
    shot: 'medium',
    camera: 'push-in',
    move: null,
    direction: 'ltr',
    width,
    height,
    durationSeconds: 3,
    pulseSeconds: 0.5,
    seed,
  };
}

describe.each(cases)('%s', (layout, archetype) => {
  it.each(sizes)('moves at %i x %i and depends on the time alone', async (width, height) => {
    const stage = createStage(width, height, 'ltr');
    const plate = await layoutOf(layout).composePlate(plateRequest(layout, archetype, width, height, 3), stage);
    const canvas = createCanvas(width, height);
    const frameAt = (seconds: number): Buffer => {
      plate.draw(canvas.getContext('2d'), seconds);
      return Buffer.from(canvas.data());
    };
    const early = frameAt(0.6);
    const late = frameAt(2.4);
    expect(frameAt(0.6).equals(early)).toBe(true);
    expect(late.equals(early)).toBe(false);
    expect(frameAt(2.9).equals(late)).toBe(false);
  });

  it.each(isThorough ? [1, 2, 3, 4, 5, 6] : [1, 4])(
    'keeps its texts apart and inside the safe area with seed %i',
    async (seed) => {
      for (const [width, height] of sizes) {
        const stage = createStage(width, height, 'ltr');
        const canvas = createCanvas(width, height);
        const plate = plateRequest(layout, archetype, width, height, seed);
        const request: TypeRequest = {
          ...plate,
          faces,
          kind: 'feature',
          language: 'en',
          text: {
            headline: 'First *light*',
            line: 'Washed in Ethiopia, roasted on Tuesday.',
            note: 'From 12',
            items: [],
          },
          signature: 'Kettle',
          callToAction: '',
          logoPath: null,
          hasHero: true,
          groundUnder: (box) => groundRange(canvas, box),
        };
        const { placements } = await layoutOf(layout).setType(request, stage);
        expect(placements.length).toBeGreaterThan(1);
        for (const [index, placement] of placements.entries()) {
          expect(measureText(placement, canvas, stage).insideSafeArea, `${placement.text} at ${width}x${height}`).toBe(
            true,
          );
          const others = placements.slice(index + 1).filter((other) => other.layer === placement.layer);
          for (const other of others)
            expect(overlaps(placement.box, other.box), `${placement.text} / ${other.text} at ${width}x${height}`).toBe(
              false,
            );
        }
      }
    },
  );
});
