import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { withAlpha } from './colour.ts';
import { readPixels } from './layer.ts';

interface Edge {
  readonly x: number;
  readonly y: number;
}

/** How splashes look. */
export interface SplashOptions {
  readonly colour?: string;
  /** Part of the edge that is hit, .22 by default. */
  readonly share?: number;
  /** Clear room an edge needs above it to be hit, in pixels. */
  readonly clearAbove?: number;
  readonly seed?: number;
}

/** The upper edges of a layer's ink that stand free, one for every three pixels across. */
export function findTopEdges(layer: Canvas, clearAbove = 14): Edge[] {
  const { width, height } = layer;
  const data = readPixels(layer);
  const alphaAt = (x: number, y: number): number => (y < 0 ? 0 : data[(y * width + x) * 4 + 3]!);
  const edges: Edge[] = [];
  for (let x = 0; x < width; x += 3) {
    for (let y = 0; y < height; y++) {
      if (alphaAt(x, y) > 160 && alphaAt(x, y - 1) <= 160 && alphaAt(x, y - clearAbove) < 60) edges.push({ x, y });
    }
  }
  return edges;
}

const perSecond = 2.6;
const visibleShare = 0.42;

/** Small crowns of water where rain hits the top of a layer's ink (letters, a roof), drawn in place over that layer. */
export function createSplashes(
  layer: Canvas,
  unit: number,
  options: SplashOptions = {},
): (context: SKRSContext2D, seconds: number, strength?: number) => void {
  const { colour = '#f0f8fc', share = 0.22, seed = 8 } = options;
  const random = createRandom(seed);
  const hits = findTopEdges(layer, options.clearAbove ?? Math.ceil(14 * unit))
    .filter(() => random() < share)
    .map((edge) => ({ ...edge, phase: random(), size: random() }));
  return (context, seconds, strength = 1) => {
    context.save();
    context.strokeStyle = withAlpha(colour, 0.85 * strength);
    context.lineWidth = 1.8 * unit;
    context.lineCap = 'round';
    context.beginPath();
    for (const hit of hits) {
      const phase = (hit.phase + seconds * perSecond) % 1;
      if (phase > visibleShare) continue;
      const age = phase / visibleShare;
      for (const side of [-1, 1]) {
        const x = hit.x + side * (4 + 15 * age) * unit * (0.5 + hit.size);
        const y = hit.y - (3 + 20 * Math.sin(age * 2.6) * (0.4 + hit.size * 0.7)) * unit;
        context.moveTo(x, y);
        context.lineTo(x + side * 3 * unit, y + (age - 0.5) * 5 * unit);
      }
    }
    context.stroke();
    context.restore();
  };
}
