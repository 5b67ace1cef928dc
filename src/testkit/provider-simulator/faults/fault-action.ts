import type { JsonValue } from '#domain/canonical-json.ts';

/** Done before a request is taken in: it costs nothing. */
export type DoorFault =
  | { readonly kind: 'reset-before-accept' }
  /** The connection stays open and nothing ever comes. */
  | { readonly kind: 'hang' }
  /** 429; `inHeader` false says the wait in the body alone. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds?: number; readonly inHeader?: boolean }
  /** Any refusal in the vendor's own words for it: 401, 402, 404, 422, 500, 502, 503 … */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** The input is refused as this vendor does it with a 4xx. */
  | { readonly kind: 'moderation-blocked' }
  /** A refusal of the input that comes under 500, as seen at gateways. */
  | { readonly kind: 'refused-as-server-error' }
  /** The output is no longer there. */
  | { readonly kind: 'expired-output' };

/** Done to the answer of a request that was taken in, and so has cost what it costs. */
export type AnswerFault =
  | { readonly kind: 'accept-then-reset'; readonly afterSeconds?: number }
  | { readonly kind: 'accept-then-hang' }
  | { readonly kind: 'accept-then-status'; readonly status: number }
  | { readonly kind: 'reply-late'; readonly seconds: number }
  /** The answer drips, evenly over the seconds. */
  | { readonly kind: 'slow-body'; readonly seconds: number }
  /** Half of the body under the Content-Length of the whole, then the connection is cut. */
  | { readonly kind: 'short-body' }
  | { readonly kind: 'zero-bytes' }
  | { readonly kind: 'html-page' }
  | { readonly kind: 'malformed-json' }
  | { readonly kind: 'output-wrong-mime'; readonly mediaType?: string }
  /** Sends on to another host; default: this server by another of its names. */
  | { readonly kind: 'output-redirect'; readonly to?: string };

export type FailureCode = 'E005' | 'NSFW' | 'E6716' | 'E1000' | 'E1001' | 'privacy' | 'empty' | 'generic';

/** Done to what a call makes. */
export type ResultFault =
  | { readonly kind: 'stay-starting' }
  | { readonly kind: 'stay-processing' }
  /** `billed` says whether the price is kept. Default: it is not. */
  | { readonly kind: 'failed'; readonly code?: FailureCode; readonly error?: string | null; readonly billed?: boolean }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'output-null' }
  | { readonly kind: 'output-empty-array' }
  | { readonly kind: 'output-array' }
  | { readonly kind: 'output-object' }
  | { readonly kind: 'output'; readonly value: JsonValue }
  | { readonly kind: 'text-refusal' }
  | { readonly kind: 'data-removed' }
  | { readonly kind: 'clip-shorter'; readonly factor?: number }
  | { readonly kind: 'clip-without-video' }
  | { readonly kind: 'clip-without-audio' }
  | { readonly kind: 'clip-frozen' }
  | { readonly kind: 'clip-black' }
  | { readonly kind: 'odd-size' }
  | { readonly kind: 'corrupt-moov' }
  /** ComfyUI: the server was restarted and remembers nothing of it. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'language'; readonly way: LanguageFault; readonly text?: string };

/** Done to the times of a call. */
export type TimingFault =
  /** All its dates are off by so much. */
  | { readonly kind: 'clock-skew'; readonly seconds: number }
  | { readonly kind: 'latency'; readonly queueSeconds?: number; readonly runSeconds?: number };

/** How a language model's answer is off: text that is no JSON, JSON off the schema, a refusal, nulls, cut short. */
export type LanguageFault = 'malformed' | 'schema-violation' | 'refusal' | 'nulls' | 'truncated' | 'text';

/** Done to the calls of a webhook. */
export type WebhookFault =
  | { readonly kind: 'webhook-never' }
  /** The answer of the create waits until this event has arrived. Default: `start`. */
  | { readonly kind: 'webhook-first'; readonly event?: 'start' | 'completed' }
  | { readonly kind: 'webhook-duplicate'; readonly copies?: number }
  /** `completed` comes before `start`. */
  | { readonly kind: 'webhook-out-of-order' }
  /** One more comes first: a finished state that is not so, signed with another secret. */
  | { readonly kind: 'webhook-forged' }
  /** Signed rightly, an hour ago. */
  | { readonly kind: 'webhook-stale' }
  | { readonly kind: 'webhook-slow'; readonly seconds: number };

export type FaultAction = DoorFault | AnswerFault | TimingFault | ResultFault | WebhookFault;
export type FaultStage = 'door' | 'answer' | 'timing' | 'result' | 'webhook';

/** Which requests a rule hits. What is left out fits everything. */
export interface FaultMatch {
  readonly provider?: string;
  /**
   * A route by name, such as `predictions.get`, `files.create`, `delivery`; or `create`: every call that costs. Default:
   * `delivery` for faults of outputs on their way, else `create`.
   */
  readonly route?: string;
  readonly model?: string;
  /** A piece of the body's text, for example of the prompt. */
  readonly text?: string;
  /** The first of the fitting requests to be hit, counted from 1. Default 1. */
  readonly nth?: number;
  /** How many are hit. Default: 1 with `nth`, else all. */
  readonly times?: number;
}

export interface FaultRule {
  readonly match?: FaultMatch;
  readonly action: FaultAction;
}

const doorKinds: ReadonlySet<string> = new Set<DoorFault['kind']>([
  'reset-before-accept',
  'hang',
  'throttled',
  'status',
  'moderation-blocked',
  'refused-as-server-error',
  'expired-output',
]);

const answerKinds: ReadonlySet<string> = new Set<AnswerFault['kind']>([
  'accept-then-reset',
  'accept-then-hang',
  'accept-then-status',
  'reply-late',
  'slow-body',
  'short-body',
  'zero-bytes',
  'html-page',
  'malformed-json',
  'output-wrong-mime',
  'output-redirect',
]);

const deliveryKinds: ReadonlySet<string> = new Set<FaultAction['kind']>([
  'expired-output',
  'short-body',
  'zero-bytes',
  'html-page',
  'output-wrong-mime',
  'output-redirect',
  'slow-body',
]);

export function stageOf({ kind }: FaultAction): FaultStage {
  if (doorKinds.has(kind)) return 'door';
  if (answerKinds.has(kind)) return 'answer';
  if (kind === 'clock-skew' || kind === 'latency') return 'timing';
  return kind.startsWith('webhook-') ? 'webhook' : 'result';
}

/** Where a fault is done when its rule does not say. */
export function usualRouteOf({ kind }: FaultAction): string {
  return deliveryKinds.has(kind) ? 'delivery' : 'create';
}
