/**
 * The moments of a paid call at which a crash must cost nothing: after each committed change, and before and after each
 * thing done outside of the database. Tests end the process at each of them; otherwise they do nothing.
 */
export const crashPoints = [
  'attempt.reserved.committed',
  'attempt.prepared',
  'attempt.submitting.committed',
  /** The answer to the paid request is here and nothing is written down. */
  'attempt.posted',
  /** The answer lies in the call's folder; the ledger does not know it. */
  'attempt.answer.kept',
  'attempt.submitted.committed',
  'attempt.maybe_sent.committed',
  'attempt.rejected.committed',
  'attempt.failed.committed',
  'attempt.canceled.committed',
  'attempt.lost.committed',
  'attempt.succeeded.committed',
  'attempt.downloaded',
  'attempt.blob.named',
  'attempt.blob.stored',
  'attempt.stored.committed',
  'attempt.settled.committed',
] as const;
export type CrashPointName = (typeof crashPoints)[number];

/** Called at each moment with its name. */
export type CrashPoint = (name: CrashPointName) => void;
