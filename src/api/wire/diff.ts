import type { z } from 'zod';
import type { diffSchema } from '#contract/diff.ts';
import type { CheckpointDifference } from '#pipeline/studio/studio.ts';
import { pathToWire } from './spec-path.ts';
import type { Artifact } from './studio-records.ts';

/** What differs between two checkpoints. */
export function toWireDiff(
  { from, to }: { readonly from: string; readonly to: string },
  { slots, specFields }: CheckpointDifference,
): z.input<typeof diffSchema> {
  return {
    from,
    to,
    entries: slots.map((entry) => ({
      slot: entry.slot,
      change: entry.change,
      from: sideOf(entry.from),
      to: sideOf(entry.to),
      fields: entry.slot === 'spec' ? specFields.map(pathToWire) : [],
    })),
  };
}

function sideOf(artifact: Artifact | null) {
  return artifact === null ? null : { artifact_id: artifact.id, version: artifact.version, sha256: artifact.sha256 };
}
