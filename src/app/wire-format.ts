import type { Artifact as WireArtifact } from '#contract/artifact.ts';
import { toProblem } from '#contract/problem.ts';
import { toWireQualityReport } from '#contract/quality-report.ts';
import type { VideoEvent } from '#contract/video-event.ts';
import { stageNames, type StageName, type VideoStage } from '#contract/video-stage.ts';
import type { VideoState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError, errorTable, type ErrorCode } from '#domain/errors.ts';
import { toUsd } from '#domain/money.ts';
import { sumMicroUsd } from '#domain/money.ts';
import { phaseNames, phases } from '#domain/slot.ts';
import { qualityReportSchema } from '#domain/quality-report.ts';
import type { VideoSnapshot } from '#pipeline/studio.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { StoredEvent } from '#storage/event-log.ts';

const runningStates: readonly VideoState[] = ['planning', 'storyboarding', 'generating_chunks', 'refining', 'refining'];

function stateOf({ video }: VideoSnapshot): VideoState {
  if (video.status === 'completed') return 'complete';
  if (video.status === 'failed' || video.status === 'canceled') return video.status;
  return video.status === 'pending' ? 'queued' : runningStates[video.phase]!;
}

/** Kinds of slots behind each stage that a watcher sees. */
const slotKinds: Record<StageName, readonly string[]> = {
  plan: [],
  storyboard: ['beat/image'],
  clips: ['chunk'],
  music: ['music', 'mix'],
  mix: ['segment', 'final'],
  check: ['final/report'],
};

function stagesOf({ video, progress }: VideoSnapshot): VideoStage[] {
  return stageNames.map((stage) => {
    const counts = slotKinds[stage].map((kind) => progress?.counts.get(kind));
    const total = stage === 'plan' ? 1 : counts.reduce((sum, count) => sum + (count?.total ?? 0), 0);
    const done =
      stage === 'plan' ? Number(progress !== null) : counts.reduce((sum, count) => sum + (count?.done ?? 0), 0);
    const known = progress !== null || stage === 'plan';
    const ended = video.status === 'failed' || video.status === 'canceled';
    const state =
      known && done >= total
        ? 'done'
        : ended
          ? 'failed'
          : done > 0 || (stage === 'plan' && video.status === 'running')
            ? 'running'
            : 'waiting';
    return { stage, state, done, total: known ? total : null };
  });
}

/** A video's status as the wire shows it. */
export function toWireStatus(snapshot: VideoSnapshot): VideoStatus {
  const { video, spec, progress, artifacts, checkpoints } = snapshot;
  const report = artifacts.find((artifact) => artifact.slot === 'final/report');
  const cost = sumMicroUsd(artifacts.map((artifact) => artifact.costMicroUsd));
  const chunks = progress?.counts.get('chunk');
  return {
    video_id: video.id,
    title: video.title === '' ? (spec?.title ?? null) : video.title,
    status: stateOf(snapshot),
    progress: video.status === 'completed' ? 100 : Math.floor((progress?.share ?? 0) * 99),
    current_phase: video.status === 'pending' ? null : Math.min(4, video.phase + 1),
    stages: stagesOf(snapshot),
    current_checkpoint: currentCheckpoint(snapshot),
    checkpoint_tree: checkpointTree(snapshot),
    active_branches: activeBranches(snapshot),
    animatic_urls: [],
    stitched_video_url: null,
    final_video_url: null,
    current_chunk_index: video.phase === 2 ? (chunks?.done ?? null) : null,
    total_chunks: chunks?.total ?? null,
    cost_usd: cost === null ? null : toUsd(cost),
    cost_breakdown: Object.fromEntries(
      phases.map((phase) => {
        const phaseCost = checkpoints.find((checkpoint) => checkpoint.phase === phase)?.costMicroUsd;
        return [phaseNames[phase], phaseCost === null || phaseCost === undefined ? (phaseCost ?? 0) : toUsd(phaseCost)];
      }),
    ),
    eta_seconds: video.status === 'completed' ? 0 : snapshot.secondsLeft,
    warnings: spec?.warnings ?? [],
    quality_report: report === undefined ? null : toWireQualityReport(qualityReportSchema.parse(pickReport(report))),
    error: video.error === null ? null : toProblem(restoreError(video.error)),
    event_sequence: snapshot.sequence,
  };
}

function pickReport({ metadata }: Artifact): unknown {
  return { passed: metadata.passed, findings: metadata.findings };
}

function restoreError({ code, message }: { code: string; message: string }): BeatboardError {
  return new BeatboardError(code in errorTable ? (code as ErrorCode) : 'make_failed', message);
}

function currentCheckpoint({ checkpoints, artifacts }: VideoSnapshot): VideoStatus['current_checkpoint'] {
  const newest = checkpoints.at(-1);
  if (newest === undefined) return null;
  const selected = artifacts.filter((artifact) => newest.manifest[artifact.slot] === artifact.id);
  return {
    checkpoint_id: newest.id,
    branch_name: newest.branchName,
    phase_number: newest.phase,
    version: newest.version,
    status: newest.status,
    artifacts: Object.fromEntries(
      selected.map((artifact) => [
        shortSlot(artifact.slot),
        {
          artifact_id: artifact.id,
          artifact_type: artifact.kind,
          version: artifact.version,
          s3_url: urlOf(artifact.id),
        },
      ]),
    ),
  };
}

/** `beat/0/image` becomes `beat_0`, `chunk/4` becomes `chunk_4`. */
function shortSlot(slot: string): string {
  return slot.replace(/\/image$/, '').replaceAll('/', '_');
}

function urlOf(artifactId: string): string {
  return `/api/artifacts/${artifactId}/content`;
}

type Tree = VideoStatus['checkpoint_tree'];

function checkpointTree({ checkpoints }: VideoSnapshot): Tree {
  const childrenOf = (parentId: string | null): Tree =>
    checkpoints
      .filter((checkpoint) => checkpoint.parentId === parentId)
      .map((checkpoint) => ({
        checkpoint: {
          id: checkpoint.id,
          branch_name: checkpoint.branchName,
          phase_number: checkpoint.phase,
          version: checkpoint.version,
          status: checkpoint.status,
          parent_id: checkpoint.parentId,
          cost_usd: checkpoint.costMicroUsd === null ? null : toUsd(checkpoint.costMicroUsd),
          created_at: checkpoint.createdAt,
        },
        children: childrenOf(checkpoint.id),
      }));
  return childrenOf(null);
}

function activeBranches({ checkpoints }: VideoSnapshot): VideoStatus['active_branches'] {
  const newest = new Map(checkpoints.map((checkpoint) => [checkpoint.branchName, checkpoint]));
  return [...newest.values()].map((checkpoint) => ({
    branch_name: checkpoint.branchName,
    latest_checkpoint_id: checkpoint.id,
    phase_number: checkpoint.phase,
    status: checkpoint.status,
    can_continue: checkpoint.phase < 4,
  }));
}

/** An artifact as the wire shows it. */
export function toWireArtifact(artifact: Artifact): WireArtifact {
  const { width, height, fps, frames } = artifact.metadata as Record<string, number | undefined>;
  return {
    artifact_id: artifact.id,
    slot: artifact.slot,
    artifact_type: artifact.kind,
    version: artifact.version,
    s3_url: urlOf(artifact.id),
    sha256: artifact.sha256,
    size_bytes: artifact.sizeBytes,
    provider: artifact.provider,
    model: artifact.model,
    seed: artifact.seed,
    inputs: Object.fromEntries(inputSlots(artifact)),
    cost_usd: artifact.costMicroUsd === null ? null : toUsd(artifact.costMicroUsd),
    stale: null,
    locked: false,
    created_at: artifact.createdAt,
    media:
      width === undefined || height === undefined
        ? null
        : {
            width,
            height,
            fps: fps ?? null,
            frames: frames ?? null,
            duration_seconds: frames && fps ? frames / fps : null,
          },
  };
}

function inputSlots({ inputs }: Artifact): [string, string][] {
  const { slots } = inputs as { slots?: [string, string][] };
  return slots ?? [];
}

/** A stored event as the wire tells it; null for what only the studio itself needs. */
export function toWireEvent(event: StoredEvent): VideoEvent | null {
  const { sequence, data } = event;
  if (event.type === 'checkpoint_created') {
    const { checkpointId, phase, branch } = data as { checkpointId: string; phase: number; branch: string };
    return { type: 'checkpoint_created', sequence, data: { checkpoint_id: checkpointId, phase, branch } };
  }
  if (event.type === 'artifact_created') {
    const { artifactId, slot, kind, version } = data as {
      artifactId: string;
      slot: string;
      kind: string;
      version: number;
    };
    return {
      type: 'artifact_created',
      sequence,
      data: { artifact_id: artifactId, slot, artifact_type: kind, version },
    };
  }
  const { status, error } = data as { status?: string; error?: { code: string; message: string } | null };
  if (event.type === 'video_changed' && status === 'failed' && error) {
    return { type: 'failed', sequence, data: toProblem(restoreError(error)) };
  }
  return null;
}
