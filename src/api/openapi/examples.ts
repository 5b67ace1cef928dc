import type { OperationId } from '#contract/operations.ts';

const ids = {
  video: 'video_01KAK3Z7Q0V8X4M5N6P7R8S9TA',
  checkpoint: 'checkpoint_01KAK40B2M9QF3H6J7K8N0PRST',
  other: 'checkpoint_01KAK3ZW5C1D2E3F4G5H6J7K8M',
  artifact: 'artifact_01KAK40A1B2C3D4E5F6G7H8J9K',
  asset: 'asset_01KAK3YQ7R8S9T0V1W2X3Y4Z5A',
};

/** Values of parameters in paths. */
export const parameterExamples: Readonly<Record<string, string>> = {
  video_id: ids.video,
  checkpoint_id: ids.checkpoint,
  artifact_id: ids.artifact,
  asset_id: ids.asset,
  key_id: 'key_01KAK3Y0A1B2C3D4E5F6G7H8J9',
  upload_id: '5f1d7a84db00d2fcf5e5e9f2b7d6c1a05f1d7a84db00d2fcf5e5e9f2b7d6c1a0',
  name: 'main-1',
  provider: 'replicate',
};

const edited = {
  artifact_id: ids.artifact,
  slot: 'beat/0/image',
  s3_url: `http://127.0.0.1:4870/api/artifacts/${ids.artifact}/content?user=local&expires=1795276800&signature=…`,
  version: 2,
};

/** A request's body and what it is answered with. */
interface Example {
  readonly request?: unknown;
  readonly response?: unknown;
}

/** Examples of operations; a test holds them against the schemas. */
export const operationExamples: Partial<Record<OperationId, Example>> = {
  generate: {
    request: {
      prompt: '15-second ad for Ember, a small coffee bar: warm, first light, "Your first good decision today".',
      auto_continue: false,
      aspect_ratio: '9:16',
      reference_assets: [ids.asset],
      max_cost_usd: 4,
    },
    response: {
      video_id: ids.video,
      status: 'queued',
      message: 'The video is being made.',
      resumed: false,
    },
  },
  estimate: {
    request: { prompt: '15-second ad for Ember, a small coffee bar.', duration_seconds: 15 },
    response: {
      total_usd: { low: 0, high: 0 },
      phases: [{ phase: 1, name: 'planning', usd: 0 }],
      lines: [{ slot: 'beat/0/image', model: 'plate', unit_usd: 0, count: 1, usd: 0 }],
      warnings: [],
    },
  },
  continueVideo: {
    request: { checkpoint_id: ids.checkpoint },
    response: {
      message: 'The clips are being made on the new branch main-1.',
      next_phase: 3,
      branch_name: 'main-1',
      created_new_branch: true,
    },
  },
  editSpec: {
    request: { beats: [{ text: { headline: 'First light' } }, {}, { duration_seconds: 3.5 }] },
    response: { ...edited, slot: 'spec' },
  },
  uploadImage: { response: edited },
  regenerateBeat: {
    request: { beat_index: 0, prompt_override: 'The cup from above, steam in low sun' },
    response: edited,
  },
  regenerateChunk: { request: { chunk_index: 2, seed: 41 }, response: { ...edited, slot: 'chunk/2' } },
  listRetakes: {
    response: {
      slot: 'chunk/2',
      offers: [
        {
          model: 'replicate/hailuo-2.3-fast',
          title: 'Hailuo 2.3 Fast',
          provider: 'replicate',
          usd: 0.19,
          seconds: 6,
          in_use: true,
          can_use: true,
          reason: null,
          note: null,
        },
      ],
      outdates: [{ slot: 'segment/2', cause: 'clip 3 changed', usd: 0 }],
    },
  },
  selectArtifact: {
    request: { slot: 'beat/0/image', artifact_id: ids.artifact },
    response: { changed_slots: ['beat/0/image'] },
  },
  lockSlot: { request: { slot: 'music', locked: true }, response: { changed_slots: [] } },
  cherryPick: {
    request: { from_checkpoint_id: ids.other, slots: ['beat/1/image', 'music'] },
    response: { changed_slots: ['beat/1/image', 'music'] },
  },
  mergeCheckpoint: {
    request: { from_checkpoint_id: ids.other },
    response: { changed_slots: ['music'], conflicts: [{ slot: 'spec', ours: ids.artifact, theirs: null }] },
  },
  renameVideo: { request: { title: 'First light' } },
  getWaveform: {
    response: {
      duration_seconds: 15,
      peaks: [0.02, 0.41, 0.87, 0.63],
      tempo_bpm: 120,
      beats_seconds: [0, 0.5, 1, 1.5],
      bars_seconds: [0, 2, 4],
    },
  },
  renameBranch: { request: { name: 'warmer' } },
  upload: { response: { asset_ids: [ids.asset] } },
  changeSettings: {
    request: { defaults: { aspect_ratio: '9:16', auto_continue: null }, budget: { video_usd: 4 } },
  },
  saveProviderKey: {
    request: { key: 'r8_a-key-as-Replicate-shows-it' },
    response: {
      provider: 'replicate',
      title: 'Replicate',
      modalities: ['image', 'video', 'music'],
      takes_key: true,
      source: 'studio',
      has_saved_key: true,
      key_hint: '4f2a',
      state: 'works',
      checked_at: '2026-11-21T12:00:00.000Z',
      detail: null,
    },
  },
  createApiKey: { request: { name: 'Nightly build', scopes: ['read', 'spend'] } },
};
