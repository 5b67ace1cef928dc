import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { createFontBook, type FontBook } from './font-book.ts';

/** Edges of ink in pixels from an origin: to its left and right edge, above and below the baseline. */
export interface RelativeInk {
  readonly left: number;
  readonly right: number;
  readonly ascent: number;
  readonly descent: number;
}

/** What setting type needs: the fonts, and what has been measured so far. One for a process is enough. */
export interface Typesetter {
  readonly fonts: FontBook;
  /** Ink, advances and single glyphs by everything they depend on. */
  readonly inks: Map<string, RelativeInk>;
  readonly advances: Map<string, number>;
  readonly glyphs: Map<string, Canvas>;
  /** A context of at least this size for measuring; its content is nobody's. */
  scratch(widthPixels: number, heightPixels: number): SKRSContext2D;
}

/** Opens the fonts and empty caches. */
export function createTypesetter(): Typesetter {
  let canvas = createCanvas(1024, 512);
  return {
    fonts: createFontBook(),
    inks: new Map(),
    advances: new Map(),
    glyphs: new Map(),
    scratch(widthPixels, heightPixels) {
      if (canvas.width < widthPixels || canvas.height < heightPixels) {
        canvas = createCanvas(Math.max(canvas.width, widthPixels), Math.max(canvas.height, heightPixels));
      }
      return canvas.getContext('2d');
    },
  };
}
