/**
 * Where a workflow stands: `pending` waits for its queue, `waiting` for a set time to come, `running` is at work (or
 * listening for a signal), `completed`, `failed` and `canceled` have ended.
 */
export type RunStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'canceled';

/** The words of DBOS and ours. */
const statusByDbosName: Readonly<Record<string, RunStatus>> = {
  ENQUEUED: 'pending',
  DELAYED: 'waiting',
  PENDING: 'running',
  SUCCESS: 'completed',
  ERROR: 'failed',
  MAX_RECOVERY_ATTEMPTS_EXCEEDED: 'failed',
  CANCELLED: 'canceled',
};

/** Translates a status of DBOS; one it has never heard of counts as running, the only safe guess. */
export function runStatusOf(dbosStatus: string): RunStatus {
  return statusByDbosName[dbosStatus] ?? 'running';
}

/** DBOS's names of the statuses of a workflow that has not ended. */
export const unfinishedDbosStatuses = ['ENQUEUED', 'DELAYED', 'PENDING'] as const;
