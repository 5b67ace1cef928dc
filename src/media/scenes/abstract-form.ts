import type { Canvas, CanvasGradient, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, pick } from '#domain/random.ts';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../canvas/colour.ts';
import { createLayer } from '../canvas/layer.ts';

/** The tones of one material, from its highlight to its shadow. */
interface Material {
  readonly high: string;
  readonly light: string;
  readonly body: string;
  readonly deep: string;
}

/** Paints one form into a square of 1 by 1, in a main and a second material. */
type PaintForm = (context: SKRSContext2D, main: Material, second: Material) => void;

const fullTurn = Math.PI * 2;

const forms: readonly PaintForm[] = [paintOrbit, paintRings, paintTotem, paintColumns, paintMonolith, paintFan];

/**
 * An abstract object for ads whose product has no picture and no drawing: it is modelled in tones here and lit
 * afterwards like any other hero. Which object it is follows from the seed.
 */
export function createAbstractForm(side: number, palette: Palette, seed: number): Canvas {
  const random = createRandom(seed);
  const paint = pick(random, forms);
  const swapped = random() < 0.4;
  const bright = materialOf(mix(palette.accent, palette.paper, 0.3), palette);
  const strong = materialOf(mix(palette.hot, palette.night, 0.12), palette);
  return createLayer(side, side, (context) => {
    context.translate(side * 0.05, side * 0.05);
    context.scale(side * 0.9, side * 0.9);
    if (swapped) paint(context, strong, bright);
    else paint(context, bright, strong);
  });
}

function materialOf(colour: string, palette: Palette): Material {
  return {
    high: mix(colour, '#ffffff', 0.55),
    light: mix(colour, palette.paper, 0.25),
    body: colour,
    deep: mix(colour, palette.night, 0.62),
  };
}

function shades(gradient: CanvasGradient, { high, light, body, deep }: Material): CanvasGradient {
  for (const [at, colour] of [
    [0, high],
    [0.18, light],
    [0.52, body],
    [1, deep],
  ] as const)
    gradient.addColorStop(at, colour);
  return gradient;
}

/** A ball lit from the upper left. */
function ball(context: SKRSContext2D, x: number, y: number, radius: number, material: Material): void {
  const [highX, highY] = [x - radius * 0.38, y - radius * 0.42];
  context.fillStyle = shades(
    context.createRadialGradient(highX, highY, radius * 0.05, highX, highY, radius * 1.5),
    material,
  );
  context.beginPath();
  context.arc(x, y, radius, 0, fullTurn);
  context.fill();
}

/** Tones across a round bar, from its left edge to its right. */
function roundBar(
  context: SKRSContext2D,
  from: number,
  to: number,
  { high, light, body, deep }: Material,
): CanvasGradient {
  const gradient = context.createLinearGradient(from, 0, to, 0);
  for (const [at, colour] of [
    [0, body],
    [0.26, high],
    [0.42, light],
    [0.68, body],
    [1, deep],
  ] as const)
    gradient.addColorStop(at, colour);
  return gradient;
}

/** A ring of round section, modelled by narrower and lighter strokes; `from` and `to` leave a part of it out. */
function tube(
  context: SKRSContext2D,
  x: number,
  y: number,
  radius: number,
  width: number,
  material: Material,
  from = 0,
  to = fullTurn,
): void {
  const steps = 18;
  context.lineCap = 'round';
  for (let step = 0; step < steps; step++) {
    const share = step / (steps - 1);
    const tone =
      share < 0.5
        ? mix(material.deep, material.body, share * 2)
        : mix(material.body, material.high, (share - 0.5) * 1.7);
    const shift = share * width * 0.17;
    context.strokeStyle = tone;
    context.lineWidth = width * (1 - share * 0.92);
    context.beginPath();
    context.arc(x - shift, y - shift, radius, from, to);
    context.stroke();
  }
}

/** A ball resting in an open ring, a small one leaving it. */
function paintOrbit(context: SKRSContext2D, main: Material, second: Material): void {
  tube(context, 0.5, 0.55, 0.37, 0.1, second, Math.PI * 0.02, Math.PI * 1.62);
  ball(context, 0.48, 0.56, 0.27, main);
  ball(context, 0.83, 0.2, 0.105, second);
}

/** Two rings, one through the other. */
function paintRings(context: SKRSContext2D, main: Material, second: Material): void {
  tube(context, 0.36, 0.42, 0.26, 0.17, main);
  tube(context, 0.64, 0.63, 0.24, 0.15, second);
  context.save();
  context.beginPath();
  for (const [x, y] of [
    [0.36, 0.42],
    [0.64, 0.63],
    [1.2, 0.63],
    [1.2, -0.2],
    [0.36, -0.2],
  ] as const)
    context.lineTo(x, y);
  context.clip();
  tube(context, 0.36, 0.42, 0.26, 0.17, main);
  context.restore();
}

/** Smooth stones piled up, each a little off the axis. */
function paintTotem(context: SKRSContext2D, main: Material, second: Material): void {
  const stones = [
    [0.5, 0.86, 0.42, 0.135],
    [0.46, 0.62, 0.31, 0.125],
    [0.54, 0.4, 0.22, 0.11],
  ] as const;
  for (const [index, [x, y, width, height]] of stones.entries()) {
    context.save();
    context.translate(x, y);
    context.scale(width, height);
    ball(context, 0, 0, 1, index === 1 ? second : main);
    context.restore();
  }
  ball(context, 0.47, 0.16, 0.14, second);
}

const columnWidth = 0.31;

/** Three round columns of different height with domed tops, side by side, a ball before them. */
function paintColumns(context: SKRSContext2D, main: Material, second: Material): void {
  const columns = [
    [0.02, 0.62, second],
    [0.34, 0.98, main],
    [0.66, 0.78, second],
  ] as const;
  for (const [x, height, material] of columns) {
    context.fillStyle = roundBar(context, x, x + columnWidth, material);
    context.beginPath();
    context.roundRect(x, 1 - height, columnWidth, height, [columnWidth / 2, columnWidth / 2, 0.02, 0.02]);
    context.fill();
  }
  ball(context, 0.2, 0.84, 0.16, main);
}

/** Blocks with bevelled faces that climb like stairs. */
function paintMonolith(context: SKRSContext2D, main: Material, second: Material): void {
  const blocks = [
    [0.24, 0.94, 0.25, second],
    [0.5, 0.94, 0.6, main],
    [0.76, 0.94, 0.4, second],
  ] as const;
  for (const [x, foot, height, material] of blocks) block(context, x, foot, 0.24, height, material);
}

/** An upright block seen from its corner: lit top, light left face, deep right one. */
function block(
  context: SKRSContext2D,
  x: number,
  foot: number,
  half: number,
  height: number,
  material: Material,
): void {
  const rise = half * 0.46;
  const top = foot - height - rise;
  const face = (points: readonly (readonly [number, number])[], from: string, to: string): void => {
    const gradient = context.createLinearGradient(x - half, top, x + half, foot);
    gradient.addColorStop(0, from);
    gradient.addColorStop(1, to);
    context.fillStyle = gradient;
    context.beginPath();
    for (const [pointX, pointY] of points) context.lineTo(pointX, pointY);
    context.fill();
  };
  const bottom = foot + rise * 0.1;
  face(
    [
      [x - half, top + rise],
      [x, top + rise * 2],
      [x, bottom + rise * 0.9],
      [x - half, bottom],
    ],
    material.light,
    material.body,
  );
  face(
    [
      [x, top + rise * 2],
      [x + half, top + rise],
      [x + half, bottom],
      [x, bottom + rise * 0.9],
    ],
    material.body,
    material.deep,
  );
  face(
    [
      [x, top],
      [x + half, top + rise],
      [x, top + rise * 2],
      [x - half, top + rise],
    ],
    material.high,
    material.light,
  );
}

/** Blades opened like a fan, each over the last. */
function paintFan(context: SKRSContext2D, main: Material, second: Material): void {
  const blades = 9;
  for (let blade = 0; blade < blades; blade++) {
    const share = blade / (blades - 1);
    const tone = (first: string, last: string): string => mix(first, last, share);
    const material = {
      high: tone(second.high, main.high),
      light: tone(second.light, main.light),
      body: tone(second.body, main.body),
      deep: tone(second.deep, main.deep),
    };
    context.save();
    context.translate(0.5, 0.9);
    context.rotate((share - 0.5) * 1.9);
    context.fillStyle = roundBar(context, -0.088, 0.088, material);
    context.beginPath();
    context.ellipse(0, -0.32, 0.088, 0.32, 0, 0, fullTurn);
    context.fill();
    context.restore();
  }
  ball(context, 0.5, 0.9, 0.08, main);
}
