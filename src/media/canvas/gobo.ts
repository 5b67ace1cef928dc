import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { createCoarseField, type CoarseField } from './coarse-field.ts';
import { parseHex } from './colour.ts';
import { paintColourFields } from './dithered-layer.ts';
import { toRadians } from './geometry.ts';
import { createLayer, readPixels } from './layer.ts';

/** Light through a window. */
export interface GoboOptions {
  /** What the shade multiplies by, a dark warm brown by default. */
  readonly colour?: string;
  /** Depth of the shade, 0–1; .35 to .6 looks like a room. */
  readonly amount?: number;
  /** Panes across and down. */
  readonly panes?: readonly [number, number];
  /** Centre, width and height of the window's light, as fractions of the frame. */
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  /** Lean of the panes; negative leans left at the foot. */
  readonly skew?: number;
  readonly rotationDegrees?: number;
  /** Softness in pixels. */
  readonly blur?: number;
  /** Width of the bars, as a fraction of a pane. */
  readonly bar?: number;
  /** Leaves of a tree outside that shade the light. */
  readonly leaves?: number;
  readonly seed?: number;
}

const step = 4;

function drawPanes(context: SKRSContext2D, width: number, height: number, options: GoboOptions): void {
  const [across, down] = options.panes ?? [3, 2];
  const paneWidth = width / across;
  const paneHeight = height / down;
  const bar = options.bar ?? 0.06;
  for (let column = 0; column < across; column++) {
    for (let row = 0; row < down; row++) {
      context.fillRect(
        (column - across / 2 + bar) * paneWidth,
        (row - down / 2 + bar) * paneHeight,
        paneWidth * (1 - 2 * bar),
        paneHeight * (1 - 2 * bar),
      );
    }
  }
}

function drawLeaves(context: SKRSContext2D, width: number, height: number, frameHeight: number, options: GoboOptions) {
  const random = createRandom(options.seed ?? 3);
  for (let leaf = 0; leaf < (options.leaves ?? 0); leaf++) {
    context.save();
    context.translate((random() - 0.5) * width * 1.1, (random() - 0.65) * height);
    context.rotate(random() * Math.PI * 2);
    const length = (0.1 + random() * 0.12) * frameHeight;
    context.beginPath();
    context.moveTo(0, 0);
    context.quadraticCurveTo(length * 0.5, -length * 0.3, length, 0);
    context.quadraticCurveTo(length * 0.5, length * 0.3, 0, 0);
    context.fill();
    context.restore();
  }
}

/** White where the window's light falls, black elsewhere, one pixel for every four of the frame: it is blurred anyway. */
function paintMask(width: number, height: number, columns: number, rows: number, options: GoboOptions): Canvas {
  const { x = 0.5, y = 0.3, width: share = 0.6, height: tall = 0.9, skew = -0.35 } = options;
  const sharp = createLayer(columns, rows, (context) => {
    context.fillStyle = '#000';
    context.fillRect(0, 0, columns, rows);
    context.scale(1 / step, 1 / step);
    context.translate(x * width + step / 2, y * height + step / 2);
    context.rotate(toRadians(options.rotationDegrees ?? -12));
    context.transform(1, 0, skew, 1, 0, 0);
    context.fillStyle = '#fff';
    drawPanes(context, share * width, tall * height, options);
    context.fillStyle = '#000';
    drawLeaves(context, share * width, tall * height, height, options);
  });
  return createLayer(columns, rows, (context) => {
    context.filter = `blur(${Math.max(0.5, (options.blur ?? 14) / step)}px)`;
    context.drawImage(sharp, 0, 0);
  });
}

/** An opaque layer that shades all but a window's panes. Draw it with `multiply`, on wall and object alike. */
export function createGobo(width: number, height: number, options: GoboOptions = {}): Canvas {
  const { colour = '#3a2216', amount = 0.55, seed = 3 } = options;
  const fields: readonly [CoarseField, CoarseField, CoarseField] = [
    createCoarseField(width, height, step),
    createCoarseField(width, height, step),
    createCoarseField(width, height, step),
  ];
  const { columns, rows } = fields[0];
  const mask = readPixels(paintMask(width, height, columns, rows, options));
  const shade = parseHex(colour);
  for (let node = 0; node < columns * rows; node++) {
    const depth = (1 - mask[node * 4]! / 255) * amount;
    for (let channel = 0; channel < 3; channel++) {
      fields[channel]!.values[node] = 255 + (shade[channel]! - 255) * depth;
    }
  }
  return paintColourFields(width, height, fields, 1, seed);
}
