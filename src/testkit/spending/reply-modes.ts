import type { FaultRule } from '../provider-simulator/faults/fault-action.ts';

/** How the provider of pictures and clips answers paid calls. */
export interface ReplyMode {
  readonly rules: readonly FaultRule[];
  /** Whether providers know where to send webhooks. */
  readonly isReachable: boolean;
}

const match = { provider: 'replicate' } as const;
const secondsLate = 90;

export const replyModes = {
  normal: { rules: [], isReachable: false },
  /** It takes the call, and its answer never comes: the call is found in its list. */
  'lost after acceptance': { rules: [{ match, action: { kind: 'accept-then-reset' } }], isReachable: false },
  'lost, told by webhook': { rules: [{ match, action: { kind: 'accept-then-reset' } }], isReachable: true },
  '90 s late': { rules: [{ match, action: { kind: 'reply-late', seconds: secondsLate } }], isReachable: false },
  /** The webhook of the end comes before the answer to the call itself. */
  'webhook first': {
    rules: [{ match, action: { kind: 'webhook-first', event: 'completed' } }],
    isReachable: true,
  },
  'webhook never': { rules: [{ match, action: { kind: 'webhook-never' } }], isReachable: true },
} as const satisfies Readonly<Record<string, ReplyMode>>;
export type ReplyModeName = keyof typeof replyModes;

export const replyModeNames = Object.keys(replyModes) as ReplyModeName[];
