import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '#contract/problem.ts';
import { announce } from '../../lib/announce.ts';
import { checkpointQuery } from '../../lib/calls/get-checkpoint.ts';
import { videoKeys } from '../../lib/calls/video-keys.ts';
import { remember } from '../../lib/editing/undo-history.ts';
import { choicesOf } from '../../lib/editing/use-checkpoint-edits.ts';
import { problemOf } from '../../lib/problem-error.ts';
import { createStore } from '../../lib/store.ts';
import { regenerateChunk, type RemakeOrder } from './api/regenerate-chunk.ts';

/** A take that is being made, or what kept it from being made. */
export type Remake = { readonly state: 'making' } | { readonly state: 'failed'; readonly problem: Problem };

/** Takes asked for in this tab, by checkpoint and slot; they outlive the part of the page that asked. */
const remakes = createStore<Readonly<Record<string, Remake | undefined>>>({});

const keyOf = (checkpointId: string, slot: string): string => `${checkpointId} ${slot}`;

/** The slots of a checkpoint of which another take is being made here. */
export function useRemadeSlots(checkpointId: string): ReadonlySet<string> {
  const all = remakes.use();
  const own = Object.entries(all).filter(
    ([key, remake]) => key.startsWith(`${checkpointId} `) && remake?.state === 'making',
  );
  return new Set(own.map(([key]) => key.slice(checkpointId.length + 1)));
}

/** Makes another take of a slot. It is chosen when it is there, which can be undone. */
export function useRemake(checkpointId: string, slot: string) {
  const client = useQueryClient();
  const key = keyOf(checkpointId, slot);
  const remake = remakes.use()[key] ?? null;
  const tell = (next: Remake | undefined): void => remakes.set((all) => ({ ...all, [key]: next }));
  const start = async (order: RemakeOrder, label: string): Promise<void> => {
    const query = checkpointQuery(order.videoId, checkpointId);
    const replaced = client
      .getQueryData(query.queryKey)
      ?.artifacts.find((artifact) => artifact.slot === slot)?.artifact_id;
    tell({ state: 'making' });
    try {
      await regenerateChunk(order);
      const after = choicesOf(await client.fetchQuery({ ...query, staleTime: 0 }));
      const before = {
        ...after,
        artifacts: { ...after.artifacts, ...(replaced !== undefined && { [slot]: replaced }) },
      };
      remember(checkpointId, { label, before, after });
      tell(undefined);
      announce(label);
    } catch (error) {
      const problem = problemOf(error);
      tell({ state: 'failed', problem });
      announce(problem.detail, 'assertive');
    } finally {
      void client.invalidateQueries({
        queryKey: videoKeys.video(order.videoId),
        predicate: ({ queryKey }) => queryKey[2] !== 'status',
      });
    }
  };
  return { remake, start, forget: () => tell(undefined) };
}
