import { z } from 'zod';
import { makeRequestSchema } from '#domain/make-request.ts';
import type { Slot } from '#domain/slot.ts';

const jsonSchema = z.json();
const manifestSchema = z.record(z.string(), z.string());
const phaseSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const artifactSchema = z.strictObject({
  id: z.string(),
  slot: z.string().transform((slot) => slot as Slot),
  kind: z.string(),
  version: z.int().positive(),
  /** The last part of its blob's name: `beat_00_v1.jpg`. */
  file: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  sizeBytes: z.int().nonnegative(),
  contentDigest: z.string(),
  requestKey: z.string(),
  provider: z.string(),
  model: z.string(),
  seed: z.int().nullable(),
  inputs: jsonSchema,
  metadata: z.record(z.string(), jsonSchema),
  costMicroUsd: z.int().nonnegative().nullable(),
  madeInMs: z.int().nonnegative(),
});

/** A finished video with all that its library tells of it, apart from its files and from whoever owns it. */
export const videoBundleSchema = z.strictObject({
  video: z.strictObject({
    id: z.string(),
    title: z.string(),
    prompt: z.string(),
    request: makeRequestSchema,
    requestDigest: z.string(),
    status: z.literal('completed'),
    phase: z.int(),
  }),
  /** Each after the one it branches off. */
  branches: z.array(
    z.strictObject({ name: z.string(), parentName: z.string().nullable(), lastNumber: z.int().nonnegative() }),
  ),
  artifacts: z.array(artifactSchema),
  /** Oldest first, as checkpoints are: one may begin or come from another. */
  history: z.array(
    z.union([
      z.strictObject({
        is: z.literal('run'),
        id: z.string(),
        branchName: z.string(),
        fromCheckpointId: z.string().nullable(),
        editedFromId: z.string().nullable(),
        toPhase: phaseSchema,
        remakeStale: z.boolean(),
        locked: z.array(z.string()),
        status: z.enum(['done', 'failed', 'canceled']),
        results: manifestSchema,
      }),
      z.strictObject({
        is: z.literal('checkpoint'),
        id: z.string(),
        branchName: z.string(),
        phase: phaseSchema,
        version: z.int().positive(),
        parentId: z.string().nullable(),
        editedFromId: z.string().nullable(),
        runId: z.string().nullable(),
        status: z.enum(['pending', 'approved', 'abandoned']),
        manifest: manifestSchema,
        costMicroUsd: z.int().nonnegative().nullable(),
      }),
    ]),
  ),
  events: z.array(
    z.strictObject({ sequence: z.int().positive(), type: z.string(), data: z.record(z.string(), jsonSchema) }),
  ),
});
export type VideoBundle = z.output<typeof videoBundleSchema>;
export type BundledArtifact = VideoBundle['artifacts'][number];
