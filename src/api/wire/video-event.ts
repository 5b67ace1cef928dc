import { toProblem } from '#contract/problem.ts';
import type { VideoEvent } from '#contract/video-event.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { restoreError } from './video-status.ts';
import type { StoredEvent } from './studio-records.ts';

/** A stored event that tells all of itself; undefined for one that is told by the video's status. */
export function toOwnEvent({ type, sequence, data }: StoredEvent): VideoEvent | undefined {
  if (type === 'checkpoint_created') {
    const { checkpointId, phase, branch } = data as { checkpointId: string; phase: number; branch: string };
    return { type, sequence, data: { checkpoint_id: checkpointId, phase, branch } };
  }
  if (type === 'artifact_created') {
    const { artifactId, slot, kind, version } = data as Record<'artifactId' | 'slot' | 'kind', string> & {
      version: number;
    };
    return { type, sequence, data: { artifact_id: artifactId, slot, artifact_type: kind, version } };
  }
  const failure = failureOf(type, data);
  return failure && { type: 'failed', sequence, data: toProblem(restoreError(failure)) };
}

/** A stored event that says that something is different now: the cost, or the status as a whole. */
export function toStatusEvent({ type, sequence }: StoredEvent, status: VideoStatus): VideoEvent {
  if (type !== 'cost_updated') return { type: 'status_update', sequence, data: status };
  const { cost_usd, cost_breakdown } = status;
  return { type, sequence, data: { cost_usd, cost_breakdown } };
}

function failureOf(type: string, data: StoredEvent['data']): { code: string; message: string } | undefined {
  const { status, error } = data as { status?: string; error?: { code: string; message: string } | null };
  return type === 'video_changed' && status === 'failed' && error ? error : undefined;
}
