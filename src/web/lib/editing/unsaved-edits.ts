import { ProblemError } from '../problem-error.ts';

/** Saves what is not saved yet; null when that went well, else what is wrong in one sentence. */
export type SaveNow = () => Promise<string | null>;

const waiting = new Set<SaveNow>();

/** Names something that is typed but not saved, or still on its way; returns how to take it back. */
export function holdUnsaved(save: SaveNow): () => void {
  waiting.add(save);
  return () => void waiting.delete(save);
}

/** Saves everything that waits, for example before money is spent on it. Throws what could not be saved. */
export async function saveAll(): Promise<void> {
  // Saving a text puts it on its way: what is on its way is waited for after that.
  for (let round = 0; round < 2; round += 1) {
    const faults = await Promise.all([...waiting].map((save) => save()));
    const fault = faults.find((each) => each !== null);
    if (fault) throw new ProblemError(problemOfUnsaved(fault));
  }
}

function problemOfUnsaved(detail: string): ProblemError['problem'] {
  return {
    type: 'about:blank',
    title: 'Edit not saved',
    status: 0,
    detail,
    code: 'edit_unsaved',
    retryable: false,
    next: 'Correct the text that is marked, then go on.',
  };
}

// The requests outlive the page.
addEventListener('pagehide', () => void saveAll().catch(() => undefined));
