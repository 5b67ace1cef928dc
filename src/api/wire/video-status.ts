import { notesOf } from './artifact.ts';
import { toProblem } from '#contract/problem.ts';
import { toWireQualityReport } from '#contract/quality-report.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError, errorTable, type ErrorCode } from '#domain/errors.ts';
import { qualityReportSchema } from '#domain/quality-report.ts';
import { phaseNames, phases } from '#domain/slot.ts';
import type { VideoSnapshot } from '#pipeline/studio/studio.ts';
import type { Links } from '../media/links.ts';
import { toWireActiveBranches, toWireCurrentCheckpoint, toWireTree } from './checkpoint.ts';
import { usdOrNull } from './money.ts';
import type { Artifact } from './studio-records.ts';
import { phaseOf, stateOf } from './video-state.ts';
import { stagesOf } from './video-stages.ts';

/** A video's status as the wire shows it. */
export async function toWireStatus(snapshot: VideoSnapshot, links: Links): Promise<VideoStatus> {
  const { video, spec, progress, artifacts, checkpoints } = snapshot;
  const isComplete = video.status === 'completed';
  const chunks = progress?.counts.get('chunk');
  const addressOf = async (slot: string): Promise<string | null> => {
    const artifact = artifacts.find((candidate) => candidate.slot === slot);
    return artifact === undefined ? null : links.artifact(artifact);
  };
  return {
    video_id: video.id,
    title: video.title === '' ? (spec?.title ?? null) : video.title,
    status: stateOf(video),
    progress: isComplete ? 100 : Math.floor((progress?.share ?? 0) * 99),
    current_phase: phaseOf(video),
    stages: stagesOf(snapshot),
    current_checkpoint: await toWireCurrentCheckpoint(snapshot, links),
    checkpoint_tree: toWireTree(checkpoints),
    active_branches: toWireActiveBranches(checkpoints),
    animatic_urls: await Promise.all(picturesOf(artifacts).map((picture) => links.artifact(picture))),
    stitched_video_url: await addressOf('stitched'),
    final_video_url: await addressOf('final'),
    current_chunk_index: !chunks?.total || phaseOf(video) !== 3 ? null : Math.min(chunks.done, chunks.total - 1),
    total_chunks: chunks?.total ?? null,
    cost_usd: usdOrNull(snapshot.costMicroUsd),
    cost_breakdown: Object.fromEntries(
      phases.map((phase) => [phaseNames[phase], usdOrNull(snapshot.costByPhase[phase])]),
    ),
    eta_seconds: isComplete ? 0 : snapshot.secondsLeft,
    waiting_for: snapshot.waitingFor,
    warnings: [...(spec?.warnings ?? []), ...new Set(snapshot.artifacts.flatMap(notesOf))],
    quality_report: reportOf(artifacts),
    error: video.error === null ? null : toProblem(restoreError(video.error)),
    event_sequence: snapshot.sequence,
  };
}

/** Pictures of the beats, in their order. */
function picturesOf(artifacts: readonly Artifact[]): Artifact[] {
  const place = ({ slot }: Artifact): number => Number(/^beat\/(\d+)\/image$/.exec(slot)?.[1] ?? -1);
  return artifacts.filter((artifact) => place(artifact) >= 0).toSorted((one, other) => place(one) - place(other));
}

function reportOf(artifacts: readonly Artifact[]): VideoStatus['quality_report'] {
  const report = artifacts.find((artifact) => artifact.slot === 'final/report');
  if (report === undefined) return null;
  const { passed, findings } = report.metadata;
  return toWireQualityReport(qualityReportSchema.parse({ passed, findings }));
}

/** An error as it was kept with a video; a code of another version becomes `make_failed`. */
export function restoreError({ code, message }: { readonly code: string; readonly message: string }): BeatboardError {
  return new BeatboardError(Object.hasOwn(errorTable, code) ? (code as ErrorCode) : 'make_failed', message);
}
