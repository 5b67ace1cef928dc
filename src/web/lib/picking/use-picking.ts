import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { cherryPick } from '../calls/cherry-pick.ts';
import { mergeCheckpoint, type MergeResult } from '../calls/merge-checkpoint.ts';
import { editProblems } from '../editing/edit-state.ts';
import { useCheckpointEdits } from '../editing/use-checkpoint-edits.ts';
import { useSlotWords } from '../slot-words.ts';
import { usePickingText } from './picking-texts.ts';

/** Takes over from checkpoint B into checkpoint A. */
export interface Picking {
  readonly pick: (slots: readonly string[]) => Promise<void>;
  readonly merge: () => Promise<void>;
  /** What the last merge came to, when it did not go through whole. */
  readonly merged: MergeResult | null;
  /** Why the last one was refused. */
  readonly problem: ReturnType<typeof editProblems.get>[string];
  readonly isBusy: boolean;
  /** Leads to A with its bill. */
  readonly open: () => void;
}

/** Free edits of A: single slots of B, or everything B changed. Afterwards A is shown with its bill. */
export function usePicking(videoId: string, a: CheckpointSummary, b: CheckpointSummary): Picking {
  const t = usePickingText();
  const slotWords = useSlotWords();
  const navigate = useNavigate();
  const edits = useCheckpointEdits(videoId, a.id);
  const [merged, setMerged] = useState<MergeResult | null>(null);
  const problem = editProblems.use()[a.id];
  const branch = a.branch_name;
  const open = (): void =>
    void navigate({ to: '/videos/$videoId/at/$checkpointId', params: { videoId, checkpointId: a.id } });

  const pick = async (slots: readonly string[]): Promise<void> => {
    const isDone = await edits.edit({
      label: t('picked', { count: slots.length, what: slotWords(slots[0] ?? ''), branch }),
      call: (ifMatch) => cherryPick(videoId, a.id, { from_checkpoint_id: b.id, slots: [...slots] }, ifMatch),
    });
    if (isDone) open();
  };
  const merge = async (): Promise<void> => {
    let result: MergeResult | null = null;
    const isDone = await edits.edit({
      label: t('merged', { branch }),
      call: async (ifMatch) => {
        result = await mergeCheckpoint(videoId, a.id, b.id, ifMatch);
      },
    });
    const answer = result as MergeResult | null;
    setMerged(answer);
    if (isDone && answer !== null && answer.conflicts.length === 0 && answer.changed_slots.length > 0) open();
  };
  return { pick, merge, merged, problem, isBusy: edits.isBusy, open };
}
