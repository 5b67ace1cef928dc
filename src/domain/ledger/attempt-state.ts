/** The states of one call to a paid provider. Each change of state is one committed transaction. */
export const attemptStates = [
  /** The price is held in the budget; nothing was sent. */
  'reserved',
  /** The one request is being sent. Found after a crash, it may or may not have arrived. */
  'submitting',
  /** The provider took it and named it. */
  'submitted',
  /** The provider made it; the result is not here yet. */
  'succeeded',
  /** The result is here, checked and kept. */
  'stored',
  /** Paid: what it really cost is written down. */
  'settled',
  /** The provider refused it at the door: it cost nothing. */
  'rejected',
  /** Sent, and nobody knows whether it arrived: looked for, never sent again. */
  'maybe_sent',
  /** The provider could not make it, or what it made could not be had in time. */
  'failed',
  'canceled',
  /** Looked for in vain, or made and gone before it could be had: its price stays held, and its owner is asked. */
  'lost',
] as const;
export type AttemptState = (typeof attemptStates)[number];

const nextStates: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  reserved: ['submitting', 'rejected', 'canceled'],
  submitting: ['submitted', 'succeeded', 'rejected', 'maybe_sent', 'failed'],
  maybe_sent: ['submitted', 'succeeded', 'rejected', 'lost'],
  submitted: ['succeeded', 'failed', 'canceled', 'lost'],
  succeeded: ['stored', 'failed', 'lost'],
  stored: ['settled'],
  settled: [],
  rejected: [],
  failed: [],
  canceled: [],
  /** A late webhook may still name it. */
  lost: ['submitted', 'succeeded'],
};

/** Whether an attempt may go from one state to another. */
export function mayBecome(from: AttemptState, to: AttemptState): boolean {
  return nextStates[from].includes(to);
}

/** Whether nothing more will happen to an attempt by itself. */
export function isOver(state: AttemptState): boolean {
  return nextStates[state].length === 0 || state === 'lost';
}

/** Whether the provider was, or may have been, asked to make something. */
export function mayHaveCost(state: AttemptState): boolean {
  return state !== 'reserved' && state !== 'rejected';
}
