import type { Artifact as WireArtifact } from '#contract/artifact.ts';
import type { SelectedSlot } from '#pipeline/studio/studio.ts';
import type { Links } from '../media/links.ts';
import { usdOrNull } from './money.ts';
import type { Artifact } from './studio-records.ts';

/** What a checkpoint knows of an artifact besides the artifact itself. */
type Place = Pick<SelectedSlot, 'stale' | 'locked'>;

/** An artifact with its provenance; `place` is where it is looked at, if it is at a checkpoint. */
export async function toWireArtifact(
  artifact: Artifact,
  links: Links,
  { stale, locked }: Place = { stale: null, locked: false },
): Promise<WireArtifact> {
  return {
    artifact_id: artifact.id,
    slot: artifact.slot,
    artifact_type: artifact.kind,
    version: artifact.version,
    s3_url: await links.artifact(artifact),
    thumbnail_url: isSeen(artifact) ? links.artifactThumbnail(artifact.id) : null,
    sha256: artifact.sha256,
    size_bytes: artifact.sizeBytes,
    provider: artifact.provider,
    model: artifact.model,
    seed: artifact.seed,
    inputs: inputsOf(artifact),
    cost_usd: usdOrNull(artifact.costMicroUsd),
    stale: stale === null ? null : { cause: stale.cause, usd: usdOrNull(stale.costMicroUsd) },
    locked,
    created_at: artifact.createdAt,
    notes: notesOf(artifact),
    media: mediaOf(artifact),
  };
}

/** Whether there is anything to be seen in a file. */
export function isSeen({ mediaType }: { readonly mediaType: string }): boolean {
  return /^(?:image|video)\//.test(mediaType);
}

/** Slots and assets it was made from, each with the hash of its content. */
function inputsOf({ inputs }: Artifact): Record<string, string> {
  const { slots = [], assets = [] } = (inputs ?? {}) as { slots?: [string, string][]; assets?: [string, string][] };
  return Object.fromEntries([...slots, ...assets].filter((entry) => Array.isArray(entry)));
}

/** What its maker has to say of it. */
export function notesOf({ metadata }: Artifact): string[] {
  const { notes = [] } = metadata as { notes?: readonly string[] };
  return [...notes];
}

function mediaOf({ metadata }: Artifact): WireArtifact['media'] {
  const { width, height, fps, frames, durationSeconds } = metadata as Record<string, number | undefined>;
  const seconds = durationSeconds ?? (frames !== undefined && fps !== undefined ? frames / fps : undefined);
  if (width === undefined && height === undefined && seconds === undefined) return null;
  return {
    width: width ?? null,
    height: height ?? null,
    fps: fps ?? null,
    frames: frames ?? null,
    duration_seconds: seconds ?? null,
  };
}

/** The answer of an edit that made an artifact. */
export async function toEditedArtifact(artifact: Artifact, links: Links) {
  return {
    artifact_id: artifact.id,
    slot: artifact.slot,
    s3_url: await links.artifact(artifact),
    version: artifact.version,
  };
}
