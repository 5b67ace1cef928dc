import { plainText } from '../../canvas/type/accent-marks.ts';
import type { TextSetting } from '../set-text.ts';
import { artStyleOf } from '../style-registry.ts';
import type { TypeRequest } from '../type-request.ts';

/** Longest line that is still pleasant in spaced capitals. */
const longestCapitals = 44;

/**
 * How a supporting line is spoken: plainly, or in small spaced capitals where the world has them, the line is short and
 * its letters have capitals. `size` is the largest of plain letters, as a share of the short side.
 */
export function lineVoice(
  request: TypeRequest,
  text: string,
  size: number,
): Pick<TextSetting, 'letterCase' | 'tracking' | 'leading' | 'maxSize'> {
  const plain = plainText(text);
  const hasCapitals = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]*$/u.test(plain);
  const capitals = artStyleOf(request.archetype).type.noteStyle === 'spaced-caps';
  if (!capitals || !hasCapitals || plain.length > longestCapitals) {
    return { letterCase: 'as-written', leading: 1.36, maxSize: size };
  }
  return { letterCase: 'upper', tracking: 170, leading: 1.6, maxSize: Math.max(0.03, size * 0.66) };
}
