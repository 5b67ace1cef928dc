import { DBOS } from '@dbos-inc/dbos-sdk';
import { runStatusOf } from './run-status.ts';

/** DBOS's names of the ends that can be gone back on. */
const unsuccessful = ['ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'] as const;

/**
 * Sets a failed or canceled workflow going again where it stopped, and before it, its failed or canceled children.
 * What had succeeded stays done; everything from the first failed step on runs again. Others are left as they are.
 */
export async function resumeWorkflow(id: string): Promise<void> {
  const status = await DBOS.getWorkflowStatus(id);
  if (!status) throw new Error(`No workflow has the id ${id}.`);
  if (!['failed', 'canceled'].includes(runStatusOf(status.status))) return;

  const children = await DBOS.listWorkflows({ parentWorkflowID: id, status: [...unsuccessful], loadInput: false });
  for (const child of children) await resumeWorkflow(child.workflowID);

  const steps = (await DBOS.listWorkflowSteps(id)) ?? [];
  const firstFailed = steps.filter((step) => step.error !== null).sort((a, b) => a.functionID - b.functionID)[0];
  const queue = status.queueName && isOwnQueue(status.queueName) ? { queueName: status.queueName } : {};
  if (!firstFailed && status.status !== 'ERROR') {
    await DBOS.resumeWorkflow(id, queue);
    return;
  }
  const stepCount = steps.reduce((highest, step) => Math.max(highest, step.functionID + 1), 0);
  await DBOS.rewindWorkflow(id, {
    startStep: firstFailed?.functionID ?? stepCount,
    ...queue,
    ...(status.queuePartitionKey === undefined ? {} : { queuePartitionKey: status.queuePartitionKey }),
  });
}

/** Queues of DBOS's own, which recovery uses, are named so. */
function isOwnQueue(name: string): boolean {
  return !name.startsWith('_dbos');
}
