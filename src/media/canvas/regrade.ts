import type { Canvas } from '@napi-rs/canvas';
import { byteOfLinear, linearOf, linearOfByte } from './colour.ts';
import { clamp, lerp, smoothstep } from './geometry.ts';
import { createLayer } from './layer.ts';
import { createRamp, rampSteps } from './ramp.ts';

/** Gives one family of hues (a material of the drawing) colours of its own. */
export interface HueRule {
  /** The hues it takes, in degrees of the HSV circle (0 red, 120 green, 240 blue); `from` above `to` runs through red. */
  readonly fromDegrees: number;
  readonly toDegrees: number;
  /** Colours of the material from dark to light. */
  readonly stops: readonly string[];
  /** Tones (square root of luminance) that become the first and the last stop. */
  readonly low?: number;
  readonly high?: number;
}

/** A colour grade, applied in the order of its fields. */
export interface Grade {
  /** Tones from dark to light become these colours. */
  readonly stops?: readonly string[];
  /** How much of its own colour the picture keeps under `stops`, 0 (default) to 1. */
  readonly keep?: number;
  /** Tones that become the first and the last stop, and the curve between. */
  readonly low?: number;
  readonly high?: number;
  readonly gamma?: number;
  readonly hueRules?: readonly HueRule[];
  readonly saturation?: number;
  readonly gain?: number;
  /** Multiplies at the end, as a filter before the lens. */
  readonly tint?: string;
}

/** A pixel of linear light, changed in place. */
export type LinearPixel = [number, number, number];
export type ApplyGrade = (pixel: LinearPixel) => void;

const toneSteps = 2048;
/** What an eye sees of linear light (power 1/2.2), by 1/2048 of light. */
const toneOfLight = Float32Array.from({ length: toneSteps + 1 }, (_, step) => (step / toneSteps) ** (1 / 2.2));

function luminanceOf(pixel: LinearPixel): number {
  return 0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2];
}

function toneOf(light: number): number {
  return toneOfLight[(clamp(light) * toneSteps) | 0]!;
}

function takeFromRamp(pixel: LinearPixel, ramp: Float32Array, tone: number, share: number): void {
  const at = ((clamp(tone) * (rampSteps - 1)) | 0) * 3;
  for (let channel = 0; channel < 3; channel++) {
    pixel[channel] = lerp(pixel[channel]!, ramp[at + channel]!, share);
  }
}

/** HSV hue in degrees and saturation of linear light. */
function hueOf(pixel: LinearPixel): { degrees: number; saturation: number } {
  const [red, green, blue] = pixel;
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range <= 1e-6) return { degrees: 0, saturation: 0 };
  const sixth =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return { degrees: sixth * 60, saturation: range / most };
}

const hueFeatherDegrees = 14;

function createHueRule(rule: HueRule): ApplyGrade {
  const ramp = createRamp(rule.stops);
  const { low = 0.05, high = 0.8 } = rule;
  const span = (rule.toDegrees - rule.fromDegrees + 360) % 360;
  const middle = rule.fromDegrees + span / 2;
  return (pixel) => {
    const { degrees, saturation } = hueOf(pixel);
    const away = Math.abs(((degrees - middle + 540) % 360) - 180) - span / 2;
    const share = smoothstep(hueFeatherDegrees, 0, away) * smoothstep(0.12, 0.3, saturation);
    if (share > 0) takeFromRamp(pixel, ramp, (toneOf(luminanceOf(pixel)) - low) / (high - low), share);
  };
}

function createToneMap(grade: Grade): ApplyGrade | null {
  if (!grade.stops) return null;
  const ramp = createRamp(grade.stops);
  const { keep = 0, low = 0, high = 1, gamma = 1 } = grade;
  return (pixel) => {
    const tone = clamp((toneOf(luminanceOf(pixel)) - low) / (high - low));
    takeFromRamp(pixel, ramp, gamma === 1 ? tone : tone ** gamma, 1 - keep);
  };
}

function createBalance(grade: Grade): ApplyGrade | null {
  const { saturation = 1, gain = 1, tint } = grade;
  if (saturation === 1 && gain === 1 && tint === undefined) return null;
  const filter = tint === undefined ? ([1, 1, 1] as const) : linearOf(tint);
  return (pixel) => {
    const light = luminanceOf(pixel);
    for (let channel = 0; channel < 3; channel++) {
      pixel[channel] = Math.max(0, light + (pixel[channel]! - light) * saturation) * gain * filter[channel]!;
    }
  };
}

/** A grade as a function on pixels of linear light. */
export function createGrade(grade: Grade): ApplyGrade {
  const steps = [createToneMap(grade), ...(grade.hueRules ?? []).map(createHueRule), createBalance(grade)].filter(
    (step) => step !== null,
  );
  return (pixel) => {
    for (const step of steps) step(pixel);
  };
}

/** A graded copy of a sprite; its opacity is kept. */
export function regrade(source: Canvas, grade: Grade): Canvas {
  const apply = createGrade(grade);
  const { width, height } = source;
  const image = source.getContext('2d').getImageData(0, 0, width, height);
  const { data } = image;
  const pixel: LinearPixel = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue;
    for (let channel = 0; channel < 3; channel++) pixel[channel] = linearOfByte[data[at + channel]!]!;
    apply(pixel);
    for (let channel = 0; channel < 3; channel++) data[at + channel] = byteOfLinear(pixel[channel]!);
  }
  return createLayer(width, height, (context) => context.putImageData(image, 0, 0));
}
