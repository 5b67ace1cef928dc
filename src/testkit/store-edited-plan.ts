import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSpec, type Spec } from '#domain/spec.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import { blobFolder, localUser, withHome } from './home-records.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/**
 * Stores an edited plan of a data folder's newest video, the way an edit does: a new video of the same request whose
 * plan is there already. The same `make` command then goes on with it, making only what the edit changed.
 * Returns the id of the new video.
 */
export async function storeEditedPlan(homeFolder: string, edit: (spec: Spec) => Spec): Promise<string> {
  const folder = await createTemporaryFolder('edit');
  try {
    return await withHome(homeFolder, async ({ videos, artifacts }) => {
      const original = (await videos.list(localUser, 1))[0];
      if (original === undefined) throw new Error(`There is no video in ${homeFolder}.`);
      const [plan] = await artifacts.selected(localUser, original.id, ['spec']);
      if (plan === undefined) throw new Error(`The video ${original.id} has no plan.`);
      const spec = parseSpec(JSON.parse(await readFile(join(blobFolder(homeFolder), plan.storageKey), 'utf8')));
      const sourceFilePath = join(folder.path, 'spec.json');
      await writeFile(sourceFilePath, JSON.stringify(parseSpec(edit(spec)), null, 2));
      const { userId, title, prompt, request, requestDigest } = original;
      const edited = await videos.create({ userId, title, prompt, request, requestDigest });
      await artifacts.storeArtifact({ ...planFields(plan), videoId: edited.id, sourceFilePath, extension: 'json' });
      return edited.id;
    });
  } finally {
    await folder.remove();
  }
}

/** What an edited plan shares with the one it came from; its request key too, so that the command finds it. */
function planFields(plan: Artifact) {
  const { userId, slot, kind, mediaType, contentDigest, requestKey } = plan;
  const { provider, model, seed, inputs, metadata, costMicroUsd, madeInMs } = plan;
  const identity = { userId, slot, kind, mediaType, contentDigest, requestKey };
  return { ...identity, provider, model, seed, inputs, metadata, costMicroUsd, madeInMs };
}
