import { applyEdits, selectedIds, type Manifest } from '#domain/manifest.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { Checkpoint } from '#storage/checkpoint-store.ts';
import type { Draft } from '#storage/draft-store.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { KnownSpec } from './spec-library.ts';

/** Whose checkpoint, and which. */
export interface StageAddress {
  readonly userId: string;
  readonly videoId: string;
  readonly checkpointId: string;
}

/** A checkpoint as it stands now: its snapshot and the edits that wait there. */
export interface Stage {
  readonly checkpoint: Checkpoint;
  readonly draft: Draft;
  /** What the slots select, edits included. */
  readonly manifest: Manifest;
  /** The artifacts of the manifest. */
  readonly artifacts: readonly Artifact[];
  /** The artifact of the plan. */
  readonly plan: Artifact;
  readonly known: KnownSpec;
}

/** Reads a checkpoint with its edits. Throws `not_found`. */
export async function loadStage(context: PipelineContext, address: StageAddress): Promise<Stage> {
  const { checkpoint, draft: stored } = await context.drafts.at(address);
  const draft = context.sabotage === 'ignore-locks' ? { ...stored, locked: [] } : stored;
  const manifest = applyEdits(checkpoint.manifest, draft.selected);
  const artifacts = await context.artifacts.byIds(address.userId, selectedIds(manifest));
  // Every checkpoint has a plan: the first phase makes nothing else, and no edit takes it away.
  const plan = artifacts.find(({ slot }) => slot === 'spec')!;
  return { checkpoint, draft, manifest, artifacts, plan, known: await context.specs.load(plan) };
}
