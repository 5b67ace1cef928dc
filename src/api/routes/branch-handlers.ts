import type { Studio } from '#pipeline/studio/studio.ts';
import type { Handlers } from '../operation-call.ts';
import { toWireBranch } from '../wire/checkpoint.ts';
import { toWireDiff } from '../wire/diff.ts';

/** Branches, and what differs between checkpoints. */
export function branchHandlers({ branches }: Studio): Handlers<'listBranches' | 'renameBranch' | 'getDiff'> {
  return {
    async listBranches({ caller, parameters }) {
      const entries = await branches.list(caller.userId, parameters.video_id);
      return { body: { branches: entries.map(toWireBranch) } };
    },
    async renameBranch({ caller, parameters, body }) {
      const { video_id: videoId, name } = parameters;
      return { body: toWireBranch(await branches.rename(caller.userId, videoId, name, body.name)) };
    },
    async getDiff({ caller, parameters, query }) {
      const difference = await branches.diff(caller.userId, parameters.video_id, query.from, query.to);
      return { body: toWireDiff(query, difference) };
    },
  };
}
