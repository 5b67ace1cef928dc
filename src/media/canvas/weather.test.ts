import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCrowd } from './crowd.ts';
import { createGobo } from './gobo.ts';
import { createHaze } from './haze.ts';
import { createLayer, readPixels } from './layer.ts';
import { createLightRig } from './light-rig.ts';
import { createLightSweep } from './light-sweep.ts';
import { createRain } from './rain.ts';
import { createSmear } from './smear.ts';
import { createSplashes } from './splash.ts';

type Draw = (context: ReturnType<ReturnType<typeof createLayer>['getContext']>, seconds: number) => void;

function hashAt(draw: Draw, seconds: number): string {
  const frame = createLayer(320, 180, (context) => {
    context.fillStyle = '#203040';
    context.fillRect(0, 0, 320, 180);
    draw(context, seconds);
  });
  return createHash('sha256').update(readPixels(frame)).digest('hex');
}

const block = createLayer(320, 180, (context) => {
  context.fillStyle = '#ffffff';
  context.fillRect(60, 90, 200, 40);
});

describe('moving layers', () => {
  const rain = createRain(320, 180);
  const rig = createLightRig(320, 180, { first: '#ff1f3d', second: '#a8e6ff' }, [
    { x: 0.2, y: 0, angleDegrees: 80, swingDegrees: 9, colour: 'first', strength: 0.9 },
    { x: 0.8, y: 0, angleDegrees: 100, swingDegrees: 9, colour: 'second', strength: 0.9 },
  ]);
  const splashes = createSplashes(block, 0.25);
  const sweep = createLightSweep(block);

  it.each([
    ['rain', (context, seconds) => rain(context, seconds)],
    ['a light rig', (context, seconds) => rig(context, seconds)],
    ['splashes', (context, seconds) => splashes(context, seconds)],
    ['a light sweep', (context, seconds) => sweep(context, seconds / 2, 0, 0)],
  ] as readonly [string, Draw][])('draws %s by the time alone, in any order', (_, draw) => {
    const first = hashAt(draw, 0.4);
    expect(hashAt(draw, 1.3)).not.toBe(first);
    expect(hashAt(draw, 0.4)).toBe(first);
  });

  it('keeps rain out of a shelter', () => {
    const frame = createLayer(320, 180, (context) => {
      rain(context, 0.9, { dryAbove: (x, y) => (x > 100 && x < 200 ? (y > 60 ? -1 : 60) : null) });
    });
    const data = readPixels(frame);
    let wet = 0;
    for (let y = 75; y < 180; y++) for (let x = 120; x < 185; x++) wet += data[(y * 320 + x) * 4 + 3]! > 0 ? 1 : 0;
    expect(wet).toBe(0);
  });

  it('cuts a crowd to its ink and makes still layers the same every time', () => {
    const crowd = createCrowd(320, 180, { rim: '#ff1f3d', hands: 5 });
    expect(crowd.y).toBeGreaterThan(20);
    expect(crowd.canvas.width).toBeLessThanOrEqual(320);
    const haze = (): Uint8ClampedArray => readPixels(createHaze(120, 80, { amount: 90 }));
    expect(haze()).toEqual(haze());
    const shade = readPixels(createGobo(160, 90, { leaves: 3 }));
    expect(shade[3]).toBe(255);
    const smear = createSmear(block, { moveX: -50, streaks: 5 });
    expect([smear.x, smear.canvas.width]).toEqual([-50, 370]);
  });
});
