import type { ClipShape } from './clip-arguments.ts';
import type { SoundKind } from './synthesise-sound.ts';

export interface ImageOrder {
  readonly prompt: string;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly format: 'png' | 'jpeg' | 'webp';
  /** A picture that was given along, and whether it fills the result or stands in it. */
  readonly given?: { readonly bytes: Uint8Array; readonly placing: 'whole' | 'inset' };
}

export type ClipFlaw = 'frozen' | 'black' | 'without-video' | 'without-audio' | 'odd-size' | 'corrupt-moov';

export interface ClipOrder extends ClipShape {
  readonly prompt: string;
  readonly firstFrame?: Uint8Array;
  readonly lastFrame?: Uint8Array;
  readonly withAudio: boolean;
  readonly flaw?: ClipFlaw;
}

export interface SoundOrder {
  readonly kind: SoundKind;
  readonly text: string;
  readonly seed: number;
  readonly seconds: number;
  /** A name that `findSoundFormat` knows. */
  readonly format: string;
}

/** A file that was made. */
export interface Made {
  readonly path: string;
  readonly mediaType: string;
  readonly extension: string;
}
