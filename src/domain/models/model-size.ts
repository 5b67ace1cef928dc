import type { ClipLengths } from '../chunk-plan.ts';
import type { AspectRatio, Resolution } from '../frame-format.ts';
import type { ModelEntry, ModelSize } from './model-entry.ts';

/**
 * The size a model is asked for: the smallest that is large enough for a film of that resolution, else its largest. With
 * `seconds`, among those that can last so long. Null for a model without sizes, or when none lasts long enough.
 */
export function sizeFor(entry: ModelEntry, resolution: Resolution, seconds = 0): ModelSize | null {
  const sizes = (entry.sizes ?? [])
    .filter(({ label }) => longestSeconds(entry, label) >= seconds - 1e-9)
    .toSorted((one, other) => one.height - other.height);
  return sizes.find(({ height }) => height >= neededHeight[resolution]) ?? sizes.at(-1) ?? null;
}

/** Height of a 16:9 film in pixels. */
const neededHeight: Readonly<Record<Resolution, number>> = { '720p': 720, '1080p': 1080 };

/** The lengths a model can be asked for in a size; null for what has no length. */
export function lengthsOf(entry: ModelEntry, size: string | null): ClipLengths | null {
  const { lengths } = entry;
  if (lengths === undefined) return null;
  const only = entry.sizes?.find(({ label }) => label === size)?.onlySeconds;
  if (only === undefined) return lengths;
  const allowed =
    lengths.kind === 'listed'
      ? lengths.seconds.filter((seconds) => only.includes(seconds))
      : only.filter((seconds) => seconds >= lengths.shortest && seconds <= lengths.longest);
  return { kind: 'listed', seconds: allowed };
}

/** Whether a model can make an aspect ratio, or takes it over from the picture it is given. Null asks for none. */
export function canMakeAspect(entry: ModelEntry, aspectRatio: AspectRatio | null): boolean {
  const { aspectRatios = 'from-image', followsFirstFrame = false } = entry;
  if (aspectRatio === null || aspectRatios === 'from-image' || followsFirstFrame) return true;
  return aspectRatios.includes(aspectRatio);
}

/** What has no length fits any. */
function longestSeconds(entry: ModelEntry, size: string): number {
  const lengths = lengthsOf(entry, size);
  if (lengths === null) return Infinity;
  return lengths.kind === 'range' ? lengths.longest : Math.max(...lengths.seconds);
}
