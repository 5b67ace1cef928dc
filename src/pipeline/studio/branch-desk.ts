import { diffManifests, selectedIds } from '#domain/manifest.ts';
import { diffSpecs } from '#domain/diff-spec.ts';
import type { Branch } from '#storage/branch-store.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { BranchDesk, BranchEntry } from './studio.ts';

/** Queries and commands on the tree of checkpoints. */
export function createBranchDesk(context: PipelineContext): BranchDesk {
  return {
    async list(userId, videoId) {
      await context.videos.get(userId, videoId);
      const checkpoints = await context.checkpoints.list(userId, videoId);
      return (await context.branches.list(userId, videoId)).map((branch) => toEntry(branch, checkpoints));
    },

    async rename(userId, videoId, name, newName) {
      const branch = await context.branches.rename(userId, videoId, name, newName.normalize('NFC'));
      return toEntry(branch, await context.checkpoints.list(userId, videoId));
    },

    async checkpoints(userId, videoId) {
      const checkpoints = await context.checkpoints.list(userId, videoId);
      if (checkpoints.length === 0) await context.videos.get(userId, videoId);
      return checkpoints;
    },

    async diff(userId, videoId, fromId, toId) {
      const from = await context.checkpoints.get(userId, videoId, fromId);
      const to = await context.checkpoints.get(userId, videoId, toId);
      const ids = new Set([...selectedIds(from.manifest), ...selectedIds(to.manifest)]);
      const byId = new Map(
        (await context.artifacts.byIds(userId, [...ids])).map((artifact) => [artifact.id, artifact]),
      );
      const artifactOf = (id: string | undefined) => (id === undefined ? null : (byId.get(id) ?? null));
      const slots = diffManifests(from.manifest, to.manifest, (id) => byId.get(id)?.sha256 ?? id);
      const [one, other] = [
        await context.specs.load(byId.get(from.manifest.spec!)!),
        await context.specs.load(byId.get(to.manifest.spec!)!),
      ];
      return {
        slots: slots.map((changed) => ({
          ...changed,
          from: artifactOf(from.manifest[changed.slot]),
          to: artifactOf(to.manifest[changed.slot]),
        })),
        specFields: diffSpecs(one.spec, other.spec),
      };
    },
  };
}

function toEntry(branch: Branch, checkpoints: readonly Checkpoint[]): BranchEntry {
  const latest = checkpoints.findLast((checkpoint) => checkpoint.branchName === branch.name) ?? null;
  const hasNext =
    latest !== null && checkpoints.some((other) => other.parentId === latest.id && other.editedFromId === null);
  return { ...branch, latest, canContinue: latest !== null && latest.phase < 4 && !hasNext };
}
