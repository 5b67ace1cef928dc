import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createLayer } from '../../canvas/layer.ts';
import { drawRun, measureInk } from '../../canvas/type/measure.ts';
import type { RingText } from '../../canvas/type/ring-text.ts';
import type { Typesetter } from '../../canvas/type/typesetter.ts';

interface RingLetter {
  readonly canvas: Canvas;
  /** Of the letter's origin in its own canvas, in pixels. */
  readonly originX: number;
  readonly baselineY: number;
  readonly width: number;
}

const margin = 2;

/**
 * A ring whose letters are drawn once each: turning it in every frame then costs a copy a letter, where shaping them
 * anew would cost ten times that. Angles are clockwise from the top, in radians.
 */
export function createTurningRing(
  typesetter: Typesetter,
  ring: RingText,
): (context: SKRSContext2D, radius: number, startRadians: number) => void {
  const drawn = new Map<string, RingLetter>();
  const letters = ring.runs.map(({ run, width }): RingLetter => {
    if (run.text.trim() === '') return { canvas: createLayer(1, 1), originX: 0, baselineY: 0, width };
    const known = drawn.get(run.text);
    if (known !== undefined) return known;
    const ink = measureInk(typesetter, run);
    const originX = Math.ceil(Math.max(0, -ink.left)) + margin;
    const baselineY = Math.ceil(ink.ascent) + margin;
    const canvas = createLayer(originX + ink.right + margin, baselineY + ink.descent + margin, (context) => {
      context.fillStyle = ring.fill;
      drawRun(context, run, originX, baselineY);
    });
    const letter = { canvas, originX, baselineY, width };
    drawn.set(run.text, letter);
    return letter;
  });
  const direction = ring.rightToLeft ? -1 : 1;
  return (context, radius, startRadians) => {
    let angle = startRadians;
    for (const letter of letters) {
      const half = (letter.width + ring.gapPixels) / 2 / radius;
      angle += half * direction;
      if (letter.canvas.width > 1) {
        context.save();
        context.translate(Math.sin(angle) * radius, -Math.cos(angle) * radius);
        context.rotate(angle);
        context.drawImage(letter.canvas, -letter.width / 2 - letter.originX, -letter.baselineY);
        context.restore();
      }
      angle += half * direction;
    }
  };
}
