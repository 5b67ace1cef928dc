import type { Problem } from '#contract/problem.ts';
import type { CheckpointView } from '../calls/get-checkpoint.ts';
import { createStore } from '../store.ts';

/** An edit that somebody else came before, and how to go on. */
export interface EditConflict {
  readonly label: string;
  /** What was sent. */
  readonly yours: unknown;
  /** The checkpoint on top of which the edit was made. */
  readonly before: CheckpointView;
  /** What the others made of it, which is what the page shows by now. */
  readonly after: CheckpointView;
  /** Makes the edit once more, on top of theirs. */
  readonly keepMine: () => void;
}

/** The conflict that waits for a choice; null when there is none. */
export const editConflict = createStore<EditConflict | null>(null);

/** What an edit of a checkpoint ran into last; shown where it was made until it is put away. */
export const editProblems = createStore<Readonly<Record<string, Problem | undefined>>>({});

export function tellProblem(checkpointId: string, problem: Problem | undefined): void {
  editProblems.set((all) => ({ ...all, [checkpointId]: problem }));
}
