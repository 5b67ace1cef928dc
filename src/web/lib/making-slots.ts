import { createStore } from './store.ts';

/** Slots of which another take was asked for in this tab and is not there yet: `checkpoint slot`. */
const making = createStore<ReadonlySet<string>>(new Set());

const nameOf = (checkpointId: string, slot: string): string => `${checkpointId} ${slot}`;

/** Whether another take of a slot is being made; a function, so that one call serves a whole grid. */
export function useMakingSlots(checkpointId: string): (slot: string) => boolean {
  const slots = making.use();
  return (slot) => slots.has(nameOf(checkpointId, slot));
}

/** Shows a slot as being made while the work goes on. */
export async function whileMaking<Result>(
  checkpointId: string,
  slot: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const name = nameOf(checkpointId, slot);
  making.set((slots) => new Set([...slots, name]));
  try {
    return await work();
  } finally {
    making.set((slots) => new Set([...slots].filter((other) => other !== name)));
  }
}
