import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS, type WorkflowHandle } from '@dbos-inc/dbos-sdk';
import { EndWatch } from './end-watch.ts';
import { type QueueDefinition, storeQueues } from './queue-definition.ts';
import { resumeWorkflow } from './resume-workflow.ts';
import { type RunStatus, runStatusOf, unfinishedDbosStatuses } from './run-status.ts';
import { runStep, type StepOptions } from './run-step.ts';
import type { Run, RunSummary, StartOptions, Workflow } from './workflow.ts';
import { translateError } from './workflow-error.ts';

export interface EngineOptions {
  readonly databaseUrl: string;
  /** This process's name as a worker. Two live processes must never share one: both would run the same work. */
  readonly executorId: string;
  /** Whose workflows and queues these are, when several programs share a database. */
  readonly applicationName: string;
  /** Our own constant. Unfinished workflows are only taken up by the version that started them, so keep it. */
  readonly applicationVersion: string;
  /**
   * Wakes signalled workflows by PostgreSQL's NOTIFY instead of looking ten times a second: right for a server with
   * many waiting workflows. Default false, since it makes the launch 0.1 s slower.
   */
  readonly useNotifications?: boolean;
  /** Hears the warnings and errors of DBOS; omitted, they are dropped. */
  readonly log?: (level: 'warning' | 'error', message: string) => void;
}

/** How often the result of a workflow that has ended is asked for, should it not be there at once. */
const resultPollingMs = 20;
const signalPollingMs = 100;
/** Closing the connections is given this long beyond `waitMs`: a workflow in the middle of a step may hold one. */
const disconnectMs = 2_000;

/** The one door to DBOS. A process has one live engine at a time: register workflows, launch, start, shut down. */
export class Engine {
  readonly #options: EngineOptions;
  readonly #workflows = new Map<string, Workflow<never, unknown>['run']>();
  /** The functions DBOS gave back at launch, by name. */
  readonly #registered = new Map<string, (input: unknown) => Promise<unknown>>();
  #endWatch = new EndWatch();
  #launched = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Makes a workflow known by name, before the launch. The name is stored with its runs, so it must not change. */
  register<Input, Output>(name: string, run: (input: Input) => Promise<Output>): Workflow<Input, Output> {
    if (this.#launched) throw new Error(`The workflow ${name} must be registered before the engine is launched.`);
    if (this.#workflows.has(name)) throw new Error(`A workflow named ${name} is registered already.`);
    this.#workflows.set(name, run);
    return { name, run };
  }

  /** Connects, migrates DBOS's tables, takes up what this worker left unfinished and begins to serve the queues. */
  async launch(queues: readonly QueueDefinition[]): Promise<void> {
    if (this.#launched || DBOS.isInitialized()) throw new Error('An engine is already running in this process.');
    this.#launched = true;
    DBOS.setConfig(this.#dbosConfig(queues));
    for (const [name, run] of this.#workflows) {
      const told = this.#telling(run as (input: unknown) => Promise<unknown>);
      this.#registered.set(name, DBOS.registerWorkflow(told, { name }));
    }
    await DBOS.launch();
    if (await storeQueues(queues)) {
      // DBOS would notice a new queue only after up to a second; a second launch, once per database, takes 50 ms.
      await DBOS.shutdown();
      await DBOS.launch();
    }
  }

  /** The same workflow, whose end is looked for at once by those who wait in this process. */
  #telling(run: (input: unknown) => Promise<unknown>): (input: unknown) => Promise<unknown> {
    return (input) => run(input).finally(() => this.#endWatch.expectSoon());
  }

  #dbosConfig(queues: readonly QueueDefinition[]): Parameters<typeof DBOS.setConfig>[0] {
    const { databaseUrl, executorId, applicationName, applicationVersion, useNotifications, log } = this.#options;
    return {
      name: applicationName,
      systemDatabaseUrl: withIdleTransactionTimeout(databaseUrl),
      executorID: executorId,
      applicationVersion,
      useListenNotify: useNotifications ?? false,
      listenQueues: queues.map((queue) => queue.name),
      logger: {
        info: () => undefined,
        debug: () => undefined,
        warn: (entry) => log?.('warning', String(entry)),
        error: (entry) => log?.('error', entry instanceof Error ? entry.message : String(entry)),
      },
    };
  }

  /** Starts a workflow, from outside or as a child from inside another; the same id never runs twice. */
  async start<Input, Output>(
    workflow: Workflow<Input, Output>,
    options: StartOptions,
    input: Input,
  ): Promise<Run<Output>> {
    const target = this.#registered.get(workflow.name);
    if (!target) throw new Error(`The workflow ${workflow.name} is not registered with the running engine.`);
    const handle = await DBOS.startWorkflow(target, {
      workflowID: options.id,
      ...(options.queue === undefined ? {} : { queueName: options.queue }),
      enqueueOptions: {
        ...(options.priority === undefined ? {} : { priority: options.priority }),
        ...(options.partition === undefined ? {} : { queuePartitionKey: options.partition }),
      },
    })(input);
    return this.#toRun(handle as WorkflowHandle<Output>);
  }

  /**
   * Runs a piece of work once: when the workflow is taken up again, its recorded result is given instead. A kill in the
   * middle makes it run again. The signal fires when the workflow is canceled.
   */
  async step<Output>(
    name: string,
    work: (signal: AbortSignal) => Promise<Output>,
    options?: StepOptions,
  ): Promise<Output> {
    return runStep(name, work, options);
  }

  /** Waits, inside a workflow: the time to wake is kept over restarts. */
  async sleep(milliseconds: number): Promise<void> {
    await DBOS.sleep(milliseconds);
  }

  /** Waits, inside a workflow, for a signal on a topic; undefined when none came in time. */
  async waitForSignal<Data>(topic: string, timeoutSeconds: number): Promise<Data | undefined> {
    const polling = this.#options.useNotifications ? {} : { pollingIntervalMs: signalPollingMs };
    const data = await DBOS.recv<{ readonly data: Data }>(topic, { timeoutSeconds, ...polling });
    return data?.data;
  }

  /** Sends data to a workflow. The same deduplication key arrives once however often it is sent. */
  async signal(id: string, topic: string, data: unknown, deduplicationKey: string): Promise<void> {
    await DBOS.send(id, { data }, topic, deduplicationKey);
  }

  /** Waits for the end of a workflow known by its id. */
  async result<Output>(id: string): Promise<Output> {
    return this.#toRun(DBOS.retrieveWorkflow<Output>(id)).result();
  }

  /** Where a workflow stands; undefined when no workflow has the id. */
  async status(id: string): Promise<RunStatus | undefined> {
    const status = await DBOS.getWorkflowStatus(id);
    return status ? runStatusOf(status.status) : undefined;
  }

  /** Cancels a workflow and all its children: their steps' signals fire within a second, no further step begins. */
  async cancel(id: string): Promise<void> {
    await DBOS.cancelWorkflow(id, { cancelChildren: true });
  }

  /** Lets a failed or canceled workflow, and its children, go on where it stopped; does nothing to others. */
  async resume(id: string): Promise<void> {
    await resumeWorkflow(id);
  }

  /** Workflows of this application that have not ended, oldest first. */
  async listUnfinished(): Promise<readonly RunSummary[]> {
    const found = await DBOS.listWorkflows({
      status: [...unfinishedDbosStatuses],
      applicationName: this.#options.applicationName,
      loadInput: false,
      loadOutput: false,
    });
    return found.map((entry) => ({
      id: entry.workflowID,
      workflow: entry.workflowName,
      status: runStatusOf(entry.status),
      ...(entry.queueName === undefined ? {} : { queue: entry.queueName }),
      ...(entry.parentWorkflowID === undefined ? {} : { parentId: entry.parentWorkflowID }),
      createdAt: new Date(entry.createdAt).toISOString(),
    }));
  }

  /**
   * Stops serving, waits up to `waitMs` (default 0) for running workflows and disconnects. What still runs then is
   * taken up at the next launch. Never hangs.
   */
  async shutdown(options: { readonly waitMs?: number } = {}): Promise<void> {
    if (!this.#launched) return;
    this.#launched = false;
    this.#endWatch.stop();
    const waitMs = options.waitMs ?? 0;
    const timer = new AbortController();
    await Promise.race([
      DBOS.shutdown({ workflowCompletionTimeoutMS: waitMs, deregister: true }),
      sleep(waitMs + disconnectMs, undefined, { signal: timer.signal }),
    ]).finally(() => timer.abort());
    this.#registered.clear();
  }

  #toRun<Output>(handle: WorkflowHandle<Output>): Run<Output> {
    return {
      id: handle.workflowID,
      result: async () => {
        const insideWorkflow = DBOS.isInWorkflow();
        try {
          await this.#endWatch.ended(handle.workflowID);
          return await handle.getResult({ pollingIntervalMs: resultPollingMs });
        } catch (error) {
          throw translateError(error, insideWorkflow);
        }
      },
    };
  }
}

/**
 * DBOS sets this limit by a query of its own on every new connection, which makes `pg` print a deprecation warning to
 * the user's terminal; given in the URL it has the same effect without the query. 60 s is DBOS's own figure.
 */
function withIdleTransactionTimeout(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = url.searchParams.get('options');
  const setting = '-c idle_in_transaction_session_timeout=60000';
  if (options?.includes('idle_in_transaction_session_timeout')) return databaseUrl;
  url.searchParams.set('options', options ? `${options} ${setting}` : setting);
  return url.toString();
}

/** Makes the engine of this process; nothing happens before `launch`. */
export function createEngine(options: EngineOptions): Engine {
  return new Engine(options);
}
