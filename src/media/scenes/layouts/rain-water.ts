import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, deriveSeed } from '#domain/random.ts';
import type { TonalValue } from '#domain/beat.ts';
import type { Palette } from '#domain/spec.ts';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { clamp } from '../../canvas/geometry.ts';
import { readPixels } from '../../canvas/layer.ts';
import { createSplashes } from '../../canvas/splash.ts';
import type { SetText } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import type { TypeMark } from '../type-layers.ts';
import { createLayer } from '../../canvas/layer.ts';

/** The colour of falling water on a ground: lighter than a dark one, darker than a light one. */
export function waterColour(palette: Palette, value: TonalValue): string {
  return value === 'night' || value === 'field'
    ? mix(palette.paper, '#cee0ec', 0.7)
    : mix(palette[value], palette.ink, 0.5);
}

/** Rings on wet ground along the foot of the frame: each opens and is gone within a second. */
export function createPuddles(stage: Stage, colour: string, seed: number) {
  const random = createRandom(deriveSeed(seed, 'puddles'));
  const rings = Array.from({ length: 26 }, () => {
    const near = random();
    return {
      x: random() * stage.width,
      y: stage.height * (0.88 + 0.12 * near),
      phase: random(),
      size: (26 + 54 * near) * stage.unit,
      pace: 0.9 + random() * 0.5,
    };
  });
  return (context: SKRSContext2D, seconds: number): void => {
    context.save();
    context.lineWidth = 1.6 * stage.unit;
    for (const { x, y, phase, size, pace } of rings) {
      const age = (phase + seconds * pace) % 1;
      context.strokeStyle = withAlpha(colour, 0.42 * (1 - age));
      context.beginPath();
      context.ellipse(x, y, size * age, size * age * 0.24, 0, 0, Math.PI * 2);
      context.stroke();
    }
    context.restore();
  };
}

interface Drip {
  readonly x: number;
  readonly y: number;
  readonly phase: number;
  readonly size: number;
}

const dripCount = 14;
const dripsPerSecond = 0.4;

/** Rain that hits letters: crowns of water on their upper edges, drops that gather below and fall. Comes in once they stand. */
export function createWetLetters(
  text: SetText,
  stage: Stage,
  durationSeconds: number,
  colour: string,
  seed: number,
): TypeMark {
  const letters = createLayer(stage.width, stage.height, (context) => text.draw(context, durationSeconds));
  const splash = createSplashes(letters, stage.unit, { colour, share: 0.24, seed: deriveSeed(seed, 'splashes') });
  const drips = placeDrips(readPixels(letters), stage, seed);
  const { fromSeconds } = text.placement;
  return {
    draw(context, seconds) {
      const strength = clamp((seconds - fromSeconds * 0.6) / 0.3);
      if (strength <= 0) return;
      splash(context, seconds, strength);
      context.save();
      context.fillStyle = text.fill;
      for (const drip of drips) drawDrip(context, drip, seconds, strength, stage.unit);
      context.restore();
    },
  };
}

/** Lowest ink of some columns. */
function placeDrips(data: Uint8ClampedArray, stage: Stage, seed: number): Drip[] {
  const random = createRandom(deriveSeed(seed, 'drips'));
  const drips: Drip[] = [];
  for (let tries = 0; tries < dripCount * 4 && drips.length < dripCount; tries++) {
    const x = Math.floor(random() * stage.width);
    let y = stage.height - 1;
    while (y > 0 && data[(y * stage.width + x) * 4 + 3]! < 160) y--;
    if (y > 0) drips.push({ x, y, phase: random(), size: random() });
  }
  return drips;
}

function drawDrip(context: SKRSContext2D, drip: Drip, seconds: number, strength: number, unit: number): void {
  const age = (drip.phase + seconds * dripsPerSecond) % 1;
  context.globalAlpha = (1 - age) * 0.9 * strength;
  context.beginPath();
  context.ellipse(
    drip.x,
    drip.y + age * age * 150 * unit,
    (2 + drip.size * 2.4) * unit,
    (4 + drip.size * 5 + age * 7) * unit,
    0,
    0,
    Math.PI * 2,
  );
  context.fill();
}
