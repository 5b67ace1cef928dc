import { z } from 'zod';
import { apiKeyListSchema, createApiKeySchema, createdApiKeySchema } from './api-key.ts';
import { artifactSchema } from './artifact.ts';
import { assetListSchema, assetQuerySchema, assetSchema, uploadResponseSchema } from './asset.ts';
import { billSchema, estimateSchema } from './bill.ts';
import { branchListSchema, branchSchema, renameBranchSchema } from './branch.ts';
import * as edits from './checkpoint-edits.ts';
import { checkpointDetailSchema, checkpointListSchema, checkpointTreeSchema } from './checkpoint.ts';
import { diffQuerySchema, diffSchema } from './diff.ts';
import { generateRequestSchema } from './generate-request.ts';
import { generateResponseSchema } from './generate-response.ts';
import { librarySchema, libraryQuerySchema, videoSchema } from './library.ts';
import { modelListSchema } from './model.ts';
import { specPatchSchema } from './spec.ts';
import { videoStatusSchema } from './video-status.ts';

/** What a caller must be allowed to do; `public` operations ask nobody. */
export type OperationScope = 'public' | 'read' | 'write' | 'spend' | 'manage_keys';

/** One operation of the HTTP contract, as data: routes, OpenAPI, clients and tests are made from this table. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly scope: OperationScope;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a form: these text fields, and files under this name. */
  readonly form?: { readonly fields: z.ZodObject; readonly file: string; readonly many: boolean };
  readonly status: 200 | 201 | 202 | 204;
  /** Null where nothing comes back. */
  readonly response: z.ZodType | null;
  /** Takes `Idempotency-Key`. */
  readonly idempotent?: true;
  /** Takes `If-Match` and answers with `ETag`: edits of one checkpoint. */
  readonly conditional?: true;
  /** With `Prefer: respond-async` it answers 202 with this before it has ended. */
  readonly accepted?: z.ZodType;
}

const checkpoint = '/api/video/{video_id}/checkpoints/{checkpoint_id}';

export const operations = {
  generate: {
    method: 'POST',
    path: '/api/generate',
    tag: 'Videos',
    summary: 'Start a video from a prompt',
    scope: 'spend',
    body: generateRequestSchema,
    status: 202,
    response: generateResponseSchema,
    idempotent: true,
  },
  estimate: {
    method: 'POST',
    path: '/api/estimate',
    tag: 'Videos',
    summary: 'What a video would cost, without making anything',
    scope: 'read',
    body: generateRequestSchema,
    status: 200,
    response: estimateSchema,
  },
  listVideos: {
    method: 'GET',
    path: '/api/videos',
    tag: 'Videos',
    summary: 'The library, newest first',
    scope: 'read',
    query: libraryQuerySchema,
    status: 200,
    response: librarySchema,
  },
  getVideo: {
    method: 'GET',
    path: '/api/video/{video_id}',
    tag: 'Videos',
    summary: 'Everything about one video',
    scope: 'read',
    status: 200,
    response: videoSchema,
  },
  deleteVideo: {
    method: 'DELETE',
    path: '/api/video/{video_id}',
    tag: 'Videos',
    summary: 'Delete a video with everything made for it',
    scope: 'write',
    status: 204,
    response: null,
  },
  cancelVideo: {
    method: 'POST',
    path: '/api/video/{video_id}/cancel',
    tag: 'Videos',
    summary: 'Stop the work on a video; finished parts are kept',
    scope: 'write',
    status: 200,
    response: videoStatusSchema,
    idempotent: true,
  },
  retryVideo: {
    method: 'POST',
    path: '/api/video/{video_id}/retry',
    tag: 'Videos',
    summary: 'Go on with a failed or canceled video; finished parts are kept',
    scope: 'spend',
    status: 202,
    response: generateResponseSchema,
    idempotent: true,
  },
  getStatus: {
    method: 'GET',
    path: '/api/status/{video_id}',
    tag: 'Videos',
    summary: 'Where a video stands',
    scope: 'read',
    status: 200,
    response: videoStatusSchema,
  },
  listCheckpoints: {
    method: 'GET',
    path: '/api/video/{video_id}/checkpoints',
    tag: 'Checkpoints',
    summary: 'All checkpoints of a video, as a list and as a tree',
    scope: 'read',
    status: 200,
    response: checkpointListSchema,
  },
  getCheckpointTree: {
    method: 'GET',
    path: '/api/video/{video_id}/checkpoints/tree',
    tag: 'Checkpoints',
    summary: 'The tree of checkpoints',
    scope: 'read',
    status: 200,
    response: checkpointTreeSchema,
  },
  getCheckpoint: {
    method: 'GET',
    path: checkpoint,
    tag: 'Checkpoints',
    summary: 'One checkpoint with its plan, its artifacts and the edits that wait there',
    scope: 'read',
    status: 200,
    response: checkpointDetailSchema,
    conditional: true,
  },
  getBill: {
    method: 'GET',
    path: `${checkpoint}/bill`,
    tag: 'Checkpoints',
    summary: 'What continuing would make, reuse and cost',
    scope: 'read',
    status: 200,
    response: billSchema,
  },
  continueVideo: {
    method: 'POST',
    path: '/api/video/{video_id}/continue',
    tag: 'Checkpoints',
    summary: 'Approve a checkpoint and go on; edits that wait there become a new branch',
    scope: 'spend',
    body: edits.continueRequestSchema,
    status: 200,
    response: edits.continueResponseSchema,
    idempotent: true,
    conditional: true,
  },
  editSpec: {
    method: 'PATCH',
    path: `${checkpoint}/spec`,
    tag: 'Edits',
    summary: 'Change the plan at a checkpoint',
    scope: 'write',
    body: specPatchSchema,
    status: 200,
    response: edits.editedArtifactSchema,
    conditional: true,
  },
  uploadImage: {
    method: 'POST',
    path: `${checkpoint}/upload-image`,
    tag: 'Edits',
    summary: 'Replace the picture of a beat by an uploaded one',
    scope: 'write',
    form: { fields: edits.uploadImageFieldsSchema, file: 'image', many: false },
    status: 200,
    response: edits.editedArtifactSchema,
    idempotent: true,
    conditional: true,
  },
  regenerateBeat: {
    method: 'POST',
    path: `${checkpoint}/regenerate-beat`,
    tag: 'Edits',
    summary: 'Make another take of the picture of a beat',
    scope: 'spend',
    body: edits.regenerateBeatSchema,
    status: 200,
    response: edits.editedArtifactSchema,
    idempotent: true,
    conditional: true,
    accepted: edits.acceptedSchema,
  },
  regenerateChunk: {
    method: 'POST',
    path: `${checkpoint}/regenerate-chunk`,
    tag: 'Edits',
    summary: 'Make another take of a clip',
    scope: 'spend',
    body: edits.regenerateChunkSchema,
    status: 200,
    response: edits.editedArtifactSchema,
    idempotent: true,
    conditional: true,
    accepted: edits.acceptedSchema,
  },
  selectArtifact: {
    method: 'POST',
    path: `${checkpoint}/select`,
    tag: 'Edits',
    summary: 'Choose another take for a slot',
    scope: 'write',
    body: edits.selectSchema,
    status: 200,
    response: edits.selectionSchema,
    idempotent: true,
    conditional: true,
  },
  lockSlot: {
    method: 'POST',
    path: `${checkpoint}/lock`,
    tag: 'Edits',
    summary: 'Lock a slot so that it is never made again, or unlock it',
    scope: 'write',
    body: edits.lockSchema,
    status: 200,
    response: edits.selectionSchema,
    idempotent: true,
    conditional: true,
  },
  cherryPick: {
    method: 'POST',
    path: `${checkpoint}/cherry-pick`,
    tag: 'Edits',
    summary: 'Take single slots over from another checkpoint',
    scope: 'write',
    body: edits.cherryPickSchema,
    status: 200,
    response: edits.selectionSchema,
    idempotent: true,
    conditional: true,
  },
  mergeCheckpoint: {
    method: 'POST',
    path: `${checkpoint}/merge`,
    tag: 'Edits',
    summary: 'Bring in what another checkpoint changed; what both changed comes back as conflicts',
    scope: 'write',
    body: edits.mergeSchema,
    status: 200,
    response: edits.mergeResultSchema,
    idempotent: true,
    conditional: true,
  },
  discardEdits: {
    method: 'DELETE',
    path: `${checkpoint}/edits`,
    tag: 'Edits',
    summary: 'Go back to the committed snapshot',
    scope: 'write',
    status: 204,
    response: null,
    conditional: true,
  },
  listBranches: {
    method: 'GET',
    path: '/api/video/{video_id}/branches',
    tag: 'Branches',
    summary: 'The branches of a video',
    scope: 'read',
    status: 200,
    response: branchListSchema,
  },
  renameBranch: {
    method: 'PATCH',
    path: '/api/video/{video_id}/branches/{name}',
    tag: 'Branches',
    summary: 'Give a branch another name',
    scope: 'write',
    body: renameBranchSchema,
    status: 200,
    response: branchSchema,
  },
  getDiff: {
    method: 'GET',
    path: '/api/video/{video_id}/diff',
    tag: 'Branches',
    summary: 'What differs between two checkpoints',
    scope: 'read',
    query: diffQuerySchema,
    status: 200,
    response: diffSchema,
  },
  upload: {
    method: 'POST',
    path: '/api/upload',
    tag: 'Assets',
    summary: 'Upload pictures, clips and tracks',
    scope: 'write',
    form: { fields: z.strictObject({}), file: 'files[]', many: true },
    status: 200,
    response: uploadResponseSchema,
    idempotent: true,
  },
  listAssets: {
    method: 'GET',
    path: '/api/assets',
    tag: 'Assets',
    summary: 'Uploaded files, newest first',
    scope: 'read',
    query: assetQuerySchema,
    status: 200,
    response: assetListSchema,
  },
  getAsset: {
    method: 'GET',
    path: '/api/assets/{asset_id}',
    tag: 'Assets',
    summary: 'One uploaded file',
    scope: 'read',
    status: 200,
    response: assetSchema,
  },
  deleteAsset: {
    method: 'DELETE',
    path: '/api/assets/{asset_id}',
    tag: 'Assets',
    summary: 'Delete an uploaded file that no video uses',
    scope: 'write',
    status: 204,
    response: null,
  },
  getArtifact: {
    method: 'GET',
    path: '/api/artifacts/{artifact_id}',
    tag: 'Assets',
    summary: 'One artifact with its provenance',
    scope: 'read',
    status: 200,
    response: artifactSchema,
  },
  listModels: {
    method: 'GET',
    path: '/api/models',
    tag: 'Models',
    summary: 'The models with their prices, and which can be used now',
    scope: 'read',
    status: 200,
    response: modelListSchema,
  },
  listApiKeys: {
    method: 'GET',
    path: '/api/keys',
    tag: 'Keys',
    summary: 'The API keys of the caller, without their secrets',
    scope: 'manage_keys',
    status: 200,
    response: apiKeyListSchema,
  },
  createApiKey: {
    method: 'POST',
    path: '/api/keys',
    tag: 'Keys',
    summary: 'Make an API key; it is shown only in this answer',
    scope: 'manage_keys',
    body: createApiKeySchema,
    status: 201,
    response: createdApiKeySchema,
  },
  revokeApiKey: {
    method: 'DELETE',
    path: '/api/keys/{key_id}',
    tag: 'Keys',
    summary: 'Make an API key useless from now on',
    scope: 'manage_keys',
    status: 204,
    response: null,
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
