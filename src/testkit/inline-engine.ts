import type { Run, Workflow } from '#engine/workflow.ts';
import type { RunStatus } from '#engine/run-status.ts';
import type { StoryEngine } from '#pipeline/make-ad.ts';

interface Entry {
  status: RunStatus;
  readonly ended: Promise<unknown>;
}

/** An engine without a memory: workflows run at once, in this process, and their steps are plain calls. */
export interface InlineEngine extends StoryEngine {
  /** Waits until nothing runs any more. */
  settle(): Promise<void>;
}

export function createInlineEngine(): InlineEngine {
  const entries = new Map<string, Entry>();
  const running = new Set<Promise<unknown>>();

  function begin<Output>(id: string, work: () => Promise<Output>): Run<Output> {
    const known = entries.get(id);
    if (known !== undefined) return { id, result: () => known.ended as Promise<Output> };
    const ended = Promise.resolve().then(work);
    const entry: Entry = { status: 'running', ended };
    entries.set(id, entry);
    const end = (status: RunStatus) => () => {
      entry.status = status;
      running.delete(ended);
    };
    running.add(ended);
    ended.then(end('completed'), end('failed'));
    return { id, result: () => ended };
  }

  return {
    register: (name, run) => ({ name, run }),
    start: async <Input, Output>(workflow: Workflow<Input, Output>, { id }: { readonly id: string }, input: Input) =>
      begin(id, () => workflow.run(input)),
    step: (_name, work) => work(new AbortController().signal),
    status: async (id) => entries.get(id)?.status,
    cancel: async () => undefined,
    async settle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
