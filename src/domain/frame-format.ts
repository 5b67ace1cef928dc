import { z } from 'zod';

export const aspectRatios = ['16:9', '9:16', '1:1', '4:5'] as const;
export const aspectRatioSchema = z.enum(aspectRatios);
export type AspectRatio = z.infer<typeof aspectRatioSchema>;

export const resolutions = ['720p', '1080p'] as const;
export const resolutionSchema = z.enum(resolutions);
export type Resolution = z.infer<typeof resolutionSchema>;

export const frameRates = [24, 25, 30] as const;
export const frameRateSchema = z.union([z.literal(24), z.literal(25), z.literal(30)]);
export type FrameRate = z.infer<typeof frameRateSchema>;

/** Size in whole, even pixels: H.264 with 4:2:0 colour needs even sides. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

const sizes720: Record<AspectRatio, FrameSize> = {
  '16:9': { width: 1280, height: 720 },
  '9:16': { width: 720, height: 1280 },
  '1:1': { width: 720, height: 720 },
  '4:5': { width: 720, height: 900 },
};

/** Pixels of a format. The name of a resolution is the length of the frame's short side. */
export function frameSize(aspect: AspectRatio, resolution: Resolution): FrameSize {
  const { width, height } = sizes720[aspect];
  const scale = resolution === '1080p' ? 1.5 : 1;
  return { width: width * scale, height: height * scale };
}
