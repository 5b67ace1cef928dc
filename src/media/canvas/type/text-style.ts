import type { Language } from '#domain/language.ts';
import type { FaceName } from './font-faces.ts';

/** How a text is set. Sizes are in pixels of the frame. */
export interface TextStyle {
  readonly face: FaceName;
  /** Size of the em for Latin. Other scripts are scaled so that they look as large (see `cap-height.ts`). */
  readonly sizePixels: number;
  /** A CSS colour. */
  readonly fill: string;
  readonly language: Language;
  /** Space between letters in 1/1000 of the em; 0 when left out. Joined scripts ignore it. */
  readonly trackingThousandths?: number;
  /** Distance of baselines as a share of the size; 1.05 when left out. Tall scripts never go below their own need. */
  readonly leading?: number;
  /** Colour of words marked `*so*`; the fill when left out. */
  readonly accentFill?: string;
  /** Face of words marked `*so*`; the face when left out. */
  readonly accentFace?: FaceName;
}

/** A style whose size is yet to be found. */
export type UnsizedStyle = Omit<TextStyle, 'sizePixels'>;

/** `start` and `end` follow the reading direction: in Arabic, `start` is the right side. */
export type TextAlign = 'start' | 'center' | 'end' | 'left' | 'right';

export type PhysicalAlign = 'left' | 'center' | 'right';

/** `start` and `end` as sides of the frame. */
export function toPhysicalAlign(align: TextAlign, rightToLeft: boolean): PhysicalAlign {
  if (align === 'start') return rightToLeft ? 'right' : 'left';
  if (align === 'end') return rightToLeft ? 'left' : 'right';
  return align;
}
