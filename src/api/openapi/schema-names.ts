import { z } from 'zod';
import * as keys from '#contract/api-key.ts';
import { artifactSchema, mediaFactsSchema } from '#contract/artifact.ts';
import { assetListSchema, assetSchema, uploadResponseSchema } from '#contract/asset.ts';
import { billLineSchema, billSchema, estimateSchema } from '#contract/bill.ts';
import { branchListSchema, branchSchema, renameBranchSchema } from '#contract/branch.ts';
import * as edits from '#contract/checkpoint-edits.ts';
import * as checkpoints from '#contract/checkpoint.ts';
import { diffEntrySchema, diffSchema } from '#contract/diff.ts';
import { generateRequestSchema } from '#contract/generate-request.ts';
import { generateResponseSchema } from '#contract/generate-response.ts';
import { librarySchema, renameVideoSchema, videoCardSchema, videoSchema } from '#contract/library.ts';
import { costsSchema, costSumSchema } from '#contract/cost.ts';
import { modelListSchema, modelPriceSchema, modelSchema } from '#contract/model.ts';
import { problemSchema } from '#contract/problem.ts';
import { wireQualityReportSchema } from '#contract/quality-report.ts';
import { retakeOfferSchema, retakesSchema } from '#contract/retakes.ts';
import * as settings from '#contract/settings.ts';
import { beatPatchSchema, specPatchSchema, wireBeatSchema, wireSpecSchema } from '#contract/spec.ts';
import { takesSchema } from '#contract/take.ts';
import { videoStageSchema } from '#contract/video-stage.ts';
import { activeBranchSchema, videoStatusSchema } from '#contract/video-status.ts';
import { waveformSchema } from '#contract/waveform.ts';

/** Bodies of requests, by the name they have in the document. */
export const requestSchemas: Readonly<Record<string, z.ZodType>> = {
  GenerateRequest: generateRequestSchema,
  SpecPatch: specPatchSchema,
  BeatPatch: beatPatchSchema,
  ContinueRequest: edits.continueRequestSchema,
  RegenerateBeat: edits.regenerateBeatSchema,
  RegenerateChunk: edits.regenerateChunkSchema,
  Select: edits.selectSchema,
  Lock: edits.lockSchema,
  CherryPick: edits.cherryPickSchema,
  Merge: edits.mergeSchema,
  RenameBranch: renameBranchSchema,
  RenameVideo: renameVideoSchema,
  CreateApiKey: keys.createApiKeySchema,
  SettingsPatch: settings.settingsPatchSchema,
  ProviderKey: settings.providerKeySchema,
};

/** What comes back, by the name it has in the document. */
export const responseSchemas: Readonly<Record<string, z.ZodType>> = {
  Accepted: edits.acceptedSchema,
  ActiveBranch: activeBranchSchema,
  ApiKey: keys.apiKeySchema,
  ApiKeyList: keys.apiKeyListSchema,
  Artifact: artifactSchema,
  Asset: assetSchema,
  AssetList: assetListSchema,
  Beat: wireBeatSchema,
  Bill: billSchema,
  BillLine: billLineSchema,
  Branch: branchSchema,
  BranchList: branchListSchema,
  Checkpoint: checkpoints.checkpointSummarySchema,
  CheckpointArtifact: checkpoints.checkpointArtifactSchema,
  CheckpointDetail: checkpoints.checkpointDetailSchema,
  CheckpointList: checkpoints.checkpointListSchema,
  CheckpointNode: checkpoints.checkpointNodeSchema,
  CheckpointTree: checkpoints.checkpointTreeSchema,
  ContinueResponse: edits.continueResponseSchema,
  CreatedApiKey: keys.createdApiKeySchema,
  CurrentCheckpoint: checkpoints.currentCheckpointSchema,
  Diff: diffSchema,
  DiffEntry: diffEntrySchema,
  EditedArtifact: edits.editedArtifactSchema,
  Estimate: estimateSchema,
  GenerateResponse: generateResponseSchema,
  ListedCheckpoint: checkpoints.listedCheckpointSchema,
  ListedCheckpointNode: checkpoints.listedCheckpointNodeSchema,
  MediaFacts: mediaFactsSchema,
  MergeResult: edits.mergeResultSchema,
  Model: modelSchema,
  Costs: costsSchema,
  CostSum: costSumSchema,
  ModelList: modelListSchema,
  ModelPrice: modelPriceSchema,
  Problem: problemSchema,
  QualityReport: wireQualityReportSchema,
  RetakeOffer: retakeOfferSchema,
  Retakes: retakesSchema,
  ProviderSettings: settings.providerSettingsSchema,
  Settings: settings.settingsSchema,
  Selection: edits.selectionSchema,
  Spec: wireSpecSchema,
  Takes: takesSchema,
  UploadResponse: uploadResponseSchema,
  Video: videoSchema,
  VideoCard: videoCardSchema,
  VideoList: librarySchema,
  VideoStage: videoStageSchema,
  VideoStatus: videoStatusSchema,
  Waveform: waveformSchema,
};

/** JSON Schemas of named schemas, which refer to one another by name. Answers may gain fields, so they forbid none. */
export function toComponents(
  schemas: Readonly<Record<string, z.ZodType>>,
  io: 'input' | 'output',
): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, {
    io,
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties;
      // The exact pattern of a date is thousands of characters and says no more than its format.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(made).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}

/** The name of a schema; throws for one that has none, so that the document never repeats one in full. */
export function nameOf(schemas: Readonly<Record<string, z.ZodType>>, schema: z.ZodType): string {
  const found = Object.entries(schemas).find(([, named]) => named === schema)?.[0];
  if (found === undefined) throw new Error('A schema of an operation has no name in openapi/schema-names.ts.');
  return found;
}
