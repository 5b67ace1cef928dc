/** What a platform lays over the edges of a tall film, as shares of its width and height. */
export interface SafeArea {
  readonly platform: string;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Of 1080 x 1920, as the platforms' guides for advertisers give them; apps change, so they are a guide to the eye. */
export const safeAreas: readonly SafeArea[] = [
  { platform: 'TikTok', top: 131 / 1920, right: 140 / 1080, bottom: 367 / 1920, left: 60 / 1080 },
  { platform: 'Instagram Reels', top: 0.14, right: 0.06, bottom: 0.35, left: 0.06 },
  { platform: 'YouTube Shorts', top: 288 / 1920, right: 192 / 1080, bottom: 672 / 1920, left: 48 / 1080 },
];
