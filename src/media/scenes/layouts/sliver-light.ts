import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { mix, withAlpha } from '../../canvas/colour.ts';
import { inOutSine, progress } from '../../canvas/easing.ts';
import { lerp, toRadians } from '../../canvas/geometry.ts';
import { createGlow } from '../../canvas/glow.ts';
import { createLayer, readPixels, type Sprite } from '../../canvas/layer.ts';
import type { PlateRequest } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

/** How a slit of light passes over a hero in the dark. */
export interface SliverOptions {
  /** The side of the hero that meets the empty room, where the light catches its edge. */
  readonly openSide: 'left' | 'right';
  /** Lean of the slit from level, and whether it goes down. */
  readonly leanDegrees: number;
  readonly downwards: boolean;
}

/** The lit hero at a time, as one sprite to be drawn at once, and the spark where light meets its edge. */
export interface SliverLight {
  readonly view: (seconds: number) => Canvas;
  drawSpark(context: SKRSContext2D, seconds: number): void;
}

/** Half the width of the slit when it opens and at the end of the shot, in units. */
const narrow = 74;
const wide = 205;

/** Darkness with one slit of light that travels along the hero's edge and slowly opens. The hero's own colours are kept. */
export function createSliverLight(
  request: PlateRequest,
  stage: Stage,
  hero: Sprite,
  options: SliverOptions,
): SliverLight {
  const { width, height } = hero.canvas;
  const dark = createDarkHero(request, stage, hero.canvas, options);
  const edge = readEdge(hero.canvas, options.openSide);
  const lit = createLayer(width, height);
  const both = createLayer(width, height);
  const top = Math.max(0, hero.y);
  const bottom = Math.min(stage.height, hero.y + height);
  const seconds = Math.max(2.4, request.durationSeconds * 1.02);
  const middleAt = (time: number): number => {
    const share = progress(time, -0.25, seconds + 0.25, inOutSine);
    const [from, to] = options.downwards ? [0.04, 0.74] : [0.96, 0.32];
    return Math.round(lerp(from, to, share) * (bottom - top) + top - hero.y);
  };
  const halfAt = (time: number): number => lerp(narrow, wide, progress(time, 0, seconds, inOutSine)) * stage.unit;
  const spark = createGlow(330 * stage.unit, mix(request.palette.accent, '#ffffff', 0.55), {
    power: 0.85,
    falloff: 2.2,
  });
  return {
    view(time) {
      paintSlit(lit.getContext('2d'), hero.canvas, middleAt(time), halfAt(time), options.leanDegrees);
      const context = both.getContext('2d');
      context.globalCompositeOperation = 'copy';
      context.drawImage(dark, 0, 0);
      context.globalCompositeOperation = 'source-over';
      context.drawImage(lit, 0, 0);
      return both;
    },
    drawSpark(context, time) {
      if (hasBackground(request)) return;
      const row = edgeRow(edge, middleAt(time), width, options);
      if (row === null) return;
      context.save();
      context.globalCompositeOperation = 'screen';
      context.globalAlpha *= 0.5 + 0.14 * Math.sin(time * 2.3);
      context.drawImage(
        spark,
        Math.round(hero.x + row.x - spark.width / 2),
        Math.round(hero.y + row.y - spark.height / 2),
      );
      context.restore();
    },
  };
}

/** A photograph with its background has no edge of its own for light to catch. */
function hasBackground({ hero }: PlateRequest): boolean {
  return hero.kind === 'photo' && !hero.cutOut;
}

/** Keeps of the hero what the slit lets through. */
function paintSlit(context: SKRSContext2D, hero: Canvas, middle: number, half: number, leanDegrees: number): void {
  const { width, height } = hero;
  const lean = toRadians(leanDegrees);
  const reachX = Math.sin(lean) * half;
  const reachY = Math.cos(lean) * half;
  context.globalCompositeOperation = 'copy';
  context.drawImage(hero, 0, 0);
  context.globalCompositeOperation = 'destination-in';
  const slit = context.createLinearGradient(width / 2 - reachX, middle - reachY, width / 2 + reachX, middle + reachY);
  for (const [stop, light] of [
    [0, 0],
    [0.26, 0.22],
    [0.42, 0.94],
    [0.5, 1],
    [0.6, 0.9],
    [0.8, 0.26],
    [1, 0],
  ] as const) {
    slit.addColorStop(stop, `rgba(0,0,0,${light})`);
  }
  context.fillStyle = slit;
  context.fillRect(0, 0, width, height);
}

/** The hero as it stands in the dark: nearly black, with a thread of light along the edge that faces the room. */
function createDarkHero(request: PlateRequest, stage: Stage, hero: Canvas, { openSide }: SliverOptions): Canvas {
  const { palette } = request;
  const { width, height } = hero;
  const shift = (openSide === 'left' ? 7 : -7) * stage.unit;
  const thread = createLayer(width, height, (context) => {
    context.drawImage(hero, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = mix(palette.accent, palette.paper, 0.35);
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'destination-out';
    context.filter = `blur(${2.5 * stage.unit}px)`;
    context.drawImage(hero, shift, shift * 0.35);
    context.drawImage(hero, shift, shift * 0.35);
  });
  return createLayer(width, height, (context) => {
    context.drawImage(hero, 0, 0);
    context.globalCompositeOperation = 'source-atop';
    context.fillStyle = withAlpha(mix(palette.night, '#000000', 0.35), 0.86);
    context.fillRect(0, 0, width, height);
    context.globalAlpha = hasBackground(request) ? 0 : 0.5;
    context.drawImage(thread, 0, 0);
  });
}

/** For every row, where the hero begins on its open side; -1 where there is none. */
function readEdge(hero: Canvas, openSide: 'left' | 'right'): Int32Array {
  const { width, height } = hero;
  const data = readPixels(hero);
  const edge = new Int32Array(height).fill(-1);
  for (let y = 0; y < height; y++) {
    for (let step = 0; step < width; step++) {
      const x = openSide === 'left' ? step : width - 1 - step;
      if (data[(y * width + x) * 4 + 3]! < 120) continue;
      edge[y] = x;
      break;
    }
  }
  return edge;
}

/** Where the slit's middle line crosses the hero's edge. */
function edgeRow(
  edge: Int32Array,
  middle: number,
  width: number,
  { leanDegrees }: SliverOptions,
): { x: number; y: number } | null {
  const slope = -Math.tan(toRadians(leanDegrees));
  for (let y = 0; y < edge.length; y++) {
    const x = edge[y]!;
    if (x >= 0 && y >= middle + (x - width / 2) * slope) return { x, y };
  }
  return null;
}
