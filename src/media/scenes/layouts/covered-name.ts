import type { Box } from '../../canvas/geometry.ts';
import { plainText } from '../../canvas/type/accent-marks.ts';
import { setText, type SetText, type TextSetting } from '../set-text.ts';
import type { Stage } from '../stage.ts';
import type { TypeRequest } from '../type-request.ts';

/** Most letters of a word of which an object may cover a part. */
const longestCovered = 9;

/** Whether an object may cover a part of a word and leave it readable: short words in Latin letters only. */
export function mayBeCovered(text: string): boolean {
  const plain = plainText(text).trim();
  return plain.length <= longestCovered && /^[\p{Script=Latin}\p{N}\p{P}\p{S}\p{M}\s]*$/u.test(plain);
}

/**
 * Sets a monument behind the hero. Its ink is chosen, and later measured, in `seen`: the part of the frame that the
 * hero leaves free, so that a dark cap in front of dark letters does not turn them grey.
 */
export function setCoveredName(
  request: TypeRequest,
  stage: Stage,
  setting: Omit<TextSetting, 'role' | 'layer'>,
  seen: Box,
): SetText | null {
  const uncovered = { ...request, groundUnder: (box: Box) => request.groundUnder(partInside(box, seen)) };
  const name = setText(uncovered, stage, { ...setting, role: 'monument', layer: 'behind' });
  if (name === null) return null;
  return { ...name, placement: { ...name.placement, box: partInside(name.placement.box, seen) } };
}

function partInside(box: Box, seen: Box): Box {
  const x = Math.max(box.x, seen.x);
  const y = Math.max(box.y, seen.y);
  const width = Math.min(box.x + box.width, seen.x + seen.width) - x;
  const height = Math.min(box.y + box.height, seen.y + seen.height) - y;
  return width > 8 && height > 8 ? { x, y, width, height } : box;
}
