import { createHash } from 'node:crypto';
import { BeatboardError } from '#domain/errors.ts';
import type { Manifest } from '#domain/manifest.ts';
import { noVariation } from '#domain/variation.ts';
import { noModelsAsked, type MakeRequest } from '#domain/make-request.ts';
import type { Phase, Slot } from '#domain/slot.ts';
import type { Spec } from '#domain/spec.ts';
import type { BranchEntry, CheckpointEntry, SelectedSlot, VideoSnapshot } from '#pipeline/studio/studio.ts';
import type { StoredEvent } from '#storage/event-log.ts';

type Artifact = SelectedSlot['artifact'];
type Video = VideoSnapshot['video'];

/** Edits that wait at a checkpoint. */
export interface FakeDraft {
  revision: number;
  spec: Spec | null;
  readonly selected: Map<Slot, string>;
  readonly locked: Set<Slot>;
}

/** A video with all that belongs to it. */
export interface FakeVideo {
  video: Video;
  readonly spec: Spec;
  readonly artifacts: Artifact[];
  readonly checkpoints: CheckpointEntry[];
  readonly branches: Omit<BranchEntry, 'latest' | 'canContinue'>[];
  readonly events: StoredEvent[];
  readonly drafts: Map<string, FakeDraft>;
}

/** A request that leaves everything open, and stops at each checkpoint. */
export const plainRequest: MakeRequest = {
  prompt: 'An ad for Ember coffee',
  title: null,
  durationSeconds: null,
  aspectRatio: null,
  resolution: null,
  fps: null,
  seed: 1,
  imageAssetIds: [],
  logoAssetId: null,
  audioAssetId: null,
  category: null,
  quality: 'standard',
  models: noModelsAsked,
  allowUnpriced: false,
  description: null,
  autoContinue: false,
  maximumCostMicroUsd: null,
};

const bornAt = '2026-11-21T12:00:00.000Z';

/** What each phase adds in a film of three beats. */
export const slotsOfPhase: Readonly<Record<Phase, readonly Slot[]>> = {
  1: ['spec'],
  2: ['beat/0/image', 'beat/1/image', 'beat/2/image'],
  3: ['chunk/0', 'chunk/1', 'chunk/2', 'music'],
  4: ['segment/0', 'segment/1', 'segment/2', 'mix', 'stitched', 'final', 'final/poster', 'final/sheet', 'final/report'],
};

/** Records and bytes of a studio in memory; every id counts on. */
export class FakeRecords {
  readonly videos = new Map<string, FakeVideo>();
  /** By storage key. */
  readonly bytes = new Map<string, Buffer>();
  #count = 0;

  nextId(kind: string): string {
    this.#count += 1;
    return `${kind}_${String(this.#count).padStart(26, '0')}`;
  }

  /** Keeps bytes under a new key. */
  keep(bytes: Buffer, extension: string): { storageKey: string; sha256: string; sizeBytes: number } {
    const storageKey = `${this.nextId('blob')}.${extension}`;
    this.bytes.set(storageKey, bytes);
    return { storageKey, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
  }

  /** The user's video. Throws `not_found`. */
  of(userId: string, videoId: string): FakeVideo {
    const record = this.videos.get(videoId);
    if (record?.video.userId !== userId) throw new BeatboardError('not_found', `There is no video ${videoId}.`);
    return record;
  }

  addVideo(userId: string, request: MakeRequest, spec: Spec): FakeVideo {
    const id = this.nextId('video');
    const video: Video = {
      id,
      userId,
      title: request.title ?? '',
      prompt: request.prompt,
      request,
      requestDigest: JSON.stringify(request),
      status: 'pending',
      phase: 0,
      error: null,
      isSample: false,
      createdAt: bornAt,
      updatedAt: bornAt,
    };
    const main = { videoId: id, name: 'main', parentName: null, lastNumber: 0, createdAt: bornAt };
    const record: FakeVideo = {
      video,
      spec,
      artifacts: [],
      checkpoints: [],
      branches: [main],
      events: [],
      drafts: new Map(),
    };
    this.videos.set(id, record);
    return record;
  }

  addArtifact(record: FakeVideo, slot: Slot, bytes: Buffer = Buffer.from(`${slot} of ${record.video.id}`)): Artifact {
    const isPicture = slot.endsWith('/image') || slot === 'final/poster' || slot === 'final/sheet';
    const isData = slot === 'spec' || slot === 'final/report';
    const isSound = slot === 'music' || slot === 'mix';
    const mediaType = isData ? 'application/json' : isPicture ? 'image/png' : isSound ? 'audio/mpeg' : 'video/mp4';
    const extension = isData ? 'json' : isPicture ? 'png' : isSound ? 'mp3' : 'mp4';
    const report = { passed: true, findings: [{ check: 'length', severity: 'ok', message: 'It lasts 6 s.' }] };
    const artifact: Artifact = {
      ...this.keep(bytes, extension),
      id: this.nextId('artifact'),
      userId: record.video.userId,
      videoId: record.video.id,
      slot,
      kind: isPicture ? 'image' : slot,
      version: record.artifacts.filter((other) => other.slot === slot).length + 1,
      mediaType,
      contentDigest: `digest of ${slot}`,
      requestKey: `key of ${slot}`,
      provider: 'offline',
      model: 'plate',
      seed: 7,
      inputs: { content: {}, slots: slot === 'spec' ? [] : [['spec', 'a'.repeat(64)]], assets: [] },
      metadata: slot === 'final/report' ? report : { width: 1280, height: 720, variation: noVariation },
      costMicroUsd: 10_000,
      madeInMs: 5,
      createdAt: bornAt,
    };
    record.artifacts.push(artifact);
    return artifact;
  }

  addCheckpoint(
    record: FakeVideo,
    change: Pick<CheckpointEntry, 'branchName' | 'phase' | 'parentId'> & { manifest: Manifest; editedFromId?: string },
  ): CheckpointEntry {
    const { branchName, phase } = change;
    const same = record.checkpoints.filter((other) => other.branchName === branchName && other.phase === phase);
    const checkpoint: CheckpointEntry = {
      editedFromId: null,
      ...change,
      id: this.nextId('checkpoint'),
      videoId: record.video.id,
      runId: null,
      version: same.length + 1,
      status: 'pending',
      costMicroUsd: 30_000,
      locked: [],
      hasEdits: false,
      createdAt: bornAt,
    } as CheckpointEntry;
    record.checkpoints.push(checkpoint);
    return checkpoint;
  }

  checkpoint(record: FakeVideo, checkpointId: string): CheckpointEntry {
    const found = record.checkpoints.find(({ id }) => id === checkpointId);
    if (found === undefined) throw new BeatboardError('not_found', `There is no checkpoint ${checkpointId}.`);
    return found;
  }

  draft(record: FakeVideo, checkpointId: string): FakeDraft {
    const known = record.drafts.get(checkpointId);
    if (known !== undefined) return known;
    const draft: FakeDraft = { revision: 0, spec: null, selected: new Map(), locked: new Set() };
    record.drafts.set(checkpointId, draft);
    return draft;
  }
}
