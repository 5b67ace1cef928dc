import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { takesQuery } from '../../lib/calls/list-takes.ts';
import { announce } from '../../lib/announce.ts';
import { useCheckpointEdits } from '../../lib/editing/use-checkpoint-edits.ts';
import { useMakingSlots, whileMaking } from '../../lib/making-slots.ts';
import type { ReviewProps } from '../../lib/review-props.ts';
import { regenerateBeat, type PictureWish } from './api/regenerate-beat.ts';
import { uploadImage } from './api/upload-image.ts';
import { neighbourTake, storyboardCells, type StoryboardCell } from './storyboard-cells.ts';
import { useStoryboardText } from './storyboard-texts.ts';

/** What a storyboard shows and what can be done to it. */
export interface Storyboard {
  readonly cells: readonly StoryboardCell[];
  readonly isMaking: (slot: string) => boolean;
  readonly choose: (cell: StoryboardCell, artifactId: string) => void;
  readonly flip: (cell: StoryboardCell, step: 1 | -1) => void;
  readonly lock: (cell: StoryboardCell, locked: boolean, label: string) => void;
  readonly upload: (cell: StoryboardCell, file: File) => void;
  readonly remake: (cell: StoryboardCell, wish: Omit<PictureWish, 'beat_index'>) => void;
}

/** The pictures of a checkpoint with their takes, and their edits. */
export function useStoryboard({ videoId, view }: Pick<ReviewProps, 'videoId' | 'view'>): Storyboard {
  const t = useStoryboardText();
  const checkpointId = view.checkpoint.id;
  const { data: takes } = useQuery(takesQuery(videoId));
  const edits = useCheckpointEdits(videoId, checkpointId);
  const isMaking = useMakingSlots(checkpointId);
  const cells = useMemo(() => storyboardCells(view.spec, view.artifacts, takes ?? []), [view, takes]);

  const choose = ({ slot, index, takes: own }: StoryboardCell, artifactId: string): void => {
    const take = own.find(({ artifact_id: id }) => id === artifactId);
    if (take === undefined) return;
    void edits.edit({
      label: t('chosen', { number: index + 1, take: take.version }),
      call: (ifMatch) => edits.selectCall(slot, artifactId, ifMatch),
      // A take flips as a cut: at once.
      expect: (now) => ({
        ...now,
        artifacts: now.artifacts.map((artifact) => (artifact.slot === slot ? { ...take, stale: null } : artifact)),
      }),
      isQuiet: true,
    });
  };
  return {
    cells,
    isMaking,
    choose,
    flip: (cell, step) => {
      const take = neighbourTake(cell, step);
      if (take === null) return;
      choose(cell, take.artifact_id);
      announce(t('takeOf', { take: take.version, count: cell.takes.length }));
    },
    lock: ({ slot }, locked, label) => void edits.lock(slot, locked, label),
    upload: ({ slot, index }, file) =>
      void whileMaking(checkpointId, slot, () =>
        edits.edit({
          label: t('uploaded', { number: index + 1 }),
          call: (ifMatch) => uploadImage(videoId, checkpointId, index, file, ifMatch),
        }),
      ),
    remake: ({ slot, index, takes: own }, wish) =>
      void whileMaking(checkpointId, slot, () =>
        edits.edit({
          label: t('made', { number: index + 1, take: (own.at(-1)?.version ?? 0) + 1 }),
          isLong: true,
          call: (ifMatch) => regenerateBeat(videoId, checkpointId, { beat_index: index, ...wish }, ifMatch),
        }),
      ),
  };
}
