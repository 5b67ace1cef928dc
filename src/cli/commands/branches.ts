import { branchNameSchema } from '#contract/branch.ts';
import { BeatboardError } from '#domain/errors.ts';
import { describeTree } from '../branch-tree-text.ts';
import { findVideo } from '../find-video.ts';
import { printResult } from '../print-result.ts';
import type { ProgramDependencies } from '../program-dependencies.ts';
import { splitAssignment } from '../slot-name.ts';
import { withSession, type SessionOptions } from '../with-session.ts';

/** Options of `branches` as they stand on the command line. */
export interface BranchesOptions extends SessionOptions {
  /** `old=new`. */
  readonly rename?: string;
}

/** `beatboard branches`: draws the tree of checkpoints, after renaming a branch when asked to. Returns the exit code. */
export async function runBranches(
  given: string,
  options: BranchesOptions,
  dependencies: ProgramDependencies,
): Promise<number> {
  const renaming = options.rename === undefined ? undefined : parseRenaming(options.rename);
  return withSession(options, dependencies, async ({ client, signal }) => {
    const { video_id: videoId } = await findVideo(client, given, signal);
    if (renaming) {
      const params = { video_id: videoId, name: renaming.from };
      await client.call('renameBranch', { params, body: { name: renaming.to }, signal });
      dependencies.stderr.write(`"${renaming.from}" is now "${renaming.to}".\n`);
    }
    const params = { video_id: videoId };
    const { branches } = (await client.call('listBranches', { params, signal })).data;
    const { tree } = (await client.call('getCheckpointTree', { params, signal })).data;
    const words = tree.length === 0 ? 'There is no checkpoint yet.' : describeTree(tree);
    printResult(dependencies, options.json, { video_id: videoId, branches, tree }, words);
    return 0;
  });
}

function parseRenaming(given: string): { readonly from: string; readonly to: string } {
  const [from, to] = splitAssignment('--rename', given);
  const name = branchNameSchema.safeParse(to.trim());
  if (name.success) return { from, to: name.data };
  throw new BeatboardError(
    'option_invalid',
    `"${to}" cannot be the name of a branch. ${name.error.issues[0]?.message ?? ''}`.trim(),
  );
}
