import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, type Random } from '#domain/random.ts';
import { clamp } from './geometry.ts';
import { createLayer } from './layer.ts';

/** The look of steam. */
export interface SteamOptions {
  readonly colour?: string;
  readonly strands?: number;
  /** Opacity, .5 by default. */
  readonly power?: number;
  readonly seed?: number;
}

const puffsPerStrand = 46;

/** One strand: puffs that widen and sway as they rise, thin at both ends. `lean` spreads strands apart. */
function drawStrand(
  context: SKRSContext2D,
  size: { readonly width: number; readonly height: number },
  random: Random,
  lean: number,
  power: number,
): void {
  const { width, height } = size;
  const start = width * (0.36 + 0.28 * random());
  const phase = random() * Math.PI * 2;
  const sway = width * (0.05 + 0.08 * random());
  for (let puff = 0; puff < puffsPerStrand; puff++) {
    const rise = puff / puffsPerStrand;
    const turn = phase + rise * 5.2;
    const x = start + Math.sin(turn) * sway * (0.25 + rise * 1.3) + lean * rise * width * 0.03;
    const y = height * (0.98 - rise * 0.9);
    context.globalAlpha = clamp(power * 0.085 * Math.sin(Math.PI * clamp(rise * 1.02)) ** 0.8);
    context.beginPath();
    context.ellipse(x, y, width * (0.03 + 0.085 * rise), height * 0.05, Math.cos(turn) * 0.6, 0, Math.PI * 2);
    context.fill();
  }
}

/** Rising steam in a layer of `width` x `height`, its source at the middle of the foot. Draw it with `screen`. */
export function createSteam(width: number, height: number, options: SteamOptions = {}): Canvas {
  const { colour = '#fff3e2', strands = 4, power = 0.5, seed = 4 } = options;
  const random = createRandom(seed);
  const sharp = createLayer(width, height, (context) => {
    context.fillStyle = colour;
    for (let strand = 0; strand < strands; strand++) {
      drawStrand(context, { width, height }, random, strand - strands / 2, power);
    }
  });
  return createLayer(width, height, (context) => {
    context.filter = `blur(${width * 0.042}px)`;
    context.drawImage(sharp, 0, 0);
    fadeSides(context, width, height);
  });
}

/** Fades the layer's sides and ends to nothing, so that wide steam is never cut by its own box. */
function fadeSides(context: SKRSContext2D, width: number, height: number): void {
  context.filter = 'none';
  context.globalCompositeOperation = 'destination-in';
  const across = context.createLinearGradient(0, 0, width, 0);
  const along = context.createLinearGradient(0, 0, 0, height);
  for (const fade of [across, along]) {
    fade.addColorStop(0, 'rgba(0,0,0,0)');
    fade.addColorStop(0.12, 'rgba(0,0,0,1)');
    fade.addColorStop(0.88, 'rgba(0,0,0,1)');
    fade.addColorStop(1, 'rgba(0,0,0,0)');
    context.fillStyle = fade;
    context.fillRect(0, 0, Math.ceil(width), Math.ceil(height));
  }
}
