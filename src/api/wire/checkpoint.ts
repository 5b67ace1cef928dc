import type { CheckpointNode, CheckpointSummary, ListedCheckpoint } from '#contract/checkpoint.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { labelCheckpoints } from '#domain/checkpoint-labels.ts';
import type { BranchEntry, CheckpointEntry, VideoSnapshot } from '#pipeline/studio/studio.ts';
import type { Links } from '../media/links.ts';
import { usdOrNull } from './money.ts';

/** A checkpoint in short. */
export function toWireCheckpoint(checkpoint: CheckpointEntry): CheckpointSummary {
  return {
    id: checkpoint.id,
    branch_name: checkpoint.branchName,
    phase_number: checkpoint.phase,
    version: checkpoint.version,
    status: checkpoint.status,
    parent_id: checkpoint.parentId,
    edited_from_id: checkpoint.editedFromId,
    cost_usd: usdOrNull(checkpoint.costMicroUsd),
    has_edits: checkpoint.hasEdits,
    created_at: checkpoint.createdAt,
  };
}

/** The tree of a video's checkpoints, roots and children oldest first. */
export function toWireTree(checkpoints: readonly CheckpointEntry[]): CheckpointNode[] {
  return growTree(checkpoints.map(toWireCheckpoint));
}

/** The checkpoints of a video, oldest first, with what makes each differ from the others. */
export function toWireListedCheckpoints(checkpoints: readonly CheckpointEntry[], links: Links): ListedCheckpoint[] {
  const labels = labelCheckpoints(checkpoints);
  return checkpoints.map((checkpoint) => {
    const { changedSlots, madeCount, keptCount, picture } = labels.get(checkpoint.id)!;
    return {
      ...toWireCheckpoint(checkpoint),
      changed_slots: [...changedSlots],
      made_count: madeCount,
      kept_count: keptCount,
      thumbnail_url: picture === null ? null : links.artifactThumbnail(picture.artifactId),
    };
  });
}

/** The tree of checkpoints that come oldest first. */
export function growTree<Summary extends CheckpointSummary>(checkpoints: readonly Summary[]): TreeNode<Summary>[] {
  const nodes = new Map(
    checkpoints.map((checkpoint): [string, TreeNode<Summary>] => [checkpoint.id, { checkpoint, children: [] }]),
  );
  const roots: TreeNode<Summary>[] = [];
  for (const { id, parent_id: parentId } of checkpoints) {
    const siblings = parentId === null ? roots : (nodes.get(parentId)?.children ?? roots);
    siblings.push(nodes.get(id)!);
  }
  return roots;
}

interface TreeNode<Summary> {
  readonly checkpoint: Summary;
  readonly children: TreeNode<Summary>[];
}

/** The newest checkpoint with the addresses of what it selects. */
export async function toWireCurrentCheckpoint(
  { checkpoints, artifacts }: Pick<VideoSnapshot, 'checkpoints' | 'artifacts'>,
  links: Links,
): Promise<VideoStatus['current_checkpoint']> {
  const newest = checkpoints.at(-1);
  if (newest === undefined) return null;
  const selected = artifacts.filter((artifact) => newest.manifest[artifact.slot] === artifact.id);
  const entries = selected.map(async (artifact) => [
    shortSlot(artifact.slot),
    {
      artifact_id: artifact.id,
      artifact_type: artifact.kind,
      version: artifact.version,
      s3_url: await links.artifact(artifact),
    },
  ]);
  return {
    checkpoint_id: newest.id,
    branch_name: newest.branchName,
    phase_number: newest.phase,
    version: newest.version,
    status: newest.status,
    artifacts: Object.fromEntries(await Promise.all(entries)),
  };
}

/** `beat/0/image` becomes `beat_0`, `chunk/4` becomes `chunk_4`. */
function shortSlot(slot: string): string {
  return slot.replace(/\/image$/, '').replaceAll('/', '_');
}

/** Branches with a checkpoint, each with its newest. */
export function toWireActiveBranches(checkpoints: readonly CheckpointEntry[]): VideoStatus['active_branches'] {
  const newest = new Map(checkpoints.map((checkpoint) => [checkpoint.branchName, checkpoint]));
  const parents = new Set(checkpoints.map((checkpoint) => checkpoint.parentId));
  return [...newest.values()].map((checkpoint) => ({
    branch_name: checkpoint.branchName,
    latest_checkpoint_id: checkpoint.id,
    phase_number: checkpoint.phase,
    status: checkpoint.status,
    can_continue: checkpoint.phase < 4 && !parents.has(checkpoint.id),
  }));
}

/** A branch with its newest checkpoint. */
export function toWireBranch(branch: BranchEntry) {
  return {
    name: branch.name,
    parent_name: branch.parentName,
    latest_checkpoint_id: branch.latest?.id ?? null,
    phase_number: branch.latest?.phase ?? null,
    status: branch.latest?.status ?? null,
    can_continue: branch.canContinue,
    created_at: branch.createdAt,
  };
}
