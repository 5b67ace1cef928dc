import type { RunStatus } from './run-status.ts';

/** A durable function known to the engine by name. Its input and output are JSON, small, with media by reference. */
export interface Workflow<Input, Output> {
  readonly name: string;
  readonly run: (input: Input) => Promise<Output>;
}

export interface StartOptions {
  /** The workflow's own id: starting the same id again attaches to the first start and never runs it twice. */
  readonly id: string;
  /** Omitted: it begins at once, in this process. */
  readonly queue?: string;
  /** Lower begins earlier within the queue; 0 is the default and the highest. */
  readonly priority?: number;
  /** Whose share of the queue it takes; demanded by queues with `partitionConcurrency`. */
  readonly partition?: string;
}

/** A started workflow. */
export interface Run<Output> {
  readonly id: string;
  /**
   * Waits for the end. Rejects with the workflow's error: `name`, `message`, `cause` and a `code` survive the database,
   * the class does not. A canceled workflow rejects with `WorkflowCanceledError`.
   */
  result(): Promise<Output>;
}

/** What the engine tells of a workflow. */
export interface RunSummary {
  readonly id: string;
  readonly workflow: string;
  readonly status: RunStatus;
  readonly queue?: string;
  readonly parentId?: string;
  readonly createdAt: string;
}
