import { contrastRatio } from '../../canvas/contrast.ts';
import type { TypeRequest } from '../type-request.ts';

/** Paper and ink, the one that stands out more on the frame's ground first. */
export function groundInks(request: Pick<TypeRequest, 'palette' | 'value'>): readonly string[] {
  const { palette, value } = request;
  const ground = palette[value];
  return [palette.paper, palette.ink].toSorted((one, other) => contrastRatio(other, ground) - contrastRatio(one, ground));
}
