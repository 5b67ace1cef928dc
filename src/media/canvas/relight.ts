import type { Canvas } from '@napi-rs/canvas';
import { readLine } from './coarse-field.ts';
import { linearOfByte } from './colour.ts';
import { smoothstep } from './geometry.ts';
import { computeSlopes } from './height-field.ts';
import { createLayer } from './layer.ts';
import { noiseMask, triangularNoise } from './noise-table.ts';
import { createGrade, type Grade, type LinearPixel } from './regrade.ts';
import { createShade, type FillLight, type KeyLight, type RimLight } from './shading.ts';

/** Light for flat art. Photographs are never relit: they carry their own. */
export interface RelightOptions {
  /** White from the upper left by default. */
  readonly key?: KeyLight;
  readonly fill?: FillLight;
  readonly rims?: readonly RimLight[];
  /** Strength of highlights, .35 by default; wet or polished things 1 and more. */
  readonly specular?: number;
  /** Tightness of highlights, 26 by default, 60 for gloss. */
  readonly shine?: number;
  /** Roundness of the body, 1 by default. */
  readonly bulge?: number;
  /** Relief of what is painted, .6 by default. */
  readonly detail?: number;
  /** How far the key reaches round the body, .3 by default. */
  readonly wrap?: number;
  /** How much the foot darkens, .5 by default; 0 for what floats. */
  readonly occlusion?: number;
  readonly exposure?: number;
  /** Colours before the light falls, so that stock art takes the ad's own. */
  readonly grade?: Grade;
  /** `full` works the body out pixel by pixel, for ridges finer than 3 pixels; `auto` every 2 or 3 pixels when large. */
  readonly resolution?: 'auto' | 'full';
}

const defaultKey: KeyLight = { angleDegrees: 125, elevationDegrees: 45, colour: '#ffffff', power: 1.1 };
const defaultFill: FillLight = { colour: '#8090b0', power: 0.35 };

/** Smooth bodies band in 8 bits without it. */
const ditherLevels = 0.8;

/** Pixels for each node of the body: small sprites keep all, macros keep every third. */
function stepOf(longestSide: number, resolution: 'auto' | 'full'): number {
  if (resolution === 'full' || longestSide < 260) return 1;
  return longestSide < 1100 ? 2 : 3;
}

/**
 * Real light on flat art. A body is imagined from outline and tones; its normals then take ambient light, a wrapped key,
 * rims, highlights and darkening at the foot, in linear light. The same size and outline as the source.
 */
export function relight(source: Canvas, options: RelightOptions = {}): Canvas {
  const { key = defaultKey, fill = defaultFill, rims = [], specular = 0.35, shine = 26, wrap = 0.3 } = options;
  const { bulge = 1, detail = 0.6, occlusion = 0.5, exposure = 1, resolution = 'auto' } = options;
  const { width, height } = source;
  const image = source.getContext('2d').getImageData(0, 0, width, height);
  const { data } = image;
  const step = stepOf(Math.max(width, height), resolution);
  const slopes = computeSlopes(data, width, height, { bulge, detail, step });
  const shade = createShade({ key, fill, rims, specular, shine, wrap, exposure });
  const grade = options.grade ? createGrade(options.grade) : null;
  const right = new Float32Array(width);
  const down = new Float32Array(width);
  const pixel: LinearPixel = [0, 0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    readLine(slopes.right, y, right);
    readLine(slopes.down, y, down);
    const ground = 1 - occlusion * smoothstep(0.45, 1, y / height);
    for (let x = 0; x < width; x++, at += 4) {
      if (data[at + 3] === 0) continue;
      pixel[0] = linearOfByte[data[at]!]!;
      pixel[1] = linearOfByte[data[at + 1]!]!;
      pixel[2] = linearOfByte[data[at + 2]!]!;
      grade?.(pixel);
      shade(pixel, right[x]!, down[x]!, ground);
      const dither = triangularNoise[(at * 7 + y * 977) & noiseMask]! * ditherLevels;
      data[at] = pixel[0] + dither;
      data[at + 1] = pixel[1] + dither;
      data[at + 2] = pixel[2] + dither;
    }
  }
  return createLayer(width, height, (context) => context.putImageData(image, 0, 0));
}
