import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChildProgram } from '#testkit/child-program.ts';
import type { Engine } from './engine.ts';
import type { Workflow } from './workflow.ts';

export interface EngineUnderTest {
  /** A new engine on the same database under the same worker's name, as after a restart. */
  createEngine(): Engine;
  /** A program that launches an engine on that database with `ledgerPath` and runs the workflow `crashing`. */
  readonly crashProgramPath: string;
  readonly crashProgramArguments: readonly string[];
  /** For files; empty at first. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** What any engine must do; a replacement of DBOS would have to pass it. */
export function describeEngine(name: string, setup: () => Promise<EngineUnderTest>): void {
  describe(name, () => {
    let under: EngineUnderTest;
    let engine: Engine;
    let workflows: TestWorkflows;

    const launch = async (): Promise<void> => {
      engine = under.createEngine();
      workflows = registerTestWorkflows(engine);
      await engine.launch([
        { name: 'two', workerConcurrency: 2, pollingIntervalMs: 10 },
        { name: 'fair', partitionConcurrency: 1, pollingIntervalMs: 10 },
        { name: 'none', workerConcurrency: 0, pollingIntervalMs: 10 },
      ]);
    };

    beforeAll(async () => {
      under = await setup();
    });
    beforeEach(launch);
    afterEach(() => engine?.shutdown());
    afterAll(() => under?.remove());

    it('runs a workflow once for one id and gives its result again after a restart', async () => {
      const runs = await Promise.all([1, 2].map((input) => engine.start(workflows.count, { id: 'once' }, input)));
      const results = await Promise.all(runs.map((run) => run.result()));
      expect(results[0]).toEqual(results[1]);
      expect(workflows.counted).toBe(1);
      expect(await engine.status('once')).toBe('completed');
      expect(await engine.status('never started')).toBeUndefined();

      await engine.shutdown();
      await launch();
      expect(await (await engine.start(workflows.count, { id: 'once' }, 3)).result()).toEqual(results[0]);
      expect(await engine.result('once')).toEqual(results[0]);
      expect(workflows.counted).toBe(0);
    });

    it('never runs more of a queue at once than its limit, and gives results in order', async () => {
      const run = await engine.start(workflows.fanOut, { id: 'fan out' }, 6);
      expect(await run.result()).toEqual([0, 1, 2, 3, 4, 5]);
      expect(workflows.mostAtOnce).toBe(2);
    });

    it('begins lower numbers of priority first, and one at a time in a partition', async () => {
      const started = [9, 5, 1].map((priority) =>
        engine.start(
          workflows.ordered,
          { id: `priority ${priority}`, queue: 'fair', priority, partition: 'a' },
          priority,
        ),
      );
      await Promise.all((await Promise.all(started)).map((run) => run.result()));
      expect(workflows.order.slice(-2).toSorted()).toEqual(workflows.order.slice(-2));
      expect(workflows.mostAtOnce).toBe(1);
    });

    it('hands a signal over once, however often it is sent', async () => {
      const run = await engine.start(workflows.waiting, { id: 'waiting' }, null);
      await engine.signal('waiting', 'answer', { text: 'yes' }, 'answer 1');
      await engine.signal('waiting', 'answer', { text: 'yes' }, 'answer 1');
      expect(await run.result()).toEqual([{ text: 'yes' }, null]);
    });

    it('passes on what was thrown: name, message, cause and code, also from a child and after a restart', async () => {
      const expected = { name: 'TestError', message: 'the disk is full', code: 'disk_full' };
      for (const [workflow, id] of [
        [workflows.failing, 'failing'],
        [workflows.failingChild, 'failing child'],
      ] as const) {
        const failed: unknown = await (
          await engine.start(workflow, { id }, null)
        )
          .result()
          .catch((error: unknown) => error);
        expect(failed).toBeInstanceOf(Error);
        expect(failed).toMatchObject({ ...expected, cause: { message: 'inner' } });
        expect(await engine.status(id)).toBe('failed');
      }
      await engine.shutdown();
      await launch();
      await expect(engine.result('failing child')).rejects.toMatchObject(expected);
    });

    it('tries a step again only as often as asked', async () => {
      const run = await engine.start(workflows.flaky, { id: 'flaky' }, null);
      await expect(run.result()).rejects.toMatchObject({ message: 'try 3', code: 'flaky' });
    });

    it('cancels a workflow with its children, telling the step at work', async () => {
      const run = await engine.start(workflows.parentOfLong, { id: 'long' }, null);
      const ended = run.result().catch((error: unknown) => error);
      await workflows.longStarted;
      expect((await engine.listUnfinished()).map((summary) => [summary.id, summary.status])).toEqual([
        ['long', 'running'],
        ['long:child', 'running'],
      ]);
      await engine.cancel('long');
      expect(await ended).toMatchObject({ name: 'WorkflowCanceledError', code: 'canceled' });
      expect([await engine.status('long'), await engine.status('long:child')]).toEqual(['canceled', 'canceled']);
      expect(await workflows.longAborted).toBe(true);
      expect(await engine.listUnfinished()).toEqual([]);
    });

    it('goes on with a failed workflow where it stopped, doing nothing twice that had succeeded', async () => {
      const run = await engine.start(workflows.mended, { id: 'mended' }, null);
      await expect(run.result()).rejects.toMatchObject({ code: 'not_yet' });
      expect(workflows.mendedSteps).toEqual(['first', 'child step', 'child failing']);
      workflows.mend();
      await engine.resume('mended');
      expect(await engine.result('mended')).toBe('first, child done');
      expect(workflows.mendedSteps).toEqual(['first', 'child step', 'child failing', 'child failing']);
      await engine.resume('mended');
      expect(await engine.status('mended')).toBe('completed');
    });

    it('goes on with a canceled workflow', async () => {
      await engine.start(workflows.count, { id: 'canceled early', queue: 'none' }, 1);
      expect(await engine.status('canceled early')).toBe('pending');
      await engine.cancel('canceled early');
      await expect(engine.result('canceled early')).rejects.toMatchObject({ code: 'canceled' });
      await engine.resume('canceled early');
      expect(await engine.status('canceled early')).toBe('pending');
      await engine.cancel('canceled early');
    });

    it('shuts down at once though a workflow is at work, and takes that up at the next launch', async () => {
      await engine.start(workflows.sleeping, { id: 'sleeping' }, null);
      const start = performance.now();
      await engine.shutdown();
      expect(performance.now() - start).toBeLessThan(1500);
      await launch();
      expect(await engine.result('sleeping')).toBe('slept');
    });

    it('waits for running workflows at shutdown when asked', async () => {
      await engine.start(workflows.brief, { id: 'brief' }, null);
      await engine.shutdown({ waitMs: 5000 });
      await launch();
      expect(await engine.status('brief')).toBe('completed');
    });

    it('survives kill -9 in mid-workflow: finished steps do not run again', async () => {
      await engine.shutdown();
      const ledgerPath = path.join(under.folder, 'ledger');
      const run = (): ReturnType<typeof startChildProgram> =>
        startChildProgram(under.crashProgramPath, [...under.crashProgramArguments, ledgerPath]);
      const first = run();
      await first.lineStarting('HANGING');
      await first.kill();
      await appendFile(ledgerPath, 'killed\n');
      const second = run();
      expect(await second.lineStarting('RESULT')).toBe('RESULT first second third');
      expect(await second.ended()).toBe(0);
      const ledger = (await readFile(ledgerPath, 'utf8')).trim().split('\n');
      expect(ledger).toEqual(['first', 'second', 'killed', 'second', 'third']);
      await launch();
    });
  });
}

type TestWorkflows = ReturnType<typeof registerTestWorkflows>;

class TestError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message, { cause: new Error('inner') });
    this.name = 'TestError';
    this.code = code;
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function registerTestWorkflows(engine: Engine) {
  const seen = { counted: 0, atOnce: 0, mostAtOnce: 0, order: [] as number[], flakyTries: 0 };
  const busy = async (milliseconds: number): Promise<void> => {
    seen.atOnce += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
    await pause(milliseconds);
    seen.atOnce -= 1;
  };

  const count = engine.register('count', async (input: number) => ({
    input,
    at: await engine.step('count', async () => ++seen.counted),
  }));
  const limited = engine.register('limited', async (index: number) =>
    engine.step('busy', async () => busy(40).then(() => index)),
  );
  const fanOut = engine.register('fan out', async (width: number) => {
    const runs = [];
    for (let index = 0; index < width; index += 1) {
      runs.push(await engine.start(limited, { id: `fan out ${index}`, queue: 'two' }, index));
    }
    return Promise.all(runs.map((run) => run.result()));
  });
  const ordered = engine.register('ordered', async (priority: number) =>
    engine.step('order', async () => {
      seen.order.push(priority);
      await busy(60);
    }),
  );
  const waiting = engine.register('waiting', async () => {
    const first = await engine.waitForSignal<{ text: string }>('answer', 10);
    const second = await engine.waitForSignal<{ text: string }>('answer', 0.2);
    return [first ?? null, second ?? null];
  });
  const failing = engine.register('failing', async () =>
    engine.step('fail', async () => Promise.reject(new TestError('disk_full', 'the disk is full'))),
  );
  const failingChild = engine.register('failing child', async () => {
    const run = await engine.start(failing, { id: 'failing child:child', queue: 'two' }, null);
    return run.result();
  });
  const flaky = engine.register('flaky', async () =>
    engine.step('flaky', async () => Promise.reject(new TestError('flaky', `try ${++seen.flakyTries}`)), {
      retries: 2,
    }),
  );
  const sleeping = engine.register('sleeping', async () => engine.sleep(900).then(() => 'slept'));
  const brief = engine.register('brief', async () => engine.step('brief', async () => pause(200)));
  return Object.assign(seen, {
    ...{ count, fanOut, ordered, waiting, failing, failingChild, flaky, sleeping, brief },
    ...registerLong(engine),
    ...registerMended(engine),
  });
}

function registerLong(engine: Engine): {
  parentOfLong: Workflow<null, unknown>;
  longStarted: Promise<void>;
  longAborted: Promise<boolean>;
} {
  const started = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<boolean>();
  const long = engine.register('long', async () =>
    engine
      .step('long', async (signal) => {
        started.resolve();
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
      })
      .finally(() => aborted.resolve(true)),
  );
  const parentOfLong = engine.register('parent of long', async () => {
    const run = await engine.start(long, { id: 'long:child', queue: 'two' }, null);
    return run.result();
  });
  return { parentOfLong, longStarted: started.promise, longAborted: aborted.promise };
}

function registerMended(engine: Engine): {
  mended: Workflow<null, string>;
  mendedSteps: string[];
  mend: () => void;
} {
  const steps: string[] = [];
  let works = false;
  const child = engine.register('mended child', async () => {
    await engine.step('child step', async () => steps.push('child step'));
    return engine.step('child failing', async () => {
      steps.push('child failing');
      if (!works) throw new TestError('not_yet', 'not yet');
      return 'child done';
    });
  });
  const mended = engine.register('mended', async () => {
    const first = await engine.step('first', async () => {
      steps.push('first');
      return 'first';
    });
    const run = await engine.start(child, { id: 'mended:child', queue: 'two' }, null);
    return `${first}, ${await run.result()}`;
  });
  return { mended, mendedSteps: steps, mend: () => (works = true) };
}
