import { Error as DbosErrors } from '@dbos-inc/dbos-sdk';

/** Awaiting a workflow that was canceled. */
export class WorkflowCanceledError extends Error {
  readonly code = 'canceled';
  readonly workflowId: string;

  constructor(workflowId: string, options?: { cause?: unknown }) {
    super(`The workflow ${workflowId} was canceled.`, options);
    this.name = 'WorkflowCanceledError';
    this.workflowId = workflowId;
  }
}

/**
 * Turns DBOS's words for a cancellation into ours. Every other error passes as it is. `insideWorkflow`: there the
 * cancellation of the workflow itself must reach DBOS unchanged, or it would be recorded as a failure.
 */
export function translateError(error: unknown, insideWorkflow: boolean): unknown {
  if (error instanceof DbosErrors.DBOSAwaitedWorkflowCancelledError) {
    return new WorkflowCanceledError(error.workflowID, { cause: error });
  }
  if (error instanceof DbosErrors.DBOSWorkflowCancelledError && !insideWorkflow) {
    return new WorkflowCanceledError(error.workflowID, { cause: error });
  }
  return error;
}
