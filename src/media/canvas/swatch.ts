import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, type Random } from '#domain/random.ts';
import { createLayer } from './layer.ts';
import { relight } from './relight.ts';

/** A gloss swatch: a fat stroke of gel across a frame. */
export interface SwatchOptions {
  /** Tones of the gel from its shade to its shine, three or more. */
  readonly tones: readonly string[];
  /** Width of the stroke in units of 1/720 of the short side; 1 is the usual 120 to 260. */
  readonly thickness?: number;
  /** Runs from the right when true. */
  readonly mirrored?: boolean;
  readonly seed?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Control points of the stroke's two curves, as fractions of the frame. */
const firstCurve = [
  { x: 0.02, y: 0.9 },
  { x: 0.22, y: 0.34 },
  { x: 0.46, y: -0.02 },
  { x: 0.6, y: 0.42 },
] as const;
const secondCurve = [
  { x: 0.6, y: 0.42 },
  { x: 0.645, y: 0.6 },
  { x: 0.7, y: 0.7 },
  { x: 0.885, y: 0.3 },
] as const;
const curveJoint = 0.56;
const drops = [
  { x: 0.915, y: 0.22, radius: 17 },
  { x: 0.935, y: 0.155, radius: 9 },
  { x: 0.03, y: 0.76, radius: 12 },
];
const bodyBristles = 46;
const allBristles = 150;

type Curve = readonly [Point, Point, Point, Point];

function pointOf([start, first, second, end]: Curve, share: number): Point {
  const rest = 1 - share;
  const weigh = (a: number, b: number, c: number, d: number): number =>
    rest ** 3 * a + 3 * rest ** 2 * share * b + 3 * rest * share ** 2 * c + share ** 3 * d;
  return { x: weigh(start.x, first.x, second.x, end.x), y: weigh(start.y, first.y, second.y, end.y) };
}

/** A place on the stroke's spine and the unit normal there, in pixels. */
function spineAt(share: number, width: number, height: number): { at: Point; normal: Point } {
  const place = (along: number): Point => {
    const point =
      along < curveJoint
        ? pointOf(firstCurve, along / curveJoint)
        : pointOf(secondCurve, (along - curveJoint) / (1 - curveJoint));
    return { x: point.x * width, y: point.y * height };
  };
  const before = place(Math.max(0, share - 0.004));
  const after = place(Math.min(1, share + 0.004));
  const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
  return { at: place(share), normal: { x: -(after.y - before.y) / length, y: (after.x - before.x) / length } };
}

/** Half the stroke's width along the spine, in units: fat in the middle, pinched at the bend. */
function halfWidthAt(share: number): number {
  return 62 + 70 * Math.sin(Math.PI * Math.min(1, share * 1.05)) - 26 * Math.exp(-(((share - 0.6) / 0.1) ** 2));
}

interface Brush {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

/** One bristle's line along the spine at `side` (-1 to 1 across the stroke). */
function strokeBristle(context: SKRSContext2D, brush: Brush, side: number, from: number, to: number): void {
  context.beginPath();
  for (let step = 0; step <= 90; step++) {
    const share = from + ((to - from) * step) / 90;
    const { at, normal } = spineAt(share, brush.width, brush.height);
    const away = halfWidthAt(share) * brush.unit * side;
    context.lineTo(at.x + normal.x * away, at.y + normal.y * away);
  }
  context.stroke();
}

/** The body is laid in even strokes; thinner light and dark bristles then comb ridges into it. */
function drawBristles(context: SKRSContext2D, brush: Brush, random: Random): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (let bristle = 0; bristle < allBristles; bristle++) {
    const isBody = bristle < bodyBristles;
    const side = isBody ? (bristle / (bodyBristles - 1)) * 2 - 1 : random() * 2 - 1;
    const from = random() * 0.05 * (isBody ? 0.5 : 1.4);
    const to = 1 - random() * 0.14 * (0.4 + Math.abs(side));
    const grey = isBody ? 190 : random() < 0.55 ? 255 : 70;
    context.strokeStyle = `rgba(${grey},${grey},${grey},${isBody ? 1 : 0.16 + random() * 0.4})`;
    context.globalCompositeOperation = isBody ? 'source-over' : 'source-atop';
    context.lineWidth = (isBody ? 13 : 1.5 + random() ** 2 * 9) * brush.unit;
    strokeBristle(context, brush, side, from, to);
  }
}

/**
 * Traces the room a swatch takes up to `share` of its way, with a margin and a round end: clip to it, and the stroke is
 * laid on as a brush would. The drops lie outside; show them when the stroke is done.
 */
export function traceSwatch(
  context: SKRSContext2D,
  width: number,
  height: number,
  options: Pick<SwatchOptions, 'thickness' | 'mirrored'>,
  share: number,
): void {
  const unit = (Math.min(width, height) / 720) * (options.thickness ?? 1);
  const steps = 60;
  const edge = (side: 1 | -1, step: number): void => {
    const along = (share * step) / steps;
    const { at, normal } = spineAt(along, width, height);
    const away = (halfWidthAt(along) * 1.2 + 24) * unit * side;
    const x = at.x + normal.x * away;
    context.lineTo(options.mirrored ? width - x : x, at.y + normal.y * away);
  };
  context.beginPath();
  for (let step = 0; step <= steps; step++) edge(1, step);
  const { at } = spineAt(share, width, height);
  const radius = (halfWidthAt(share) * 1.2 + 24) * unit;
  for (let step = steps; step >= 0; step--) edge(-1, step);
  context.closePath();
  context.moveTo((options.mirrored ? width - at.x : at.x) + radius, at.y);
  context.arc(options.mirrored ? width - at.x : at.x, at.y, radius, 0, Math.PI * 2);
}

/** A glossy stroke of gel over a transparent frame of `width` x `height`, lit from the upper left. About 0.25 s once. */
export function createSwatch(width: number, height: number, options: SwatchOptions): Canvas {
  const unit = (Math.min(width, height) / 720) * (options.thickness ?? 1);
  const random = createRandom(options.seed ?? 4);
  const flat = createLayer(width, height, (context) => {
    if (options.mirrored) {
      context.translate(width, 0);
      context.scale(-1, 1);
    }
    drawBristles(context, { width, height, unit }, random);
    context.globalCompositeOperation = 'source-over';
    context.fillStyle = '#c8c8c8';
    for (const drop of drops) {
      context.beginPath();
      context.arc(width * drop.x, height * drop.y, drop.radius * unit, 0, Math.PI * 2);
      context.fill();
    }
  });
  const middle = options.tones[Math.floor(options.tones.length / 2)] ?? '#ffffff';
  return relight(flat, {
    key: { angleDegrees: 122, elevationDegrees: 46, colour: '#fff6e8', power: 1.25 },
    fill: { colour: middle, power: 0.42 },
    rims: [
      { angleDegrees: 300, colour: middle, power: 0.9 },
      { angleDegrees: 120, colour: '#ffffff', power: 0.5 },
    ],
    specular: 1.1,
    shine: 60,
    detail: 1.25,
    occlusion: 0,
    wrap: 0.5,
    resolution: 'full',
    grade: { stops: options.tones, low: 0.15, high: 1.05 },
  });
}
