import type { ClipLengths } from '../chunk-plan.ts';
import type { AspectRatio } from '../frame-format.ts';
import type { Price } from './price.ts';

/** What a model makes. */
export const modalities = ['language', 'image', 'video', 'music', 'sound_effect', 'speech'] as const;
export type Modality = (typeof modalities)[number];

/** Who runs a model. `offline` is built in. */
export const providerNames = [
  'offline',
  'replicate',
  'openai',
  'xai',
  'anthropic',
  'openai-compatible',
  'elevenlabs',
  'comfyui',
] as const;
export type ProviderName = (typeof providerNames)[number];

/** A size a model can make, by the vendor's own name for it. */
export interface ModelSize {
  /** As the vendor's input takes it, for example `768p`; also the selector of prices. */
  readonly label: string;
  /** Height of a 16:9 frame in pixels, for choosing the smallest size that is large enough. */
  readonly height: number;
  /** Clip lengths this size is limited to; omitted, all of the model's. */
  readonly onlySeconds?: readonly number[];
  /** It cannot be given a last frame, though the model's other sizes can. */
  readonly withoutLastFrame?: true;
}

/** A price as it was read, where and when. */
export interface DatedPrice {
  readonly price: Price;
  /** The size it holds for; omitted, all. */
  readonly size?: string;
  /** For models with sound of their own: whether it holds with or without it; omitted, both. */
  readonly withAudio?: boolean;
  /** Day it was read, for example `2026-10-05`; the first of its month or year where no more is known. */
  readonly verifiedOn: string;
  /** Where it was read; null for what runs on one's own machine, where nobody charges. */
  readonly sourceUrl: string | null;
  /** It was not read as it stands, but derived from what was, on the dear side. */
  readonly estimated?: true;
}

/** Whether and how a picture can be given to a model for a frame. */
export type FrameRole = 'required' | 'optional' | 'no';

/** One model: what it takes, what it gives and what it costs. Data, dated; one place changes it. */
export interface ModelEntry {
  /** `provider/short-name`, for example `replicate/hailuo-2.3-fast`; it is kept in plans, so it never changes. */
  readonly id: string;
  readonly provider: ProviderName;
  readonly modality: Modality;
  /** The vendor's own name, for example `minimax/hailuo-2.3-fast`. */
  readonly vendorModel: string;
  /** The vendor's version when calls must name one: 64 hexadecimal digits at Replicate. */
  readonly vendorVersion?: string;
  /** What people and the API may also call it, for example `hailuo`. */
  readonly shortNames: readonly string[];
  /** For people, for example `Hailuo 2.3 Fast`. */
  readonly title: string;
  /** Raised when our encoding of the same request changes. */
  readonly encodingVersion: string;
  readonly prices: readonly DatedPrice[];
  /** Day from which the vendor no longer offers it, for example `2026-12-01`. */
  readonly retiresOn?: string;
  /** Models tried in turn when this one keeps failing without blame on the request. */
  readonly fallbacks: readonly string[];
  readonly takesSeed: boolean;
  readonly takesNegativePrompt: boolean;
  /** Pictures of product or style that may be given along; 0 for none. */
  readonly mostReferences: number;
  /** Longest prompt in characters. */
  readonly promptMaximumCharacters: number;
  /** Video and music: lengths that can be ordered. */
  readonly lengths?: ClipLengths;
  /** Within a range, only whole seconds can be ordered. */
  readonly wholeSeconds?: true;
  readonly sizes?: readonly ModelSize[];
  /** Aspect ratios it can be asked for, or `from-image`: it takes that of the first frame. */
  readonly aspectRatios?: readonly AspectRatio[] | 'from-image';
  /** A clip takes the aspect ratio of its first frame, whatever it is asked for. */
  readonly followsFirstFrame?: true;
  /**
   * Frames a second of its clips as the vendor says; what the file holds overrules it. Models that are asked for a number
   * of frames are asked for a length times this.
   */
  readonly fps?: number;
  readonly firstFrame?: FrameRole;
  readonly lastFrame?: FrameRole;
  /** Sound of a clip's own: `optional` is asked for or not, `always` is thrown away when unwanted. */
  readonly sound?: 'none' | 'always' | 'optional';
  /** How a call whose answer was lost is found again: by our own id, in the vendor's list, or not at all. */
  readonly recovery: 'own-id' | 'list' | 'none';
}
