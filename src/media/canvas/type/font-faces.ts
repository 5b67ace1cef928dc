/** What a face looks like from afar; it decides which faces stand in for scripts the face cannot write. */
export type FaceCharacter = 'sans' | 'condensed' | 'wide' | 'serif' | 'fat-serif' | 'poster' | 'mono';

export type FontSlope = 'normal' | 'italic';

/** One weight and slope of a family, as @fontsource ships it: a folder of woff2 files, one for each range of characters. */
export interface FontFace {
  readonly family: string;
  /** Weight in the file name, 100 to 900. */
  readonly weight: number;
  readonly slope: FontSlope;
  readonly character: FaceCharacter;
  /** How heavy it looks, 100 to 900: Anton is filed under 400 and looks like 900. */
  readonly visualWeight: number;
}

function face(family: string, weight: number, character: FaceCharacter, extra?: Partial<FontFace>): FontFace {
  return { family, weight, slope: 'normal', character, visualWeight: weight, ...extra };
}

const italic = { slope: 'italic' } as const;

/** Faces an ad may be set in, all OFL-1.1. Scripts they lack come from `companion-families.ts`. */
export const fontFaces = {
  'barlow-condensed-600': face('barlow-condensed', 600, 'condensed'),
  'barlow-condensed-700': face('barlow-condensed', 700, 'condensed'),
  'barlow-condensed-700-italic': face('barlow-condensed', 700, 'condensed', italic),
  'barlow-condensed-900-italic': face('barlow-condensed', 900, 'condensed', italic),
  'ibm-plex-mono-500': face('ibm-plex-mono', 500, 'mono'),
  'ibm-plex-mono-600': face('ibm-plex-mono', 600, 'mono'),
  'cormorant-garamond-300': face('cormorant-garamond', 300, 'serif'),
  'cormorant-garamond-300-italic': face('cormorant-garamond', 300, 'serif', italic),
  'cormorant-garamond-400': face('cormorant-garamond', 400, 'serif'),
  'cormorant-garamond-500': face('cormorant-garamond', 500, 'serif'),
  'cormorant-garamond-600': face('cormorant-garamond', 600, 'serif'),
  'jost-400': face('jost', 400, 'sans'),
  'jost-500': face('jost', 500, 'sans'),
  'jost-600': face('jost', 600, 'sans'),
  'space-grotesk-400': face('space-grotesk', 400, 'sans'),
  'space-grotesk-500': face('space-grotesk', 500, 'sans'),
  'space-grotesk-700': face('space-grotesk', 700, 'sans'),
  'fraunces-400-italic': face('fraunces', 400, 'serif', italic),
  'fraunces-600': face('fraunces', 600, 'serif'),
  'fraunces-600-italic': face('fraunces', 600, 'serif', italic),
  'fraunces-900': face('fraunces', 900, 'fat-serif'),
  'dm-sans-400': face('dm-sans', 400, 'sans'),
  'dm-sans-500': face('dm-sans', 500, 'sans'),
  'dm-sans-700': face('dm-sans', 700, 'sans'),
  'instrument-serif-400': face('instrument-serif', 400, 'serif'),
  'instrument-serif-400-italic': face('instrument-serif', 400, 'serif', italic),
  'shrikhand-400': face('shrikhand', 400, 'fat-serif', { visualWeight: 900 }),
  'work-sans-600': face('work-sans', 600, 'sans'),
  'work-sans-700': face('work-sans', 700, 'sans'),
  'work-sans-800': face('work-sans', 800, 'sans'),
  'bricolage-grotesque-500': face('bricolage-grotesque', 500, 'sans'),
  'bricolage-grotesque-600': face('bricolage-grotesque', 600, 'sans'),
  'bricolage-grotesque-800': face('bricolage-grotesque', 800, 'sans'),
  'unbounded-500': face('unbounded', 500, 'wide'),
  'unbounded-700': face('unbounded', 700, 'wide'),
  'unbounded-900': face('unbounded', 900, 'wide'),
  'anton-400': face('anton', 400, 'poster', { visualWeight: 900 }),
  'archivo-700': face('archivo', 700, 'sans'),
  'archivo-800': face('archivo', 800, 'sans'),
  'archivo-900': face('archivo', 900, 'sans'),
  'syne-700': face('syne', 700, 'wide'),
  'syne-800': face('syne', 800, 'wide'),
  'manrope-500': face('manrope', 500, 'sans'),
  'manrope-700': face('manrope', 700, 'sans'),
  'manrope-800': face('manrope', 800, 'sans'),
  'playfair-display-500': face('playfair-display', 500, 'serif'),
  'playfair-display-500-italic': face('playfair-display', 500, 'serif', italic),
  'playfair-display-700': face('playfair-display', 700, 'serif'),
  'playfair-display-700-italic': face('playfair-display', 700, 'serif', italic),
  'playfair-display-900': face('playfair-display', 900, 'fat-serif'),
  'playfair-display-900-italic': face('playfair-display', 900, 'fat-serif', italic),
} as const satisfies Record<string, FontFace>;

export type FaceName = keyof typeof fontFaces;

export const faceNames = Object.keys(fontFaces) as readonly FaceName[];
