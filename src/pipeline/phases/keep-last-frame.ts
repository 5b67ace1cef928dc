import { lastFrameSlot } from '#domain/slot.ts';
import { lastUsedFrame } from '#media/footage/last-used-frame.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { produce, type Owner } from '../produce.ts';
import type { KnownSpec } from '../spec-library.ts';

/** Keeps the last frame of a bought clip as it is used in the film: what the next clip of its beat goes on from. */
export async function keepLastFrame(
  context: PipelineContext,
  owner: Owner,
  known: KnownSpec,
  chunkIndex: number,
  clip: ArtifactReference,
): Promise<ArtifactReference> {
  return produce(context, owner, known, lastFrameSlot(chunkIndex), [clip], async (scratch) => {
    const path = scratch.path('last-frame.png');
    const clipPath = await context.blobs.localPath(clip.storageKey);
    await context.work(() => lastUsedFrame(context.runner, clipPath, path));
    return { path, mediaType: 'image/png', metadata: {} };
  });
}
