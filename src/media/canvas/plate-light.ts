import type { Canvas } from '@napi-rs/canvas';
import { createCoarseField, type CoarseField } from './coarse-field.ts';
import { byteOfLinear, linearOf, type Rgb } from './colour.ts';
import { paintColourFields } from './dithered-layer.ts';
import { clamp, smoothstep, toRadians } from './geometry.ts';

/** A Gaussian light of a plate. */
export interface PlateLight {
  /** Centre, as fractions of the frame. */
  readonly x: number;
  readonly y: number;
  /** Reach, as a fraction of the short side; `radiusY` when it differs upright. */
  readonly radius: number;
  readonly radiusY?: number;
  readonly colour: string;
  /** Strength, 1 by default. */
  readonly power?: number;
  /** `add` for something that shines (default), `mix` for a wall it falls on. */
  readonly mode?: 'add' | 'mix';
  /** 1 by default; smaller has a sharper heart and a longer tail. */
  readonly falloff?: number;
  readonly rotationDegrees?: number;
}

/** A background made of light. */
export interface PlateOptions {
  /** The two ends of the ground's own gradient. */
  readonly base: readonly [string, string];
  /** Direction of the gradient: 90 runs from top to bottom (default), 0 from left to right. */
  readonly angleDegrees?: number;
  readonly lights?: readonly PlateLight[];
  /** How much the corners darken, 0 (default) to 1, away from (`vignetteX`, `vignetteY`), the centre by default. */
  readonly vignette?: number;
  readonly vignetteX?: number;
  readonly vignetteY?: number;
  /** A floor: below `y` (fraction of the height) the ground takes `colour` by `amount`, over `softness` of the height. */
  readonly floor?: { readonly y: number; readonly colour: string; readonly amount: number; readonly softness?: number };
  /** Dither in 8-bit levels, 1.2 by default; dark plates want 2. */
  readonly ditherLevels?: number;
  readonly seed?: number;
}

interface Emitter {
  readonly light: Rgb;
  readonly power: number;
  readonly mixes: boolean;
  readonly falloff: number;
  /** Squared distance from the centre in radii, at a pixel. */
  readonly reach: (x: number, y: number) => number;
}

const shoulderStart = 0.7;
/** Beyond this squared distance a light of this fall adds less than one part in a million. */
const farthest = 9;

/** Rolls light above .70 off towards white, so that overlapping lights never clip to a flat spot. */
function shoulder(light: number): number {
  const room = 1 - shoulderStart;
  return light <= shoulderStart ? light : shoulderStart + (1 - Math.exp((shoulderStart - light) / room)) * room;
}

function createEmitter(light: PlateLight, width: number, height: number): Emitter {
  const side = Math.min(width, height);
  const turn = toRadians(light.rotationDegrees ?? 0);
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  const scaleX = 1 / (light.radius * side);
  const scaleY = 1 / ((light.radiusY ?? light.radius) * side);
  const centreX = light.x * width;
  const centreY = light.y * height;
  return {
    light: linearOf(light.colour),
    power: light.power ?? 1,
    mixes: light.mode === 'mix',
    falloff: light.falloff ?? 1,
    reach: (x, y) => {
      const along = ((x - centreX) * cosine + (y - centreY) * sine) * scaleX;
      const across = ((y - centreY) * cosine - (x - centreX) * sine) * scaleY;
      return along * along + across * across;
    },
  };
}

/** Adds one light to a pixel of linear light. */
function shine(pixel: [number, number, number], emitter: Emitter, x: number, y: number): void {
  const reach = emitter.reach(x, y);
  if (reach > farthest) return;
  const spread = emitter.falloff === 1 ? reach : reach ** emitter.falloff;
  const weight = emitter.power * Math.exp(-1.6 * spread);
  const { light } = emitter;
  if (emitter.mixes) {
    const share = Math.min(1, weight);
    for (let channel = 0; channel < 3; channel++) pixel[channel]! += (light[channel]! - pixel[channel]!) * share;
  } else {
    for (let channel = 0; channel < 3; channel++) pixel[channel]! += light[channel]! * weight;
  }
}

/** A function that gives the ground's own light (gradient and floor) at a pixel. */
function createGround(width: number, height: number, options: PlateOptions): (x: number, y: number) => Rgb {
  const from = linearOf(options.base[0]);
  const to = linearOf(options.base[1]);
  const angle = toRadians(options.angleDegrees ?? 90);
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const { floor } = options;
  const floorLight = floor ? linearOf(floor.colour) : from;
  return (x, y) => {
    const share = smoothstep(0, 1, 0.5 + (x / width - 0.5) * cosine + (y / height - 0.5) * sine);
    const covered = floor ? smoothstep(0, floor.softness ?? 0.06, y / height - floor.y) * floor.amount : 0;
    const at = (channel: 0 | 1 | 2): number => {
      const ground = from[channel] + (to[channel] - from[channel]) * share;
      return ground + (floorLight[channel] - ground) * covered;
    };
    return [at(0), at(1), at(2)];
  };
}

function vignetteAt(x: number, y: number, options: PlateOptions): number {
  if (!options.vignette) return 1;
  const away = Math.hypot((x - (options.vignetteX ?? 0.5)) * 1.15, y - (options.vignetteY ?? 0.5)) * 1.35;
  return 1 - options.vignette * smoothstep(0.35, 1.05, away);
}

/** Evaluates the plate's light every four pixels: everything in it is smoother than that. */
function evaluate(width: number, height: number, options: PlateOptions): [CoarseField, CoarseField, CoarseField] {
  const fields: [CoarseField, CoarseField, CoarseField] = [
    createCoarseField(width, height),
    createCoarseField(width, height),
    createCoarseField(width, height),
  ];
  const { columns, rows, step } = fields[0];
  const emitters = (options.lights ?? []).map((light) => createEmitter(light, width, height));
  const ground = createGround(width, height, options);
  const pixel: [number, number, number] = [0, 0, 0];
  for (let row = 0, node = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, node++) {
      const x = column * step;
      const y = row * step;
      [pixel[0], pixel[1], pixel[2]] = ground(x, y);
      for (const emitter of emitters) shine(pixel, emitter, x, y);
      const kept = clamp(vignetteAt(x / width, y / height, options));
      for (let channel = 0; channel < 3; channel++) {
        fields[channel]!.values[node] = byteOfLinear(shoulder(pixel[channel]! * kept));
      }
    }
  }
  return fields;
}

/**
 * A background of light on an opaque canvas: added up in linear light, rolled off, and dithered to 8 bits,
 * so that no rings show at any darkness. About 25 ms at 1280x720 with three lights; draw it once, then blit.
 */
export function createLightPlate(width: number, height: number, options: PlateOptions): Canvas {
  const fields = evaluate(width, height, options);
  return paintColourFields(width, height, fields, options.ditherLevels ?? 1.2, options.seed ?? 1);
}
