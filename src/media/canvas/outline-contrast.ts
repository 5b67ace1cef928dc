/** How far inside and outside the outline colours are compared, in pixels: past the blur of a lens. */
const away = 4;
/** Less than this difference (levels, greatest channel) and an outline is a guess. */
const weakLevels = 13;
const directions = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Greatest difference of any channel between two pixels. */
function differenceOf(data: Uint8ClampedArray, one: number, other: number): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel++) {
    most = Math.max(most, Math.abs(data[one * 4 + channel]! - data[other * 4 + channel]!));
  }
  return most;
}

/**
 * Part of a mask's outline (0–1) where the photograph has nearly one colour on both sides: there the cut follows
 * chance, not an edge. The frame's own border does not count as outline.
 */
export function measureWeakOutline(data: Uint8ClampedArray, mask: Uint8Array, width: number, height: number): number {
  let outline = 0;
  let weak = 0;
  for (let y = away; y < height - away; y++) {
    for (let x = away; x < width - away; x++) {
      const index = y * width + x;
      if (mask[index] === 0) continue;
      for (const [right, down] of directions) {
        const step = down * width + right;
        if (mask[index + step] === 1) continue;
        outline++;
        if (differenceOf(data, index - step * (away - 1), index + step * away) < weakLevels) weak++;
      }
    }
  }
  return outline === 0 ? 1 : weak / outline;
}
