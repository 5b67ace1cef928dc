import type { Canvas } from '@napi-rs/canvas';
import { linearOfByte, parseHex } from './colour.ts';
import { clamp, toRadians } from './geometry.ts';
import { createFromPixels, readPixels } from './layer.ts';

/** A screen of dots. */
export interface HalftoneOptions {
  /** Distance of the dots in pixels, 7 by default. */
  readonly cell?: number;
  readonly angleDegrees?: number;
  /** Above 1 keeps dots out of the middle tones. */
  readonly gamma?: number;
  /** Dots where the picture is light, instead of dark. */
  readonly inverted?: boolean;
  /** Size of the dots, 1 by default. */
  readonly gain?: number;
  /** Tones fainter than this get no dot. */
  readonly faintest?: number;
  /** Stretches the sprite's own tones (5th to 95th percentile) over the whole range, so that any object prints well. */
  readonly autoLevels?: boolean;
}

/** Perceived darkness of every tone of light: light to the power 1/2.2, turned round. */
function darknessAt(data: Uint8ClampedArray, at: number): number {
  const light =
    0.2126 * linearOfByte[data[at]!]! + 0.7152 * linearOfByte[data[at + 1]!]! + 0.0722 * linearOfByte[data[at + 2]!]!;
  return 1 - light ** (1 / 2.2);
}

/** The tones that become no ink and full ink. */
function levelsOf(data: Uint8ClampedArray, isStretched: boolean): { low: number; high: number } {
  if (!isStretched) return { low: 0, high: 1 };
  const tones: number[] = [];
  const stride = Math.max(1, Math.floor(data.length / 4 / 4000)) * 4;
  for (let at = 0; at < data.length; at += stride) if (data[at + 3]! >= 128) tones.push(darknessAt(data, at));
  tones.sort((one, other) => one - other);
  const low = tones[Math.floor(tones.length * 0.05)] ?? 0;
  const high = tones[Math.floor(tones.length * 0.95)] ?? 1;
  return { low, high: Math.max(high, low + 0.12) };
}

/** The turned grid and the radius of the dot at each of its nodes, in pixels; 0 where there is none. */
interface DotGrid {
  readonly radii: Float32Array;
  readonly across: number;
  readonly cell: number;
  readonly cosine: number;
  readonly sine: number;
  /** Grid coordinates of node 0, in cells. */
  readonly start: number;
}

function computeDots(data: Uint8ClampedArray, width: number, height: number, options: HalftoneOptions): DotGrid {
  const { cell = 7, angleDegrees = 22, gamma = 1, gain = 1, faintest = 0.05 } = options;
  const cosine = Math.cos(toRadians(angleDegrees));
  const sine = Math.sin(toRadians(angleDegrees));
  const start = -Math.ceil(Math.hypot(width, height) / 2 / cell) - 1;
  const across = -start * 2 + 2;
  const radii = new Float32Array(across * across);
  const { low, high } = levelsOf(data, options.autoLevels ?? false);
  for (let row = 0, node = 0; row < across; row++) {
    for (let column = 0; column < across; column++, node++) {
      const along = (column + start) * cell;
      const down = (row + start) * cell;
      const x = Math.floor(width / 2 + along * cosine - down * sine);
      const y = Math.floor(height / 2 + along * sine + down * cosine);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = (y * width + x) * 4;
      if (data[at + 3]! < 128) continue;
      const dark = clamp((darknessAt(data, at) - low) / (high - low));
      const tone = clamp((options.inverted ? 1 - dark : dark) ** gamma * gain);
      if (tone >= faintest) radii[node] = cell * 0.72 * Math.sqrt(tone);
    }
  }
  return { radii, across, cell, cosine, sine, start };
}

/** Coverage of a pixel, 0–1, by the four dots around it; its edges are smooth over one pixel. */
function coverageAt(grid: DotGrid, x: number, y: number): number {
  const { radii, across, cell, start } = grid;
  const along = (x * grid.cosine + y * grid.sine) / cell - start;
  const down = (y * grid.cosine - x * grid.sine) / cell - start;
  const column = Math.floor(along);
  const row = Math.floor(down);
  let cover = 0;
  for (let corner = 0; corner < 4; corner++) {
    const nodeColumn = column + (corner & 1);
    const nodeRow = row + (corner >> 1);
    const radius = radii[nodeRow * across + nodeColumn]!;
    if (radius === 0) continue;
    const awayX = along - nodeColumn;
    const awayY = down - nodeRow;
    const inside = radius - Math.sqrt(awayX * awayX + awayY * awayY) * cell + 0.5;
    if (inside > cover) cover = inside;
  }
  return cover < 1 ? cover : 1;
}

/** A sprite's dark parts as round dots of ink on a turned grid, their size following the tone. Draw it with `multiply`, or plainly. */
export function createHalftone(source: Canvas, ink: string, options: HalftoneOptions = {}): Canvas {
  const grid = computeDots(readPixels(source), source.width, source.height, options);
  const [red, green, blue] = parseHex(ink);
  return createFromPixels(source.width, source.height, (data, width, height) => {
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 4) {
        const cover = coverageAt(grid, x + 0.5 - width / 2, y + 0.5 - height / 2);
        if (cover <= 0) continue;
        data[at] = red;
        data[at + 1] = green;
        data[at + 2] = blue;
        data[at + 3] = cover * 255;
      }
    }
  });
}
