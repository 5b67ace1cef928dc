import type { BuildGraph } from '#domain/build-graph.ts';
import { sumMicroUsd } from '#domain/money.ts';
import { phases, type Phase, type Slot } from '#domain/slot.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { Run } from './run.ts';
import type { PipelineContext } from './pipeline-context.ts';

/** The line on which a video is first made. */
export const mainBranch = 'main';

/** Runs of one video take turns here, so that a phase is closed once. */
const turns = new Map<string, Promise<void>>();

/** Writes the checkpoint of every phase whose last result has just been stored. Safe to repeat. */
export async function closePhases(context: PipelineContext, run: Run, graph: BuildGraph): Promise<void> {
  const turn = (turns.get(run.videoId) ?? Promise.resolve())
    .catch(() => undefined)
    .then(() => closeInTurn(context, run, graph));
  turns.set(run.videoId, turn);
  await turn;
  if (turns.get(run.videoId) === turn) turns.delete(run.videoId);
}

async function closeInTurn(context: PipelineContext, run: Run, graph: BuildGraph): Promise<void> {
  const { userId, videoId } = run;
  const latest = await context.checkpoints.latest(userId, videoId, mainBranch);
  const open = phases.filter((phase) => phase > (latest?.phase ?? 0));
  if (open.length === 0) return;
  const newest = new Map((await context.artifacts.list(userId, videoId)).map((artifact) => [artifact.slot, artifact]));
  let parentId = latest?.id ?? null;
  for (const phase of open) {
    const slots = slotsUpTo(graph, phase);
    if (!slots.every((slot) => newest.has(slot))) return;
    const own = slots.filter((slot) => phaseOf(graph, slot) === phase).map((slot) => newest.get(slot)!);
    const checkpoint = await context.checkpoints.create({
      userId,
      videoId,
      branchName: mainBranch,
      phase,
      parentId,
      status: 'approved',
      manifest: manifestOf(slots.map((slot) => newest.get(slot)!)),
      costMicroUsd: sumMicroUsd(own.map((artifact) => artifact.costMicroUsd)),
    });
    parentId = checkpoint.id;
    await context.videos.update(userId, videoId, { phase });
  }
}

function phaseOf(graph: BuildGraph, slot: Slot): Phase {
  return graph.nodes.find((node) => node.slot === slot)?.phase ?? 1;
}

function slotsUpTo(graph: BuildGraph, phase: Phase): Slot[] {
  return ['spec', ...graph.nodes.filter((node) => node.phase <= phase).map((node) => node.slot)];
}

function manifestOf(artifacts: readonly Artifact[]): Record<string, string> {
  return Object.fromEntries(artifacts.map((artifact) => [artifact.slot, artifact.id]));
}
