import type { Canvas } from '@napi-rs/canvas';
import { mix } from '../canvas/colour.ts';
import { lowestContrast } from '../canvas/contrast.ts';
import type { Box } from '../canvas/geometry.ts';
import type { MeasuredText } from '../render-task.ts';
import type { Stage } from '../scenes/stage.ts';
import type { TextPlacement } from '../scenes/type-request.ts';
import { groundRange } from './ground.ts';

/** Type whose height is at least this share of the short side counts as large and needs 3:1; smaller needs 4.5:1 (art direction, section 4). */
const largeTypeShare = 0.05;

/** Ink may leave the safe area by this share of the short side: overhanging serifs and hung punctuation. */
const overhangShare = 0.012;

/** Measures one text against the pixels it is about to be drawn on. Call it before the text is painted. */
export function measureText(placement: TextPlacement, frame: Canvas, stage: Stage): MeasuredText {
  const contrast = lowestContrast(placement.fill, groundsUnder(placement, frame));
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

/** A monument behind the hero is partly hidden on purpose and only has to be seen, not read in small. */
function requiredContrast(placement: TextPlacement, side: number): number {
  if (placement.role === 'monument') return placement.layer === 'behind' ? 1.15 : 3;
  return placement.box.height >= side * largeTypeShare ? 3 : 4.5;
}

function isInside(inner: Box, outer: Box, tolerance: number): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}
