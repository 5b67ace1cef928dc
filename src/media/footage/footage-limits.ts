import { imageLimits, videoLimits } from '../intake/intake-limits.ts';

/** What a bought file may be. Wider than anything a model delivers, and no wider. */
export const footageLimits = {
  /** A minute of 1080p at 60 Mbit/s; a picture of 40 megapixels without much compression. */
  sizeBytes: { clip: videoLimits.sizeBytes, picture: imageLimits.sizeBytes * 2 },
  /** Longest and shortest side of a clip, in pixels. */
  sidePixels: { shortest: 64, longest: videoLimits.sidePixels },
  pixels: videoLimits.pixels,
  /** No model makes longer clips; music for the longest ad has a little more. */
  durationSeconds: { video: videoLimits.durationSeconds, sound: 600 },
  framesPerSecond: { lowest: 1, highest: 120 },
  sampleRatesHz: { lowest: 8000, highest: 192_000 },
  timeoutMs: 300_000,
} as const;

/** A clip that misses no more than this is slowed to cover its place; more would be seen. */
export const mostMissingSeconds = 0.25;
