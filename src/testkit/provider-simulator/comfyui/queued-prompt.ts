import type { FaultPlan } from '../faults/fault-desk.ts';
import type { Workflow } from './check-workflow.ts';

/** A graph on its way through the queue. */
export interface QueuedPrompt {
  readonly id: string;
  readonly number: number;
  readonly workflow: Workflow;
  readonly extra: object;
  readonly faults: FaultPlan;
}
