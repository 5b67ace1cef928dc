import type { AspectRatio } from '#domain/frame-format.ts';

/** A format as xAI names it. It has no 4:5; 3:4 is nearest, and a little of it is cut off. */
export function xaiAspectRatioOf(aspectRatio: AspectRatio): string {
  return aspectRatio === '4:5' ? '3:4' : aspectRatio;
}
