import type { JsonValue } from '#domain/canonical-json.ts';
import type { FailureClass } from '#domain/ledger/failure-class.ts';
import type { AspectRatio } from '#domain/frame-format.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import type { MicroUsd } from '#domain/money.ts';

/** A file of ours that a model is given. */
export interface GivenFile {
  readonly path: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What a model is asked to make. Fields a model does not take are left out by its encoder, never sent to be ignored. */
export interface GenerationRequest {
  readonly entry: ModelEntry;
  /** Words for a picture, clip or piece of music; the text to be spoken; the instructions of a language model. */
  readonly prompt: string;
  readonly negativePrompt?: string;
  readonly seed: number;
  /** Pictures and clips. */
  readonly aspectRatio?: AspectRatio;
  /** The label of one of the entry's sizes. */
  readonly size?: string;
  /** Clips, music and effects: one of the lengths the entry allows. */
  readonly seconds?: number;
  /** Whether a clip shall have sound of its own; false unless asked for. */
  readonly withAudio?: boolean;
  readonly firstFrame?: GivenFile;
  readonly lastFrame?: GivenFile;
  readonly references?: readonly GivenFile[];
  /** Speech: the vendor's name of a voice; omitted, the model's own. */
  readonly voice?: string;
  /** Speech and language: a BCP 47 language. */
  readonly language?: string;
  /** Language models: what shall come back, as a JSON Schema with a name, and what the conversation has been so far. */
  readonly conversation?: Conversation;
}

/** What a language model is told and asked, and the form of its answer. */
export interface Conversation {
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
  readonly schemaName: string;
  readonly schema: JsonValue;
  readonly maximumOutputTokens: number;
}

/** One call, as the ledger holds it. */
export interface VendorCall {
  /** Ours; where the provider lets us, it travels with the call. */
  readonly attemptId: string;
  readonly request: GenerationRequest;
  /** When the call was, or is about to be, sent: milliseconds since 1970. */
  readonly sentAtMs: number;
  /** Where the provider may tell us that it is done; null without a public address. */
  readonly webhookUrl: string | null;
  /** A folder for what comes back with the answer itself. */
  readonly folder: string;
}

/** How a provider names a call; kept in the ledger, so plain JSON. */
export type VendorReference = { readonly [field: string]: JsonValue };

/** A result that waits at the provider, or that came with its answer and lies in a file. */
export type VendorOutput =
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'local'; readonly path: string; readonly mediaType: string };

/** What a provider says of a call. */
export type VendorOutcome =
  | { readonly kind: 'running'; readonly progress?: number }
  | {
      readonly kind: 'succeeded';
      readonly outputs: readonly VendorOutput[];
      /** What it cost, where the provider says so. */
      readonly costMicroUsd?: MicroUsd;
      readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
      readonly computeSeconds?: number;
    }
  | {
      readonly kind: 'failed';
      readonly failure: FailureClass;
      /** The provider's own words, shortened to 500 characters, without any secret. */
      readonly reason: string;
      readonly billed: 'yes' | 'no' | 'unknown';
    }
  | { readonly kind: 'canceled'; readonly billed: 'yes' | 'no' | 'unknown' }
  /** It was made, but the provider has deleted it. */
  | { readonly kind: 'gone' };

/** The answer to the one request that may cost: the provider's name for the call, or the result itself. */
export type Submission =
  | { readonly kind: 'accepted'; readonly reference: VendorReference }
  | { readonly kind: 'answered'; readonly outcome: Extract<VendorOutcome, { kind: 'succeeded' | 'failed' }> };

/** What looking for a call whose answer was lost has found. */
export type Found =
  | { readonly kind: 'found'; readonly reference: VendorReference }
  | { readonly kind: 'absent' }
  | { readonly kind: 'undecidable' };

/** One provider. Only `submit` may cost anything; everything else can be repeated freely. */
export interface Vendor {
  readonly provider: string;
  /** What must be sent before the paid request and costs nothing: uploads of the given files. May be repeated. */
  prepare(call: VendorCall, signal: AbortSignal): Promise<JsonValue>;
  /**
   * Sends the one request that may cost, once, with no retry in any layer. Throws a VendorFault that says whether it
   * may have arrived.
   */
  submit(call: VendorCall, prepared: JsonValue, signal: AbortSignal): Promise<Submission>;
  /** Asks how a call stands. Throws a VendorFault when the provider cannot say now. */
  poll(reference: VendorReference, signal: AbortSignal): Promise<VendorOutcome>;
  /** Looks for a call whose answer was lost. `prepared` is what `prepare` gave then; null when that was lost too. */
  reconcile(call: VendorCall, prepared: JsonValue | null, signal: AbortSignal): Promise<Found>;
  /**
   * Whether a call that somebody else names is the one this call became; providers that send no webhooks have no need to
   * tell. Throws a VendorFault when the provider cannot say now.
   */
  isCallOf?(
    reference: VendorReference,
    call: VendorCall,
    prepared: JsonValue | null,
    signal: AbortSignal,
  ): Promise<boolean>;
  /** Asks the provider to stop; how the call ends is for `poll` to say. */
  cancel(reference: VendorReference, signal: AbortSignal): Promise<void>;
  /**
   * Fetches a remote output whole into a file. The key travels only to hosts of the provider's own. Throws a VendorFault:
   * `transient` when another try may do, `permanent` when the output is gone or is not what it should be.
   */
  download(url: string, path: string, signal: AbortSignal): Promise<{ readonly mediaType: string }>;
}
