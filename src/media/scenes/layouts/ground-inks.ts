import { contrastRatio, largeTypeContrast, lowestContrast } from '../../canvas/contrast.ts';
import type { Box } from '../../canvas/geometry.ts';
import type { TypeRequest } from '../type-request.ts';

/** Paper and ink, the one that stands out more on the frame's ground first. */
export function groundInks(request: Pick<TypeRequest, 'palette' | 'value'>): readonly string[] {
  const { palette, value } = request;
  const ground = palette[value];
  return [palette.paper, palette.ink].toSorted(
    (one, other) => contrastRatio(other, ground) - contrastRatio(one, ground),
  );
}

/**
 * Inks for texts that share a box and should share a colour: the one that can be read on all of it, alone; where
 * neither can, both, and each text takes its own.
 */
export function inksOver(request: TypeRequest, box: Box): readonly string[] {
  const { darkest, lightest } = request.groundUnder(box);
  const inks = groundInks(request);
  const needed = largeTypeContrast * 1.08;
  const common = inks.find((ink) => lowestContrast(ink, [darkest, lightest]) >= needed);
  return common === undefined ? inks : [common];
}
