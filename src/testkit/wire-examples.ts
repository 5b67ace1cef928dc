import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Artifact } from '#contract/artifact.ts';
import type { checkpointDetailSchema, ListedCheckpoint, ListedCheckpointNode } from '#contract/checkpoint.ts';
import type { videoCardSchema, videoSchema } from '#contract/library.ts';
import { toWireSpec } from '#contract/spec.ts';
import { stageNames } from '#contract/video-stage.ts';
import { videoStatusSchema, type VideoStatus } from '#contract/video-status.ts';
import { buildSpec } from './build-spec.ts';

const noon = '2026-11-21T12:00:00Z';

/** A small valid status for tests; fields given replace the defaults. The same for the others here. */
export function exampleStatus(change: Partial<VideoStatus> = {}): VideoStatus {
  return videoStatusSchema.parse({
    video_id: 'video-1',
    title: 'Aero: run lighter',
    status: 'queued',
    progress: 0,
    current_phase: null,
    stages: stageNames.map((stage) => ({ stage, state: 'waiting', done: 0, total: null })),
    current_checkpoint: null,
    checkpoint_tree: [],
    active_branches: [],
    animatic_urls: [],
    stitched_video_url: null,
    final_video_url: null,
    current_chunk_index: null,
    total_chunks: null,
    cost_usd: 0,
    cost_breakdown: {},
    eta_seconds: null,
    waiting_for: null,
    warnings: [],
    quality_report: null,
    error: null,
    event_sequence: 7,
    ...change,
  });
}

export function exampleVideo(change: Partial<z.output<typeof videoSchema>> = {}): z.output<typeof videoSchema> {
  const more = { prompt: 'an ad', auto_continue: false, seed: 1, max_cost_usd: null, spec: null };
  return { ...exampleStatus(), ...more, created_at: noon, updated_at: noon, ...change };
}

export function exampleCard(change: Partial<z.output<typeof videoCardSchema>> = {}): z.output<typeof videoCardSchema> {
  return {
    video_id: 'video-1',
    title: 'Aero: run lighter',
    prompt: 'an ad',
    status: 'complete',
    progress: 100,
    waiting_phase: null,
    branch_count: 1,
    eta_seconds: 0,
    error_title: null,
    is_sample: false,
    poster_url: null,
    thumbnail_url: null,
    preview_url: null,
    final_video_url: null,
    duration_seconds: 30,
    aspect_ratio: '16:9',
    cost_usd: 0,
    created_at: noon,
    updated_at: noon,
    ...change,
  };
}

export function exampleCheckpoint(change: Partial<ListedCheckpoint> = {}): ListedCheckpoint {
  return {
    id: 'checkpoint-1',
    branch_name: 'main',
    phase_number: 1,
    version: 1,
    status: 'pending',
    parent_id: null,
    edited_from_id: null,
    cost_usd: 0,
    has_edits: false,
    created_at: noon,
    changed_slots: [],
    made_count: 1,
    kept_count: 0,
    thumbnail_url: null,
    ...change,
  };
}

/** The tree that parents and children make. */
export function exampleTree(
  checkpoints: readonly ListedCheckpoint[],
  parentId: string | null = null,
): ListedCheckpointNode[] {
  return checkpoints
    .filter((checkpoint) => checkpoint.parent_id === parentId)
    .map((checkpoint) => ({ checkpoint, children: exampleTree(checkpoints, checkpoint.id) }));
}

/** An artifact of these bytes. */
export function exampleArtifact(slot: string, bytes: string | Buffer = slot, change: Partial<Artifact> = {}): Artifact {
  return {
    artifact_id: `artifact-${slot.replaceAll('/', '-')}`,
    slot,
    artifact_type: slot === 'final' ? 'video' : 'image',
    version: 1,
    s3_url: 'http://127.0.0.1:1/x',
    thumbnail_url: null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size_bytes: Buffer.byteLength(bytes),
    provider: 'offline',
    model: 'composer',
    seed: 1,
    inputs: {},
    cost_usd: 0,
    stale: null,
    notes: [],
    locked: false,
    created_at: noon,
    media: { width: 1280, height: 720, fps: 30, frames: 900, duration_seconds: 30 },
    ...change,
  };
}

type Detail = z.output<typeof checkpointDetailSchema>;

export function exampleDetail(change: Partial<Detail> = {}): Detail {
  return { checkpoint: exampleCheckpoint(), spec: toWireSpec(buildSpec()), artifacts: [], edited_slots: [], ...change };
}
