import { maximumPixels, maximumVideoPixels } from '../ffmpeg/input-options.ts';

/** What people may give us as a picture. */
export const imageLimits = {
  /** A JPEG of 40 megapixels at high quality has 20 MB. */
  sizeBytes: 25_000_000,
  /** More than any phone gives by default; one takes 160 MB while it is turned upright. */
  pixels: maximumPixels,
  /** Longest side of the picture we keep: enough for a close-up at 1080p. */
  keptSidePixels: 3000,
  /** The slowest good picture of 40 megapixels takes 4 s on one slow core. */
  timeoutMs: 30_000,
  /**
   * Node alone sets aside 0.55 GiB that it never touches; what is left holds the worst picture of 40 megapixels
   * (sixteen bits, interlaced, to be turned) and no more.
   */
  process: { memoryBytes: 1100 * 2 ** 20, fileSizeBytes: 2 ** 26 },
} as const;

/** What people may give us as a video. */
export const videoLimits = {
  /** Three minutes from a phone at 4K and 22 Mbit/s. */
  sizeBytes: 500_000_000,
  /** The longest ad has three minutes. */
  durationSeconds: 180,
  /** Longest side, of the width of 4K cinema cameras. */
  sidePixels: 4096,
  pixels: maximumVideoPixels,
  /** What phones write in slow motion. */
  framesPerSecond: 240,
  /** Longest side of the video we keep: that of the largest film we make. */
  keptSidePixels: 1920,
  /** Three minutes at this rate fit into the largest file we may write. */
  keptBitsPerSecond: 20_000_000,
  /** Three minutes of 4K take about five on one slow core. */
  timeoutMs: 900_000,
} as const;

/** What people may give us as a track. */
export const audioLimits = {
  /** Five minutes of uncompressed stereo sound at CD quality, or twenty of MP3 at 320 kbit/s. */
  sizeBytes: 50_000_000,
  /** Any song; no ad is longer than three minutes. */
  durationSeconds: 600,
  /** Below the telephone and above the studio there is no music, only work for the resampler. */
  sampleRatesHz: { lowest: 8000, highest: 192_000 },
  timeoutMs: 120_000,
} as const;
