import type { JsonValue } from '#domain/canonical-json.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { Latency } from '../latency.ts';
import type { ClipShape } from '../media/clip-arguments.ts';
import type { ImageOrder } from '../media/media-orders.ts';
import type { SoundKind } from '../media/synthesise-sound.ts';

export type ModelInput = Readonly<Record<string, JsonValue>>;

/** What a model makes of an input, and from which of its fields. */
export type ModelProduct =
  | {
      readonly kind: 'clip';
      readonly firstFrame?: string;
      readonly lastFrame?: string;
      /** @param aspect Width over height of the first frame; null without one. */
      readonly shape: (input: ModelInput, aspect: number | null) => ClipShape;
      readonly withAudio?: (input: ModelInput) => boolean;
    }
  | {
      readonly kind: 'image';
      readonly given?: string;
      readonly count?: (input: ModelInput) => number;
      /** @param aspect Width over height of the given picture; null without one. */
      readonly size: (input: ModelInput, aspect: number | null) => { readonly width: number; readonly height: number };
      readonly format: (input: ModelInput) => ImageOrder['format'];
    }
  | {
      readonly kind: 'sound';
      readonly sound: SoundKind;
      readonly text: (input: ModelInput) => string;
      readonly seconds: (input: ModelInput) => number;
      readonly format: (input: ModelInput) => string;
    };

/** One model as its vendor runs it: what it takes, makes and costs. Written apart from any table of ours. */
export interface ReplicateModel {
  /** `owner/name`. */
  readonly name: string;
  /** What community models are called by; null for official ones. */
  readonly version: string | null;
  /** JSON Schema of the input. */
  readonly input: object;
  /** What no schema says; the fault in words. */
  readonly constraint?: (input: ModelInput) => string | undefined;
  readonly priceMicroUsd: (input: ModelInput) => MicroUsd;
  readonly latency: Latency;
  readonly output: 'text' | 'list';
  readonly product: ModelProduct;
}
