import { drawLatency } from '../latency.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import type { PictureShelf } from './picture-shelf.ts';
import type { QueuedPrompt } from './queued-prompt.ts';
import { historyEntry, type PromptEnd } from './history-entry.ts';
import { createPictureMaker } from './make-pictures.ts';

/** The queue of a server with one graphics card, and what it remembers. */
export interface PromptDesk {
  running(): QueuedPrompt | undefined;
  readonly pending: readonly QueuedPrompt[];
  readonly history: ReadonlyMap<string, object>;
  enqueue(prompt: QueuedPrompt): void;
  remove(ids: readonly string[] | 'all'): void;
  /** Stops what runs; with an id only if it is that. */
  interrupt(id: string | undefined): void;
  clear(): void;
}

const usualLatency = { queueSeconds: 0, runSeconds: 8 };

export function createPromptDesk(world: SimulatorWorld, shelf: PictureShelf): PromptDesk {
  const pending: QueuedPrompt[] = [];
  const history = new Map<string, object>();
  const makePictures = createPictureMaker(world, shelf);
  let current: { readonly prompt: QueuedPrompt; readonly stop: () => void } | undefined;

  function next(): void {
    const prompt = current === undefined ? pending.shift() : undefined;
    if (prompt === undefined) return;
    const making = makePictures(prompt.workflow);
    making.catch(() => undefined);
    const stays = prompt.faults.result?.kind === 'stay-processing';
    const run = (): void => void makeAndEnd(prompt, making);
    current = { prompt, stop: stays ? () => undefined : world.time.after(runSecondsOf(world, prompt), run) };
  }

  async function makeAndEnd(prompt: QueuedPrompt, making: Promise<object>): Promise<void> {
    const outputs = await making.catch((error: unknown) => String(error));
    if (current?.prompt === prompt) end(endOf(prompt, outputs));
  }

  /** Ends what runs; null leaves no trace of it. */
  function end(how: PromptEnd | null): void {
    if (current !== undefined && how !== null) history.set(current.prompt.id, historyEntry(current.prompt, how));
    current = undefined;
    next();
  }

  return {
    running: () => current?.prompt,
    pending,
    history,
    enqueue(prompt) {
      pending.push(prompt);
      next();
    },
    remove(ids) {
      const kept = ids === 'all' ? [] : pending.filter(({ id }) => !ids.includes(id));
      pending.splice(0, pending.length, ...kept);
    },
    interrupt(id) {
      if (current === undefined || (id !== undefined && current.prompt.id !== id)) return;
      current.stop();
      end({ state: 'interrupted' });
    },
    clear() {
      current?.stop();
      current = undefined;
      pending.length = 0;
      history.clear();
    },
  };
}

function runSecondsOf(world: SimulatorWorld, { faults }: QueuedPrompt): number {
  const ruled = faults.timing?.kind === 'latency' ? faults.timing : undefined;
  const set = { ...world.options.latencies?.['comfyui'], ...ruled };
  return drawLatency(usualLatency, set, world.seed, world.nextIndex()).runSeconds;
}

/** @param outputs What was made, or why it could not be. */
function endOf({ faults: { result } }: QueuedPrompt, outputs: object | string): PromptEnd | null {
  if (result?.kind === 'forgotten') return null;
  if (result?.kind === 'failed') return { state: 'failed', reason: result.error ?? 'CUDA out of memory' };
  if (typeof outputs === 'string') return { state: 'failed', reason: outputs };
  return { state: 'success', outputs: result?.kind === 'output-null' ? {} : outputs };
}
