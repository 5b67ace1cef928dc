import { createStore } from '../store.ts';

/** What a checkpoint selects: slot to artifact, and the slots that are locked. */
export interface Choices {
  readonly artifacts: Readonly<Record<string, string>>;
  readonly locked: readonly string[];
}

/** One edit that was made: what it is called, and the choices before and after it. */
export interface UndoStep {
  readonly label: string;
  readonly before: Choices;
  readonly after: Choices;
}

/** Steps that can be undone and redone, the newest last. */
export interface UndoHistory {
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}

const stepsMaximum = 100;
const empty: UndoHistory = { done: [], undone: [] };
const storageKey = 'beatboard-undo';

/** The histories of all checkpoints edited in this tab; they outlive a reload. */
const histories = createStore<Readonly<Record<string, UndoHistory>>>(
  JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, UndoHistory>,
);

function change(checkpointId: string, next: (history: UndoHistory) => UndoHistory): void {
  histories.set((all) => ({ ...all, [checkpointId]: next(all[checkpointId] ?? empty) }));
  sessionStorage.setItem(storageKey, JSON.stringify(histories.get()));
}

export function useUndoHistory(checkpointId: string): UndoHistory {
  return histories.use()[checkpointId] ?? empty;
}

export const historyOf = (checkpointId: string): UndoHistory => histories.get()[checkpointId] ?? empty;

/** Remembers an edit; what was undone before cannot be redone any more. */
export function remember(checkpointId: string, step: UndoStep): void {
  change(checkpointId, ({ done }) => ({ done: [...done, step].slice(-stepsMaximum), undone: [] }));
}

/** Moves the newest step from done to undone, or back. */
export function moveStep(checkpointId: string, direction: 'undo' | 'redo'): void {
  change(checkpointId, ({ done, undone }) =>
    direction === 'undo'
      ? { done: done.slice(0, -1), undone: [...undone, ...done.slice(-1)] }
      : { done: [...done, ...undone.slice(-1)], undone: undone.slice(0, -1) },
  );
}

/** Slots of which two choices differ, the plan first, since pictures follow it. */
export function differingSlots(one: Choices, other: Choices): readonly string[] {
  const slots = new Set([...Object.keys(one.artifacts), ...Object.keys(other.artifacts)]);
  return [...slots]
    .filter((slot) => one.artifacts[slot] !== other.artifacts[slot])
    .toSorted((a, b) => Number(b === 'spec') - Number(a === 'spec'));
}
