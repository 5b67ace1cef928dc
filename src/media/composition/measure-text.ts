import type { Canvas } from '@napi-rs/canvas';
import { mix } from '../canvas/colour.ts';
import { contrastRatio, largeTypeContrast, lowestContrast, textContrast } from '../canvas/contrast.ts';
import type { Box } from '../canvas/geometry.ts';
import type { MeasuredText } from '../render-task.ts';
import type { Stage } from '../scenes/stage.ts';
import type { TextPlacement } from '../scenes/type-request.ts';
import { groundRange } from './ground.ts';

/** Type whose height is at least this share of the short side counts as large and needs 3:1; smaller needs 4.5:1 (WCAG 2.2, 1.4.3, with its large type counted by the frame). */
const largeTypeShare = 0.05;

/** Ink may leave the safe area by this share of the short side: overhanging serifs and hung punctuation. */
const overhangShare = 0.012;

/** Measures one text against the pixels it is about to be drawn on. Call it before the text is painted. */
export function measureText(placement: TextPlacement, frame: Canvas, stage: Stage): MeasuredText {
  const grounds = groundsUnder(placement, frame);
  const contrast = isBehind(placement)
    ? Math.max(...grounds.map((ground) => contrastRatio(placement.fill, ground)))
    : lowestContrast(placement.fill, grounds);
  return {
    ...placement,
    insideSafeArea: placement.role === 'monument' || isInside(placement.box, stage.safe, stage.side * overhangShare),
    contrastRatio: Math.round(contrast * 100) / 100,
    requiredContrast: requiredContrast(placement, stage.side),
  };
}

/** The darkest and lightest colour a text really stands on: its own ground, or the picture under its shade. */
function groundsUnder({ ground, shade, box }: TextPlacement, frame: Canvas): string[] {
  if (ground !== null) return [ground];
  const { darkest, lightest } = groundRange(frame, box);
  const shaded = (colour: string): string => (shade === null ? colour : mix(colour, shade.colour, shade.opacity));
  return [shaded(darkest), shaded(lightest)];
}

/**
 * A monument behind the hero is partly hidden on purpose. The pixels under its box are ground and hero together, and the
 * hero covers it, so it is judged by the one of the two it stands out from, and has to stand out from it clearly.
 */
function isBehind({ role, layer }: TextPlacement): boolean {
  return role === 'monument' && layer === 'behind';
}

/** The least contrast a text needs; `side` is the short side of the frame. */
export function requiredContrast(placement: TextPlacement, side: number): number {
  if (isBehind(placement)) return 2;
  if (placement.role === 'monument') return largeTypeContrast;
  return placement.box.height >= side * largeTypeShare ? largeTypeContrast : textContrast;
}

function isInside(inner: Box, outer: Box, tolerance: number): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}
