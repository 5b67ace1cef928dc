import { deriveLinkKey, signLink } from '#api/auth/signed-link.ts';
import { LinkOffice } from '#api/media/links.ts';
import { growTree, toWireListedCheckpoints } from '#api/wire/checkpoint.ts';
import type { Phase, Slot } from '#domain/slot.ts';
import { insertBranch } from '#storage/branch-store.ts';
import { insertCheckpoint, lockVideo } from '#storage/checkpoint-store.ts';
import { median, printVerdict } from '#testkit/bench-verdict.ts';
import { shortFilm } from '#testkit/make-requests.ts';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';

/** How long does the tree of a much edited video take, with its labels and links: 50 branches of ten checkpoints each? */
const branchCount = 50;
const depth = 10;
const limitMs = 100;
const userId = 'bench';

/** A manifest of the size a one-minute film has. */
const manifest: Partial<Record<Slot, string>> = { spec: 'artifact_01JD3Z7Q0V8X4M5N6P7R8S9TAB' };
for (let index = 0; index < 20; index++) {
  for (const slot of [`beat/${index}/image`, `chunk/${index}`, `segment/${index}`] as const) {
    manifest[slot] = `artifact_01JD3Z7Q0V8X4M5N6P7R8S9${index.toString().padStart(3, '0')}`;
  }
}

async function grow({ context, database }: PaperStudio): Promise<string> {
  const request = shortFilm('Ember coffee');
  const { prompt } = request;
  const { id: videoId } = await context.videos.create({
    userId,
    title: 'Tree',
    prompt,
    request,
    requestDigest: 'bench',
  });
  for (let branch = 0; branch < branchCount; branch++) {
    await database.transaction().execute(async (transaction) => {
      await lockVideo(transaction, userId, videoId);
      const { name: branchName } = await insertBranch(transaction, userId, videoId, 'main');
      let parentId: string | null = null;
      for (let level = 1; level <= depth; level++) {
        const phase = Math.min(4, level) as Phase;
        const made = await insertCheckpoint(transaction, {
          ...{ userId, videoId, branchName, phase, parentId, editedFromId: null, runId: null },
          ...{ status: 'approved', manifest, locked: [], costMicroUsd: 0 },
        });
        parentId = made.id;
      }
    });
  }
  return videoId;
}

const paper = await createPaperStudio();
const key = deriveLinkKey('a secret of at least thirty-two letters');
const links = new LinkOffice({
  assets: paper.studio.assets,
  linkSigner: { sign: (target, nowMs) => signLink(key, target, nowMs) },
  now: Date.now,
});
try {
  const videoId = await grow(paper);
  const timesMs: number[] = [];
  let seen = '';
  for (let round = 0; round < 25; round++) {
    const startedMs = performance.now();
    const checkpoints = await paper.studio.branches.checkpoints(userId, videoId);
    const listed = toWireListedCheckpoints(checkpoints, links.linksFor(userId, 'http://127.0.0.1:4870'));
    const body = JSON.stringify({ checkpoints: listed, tree: growTree(listed) });
    timesMs.push(performance.now() - startedMs);
    seen = `${checkpoints.length} checkpoints in ${Math.round(body.length / 1000)} kB`;
  }
  printVerdict({
    name: 'branch tree',
    value: median(timesMs),
    limit: limitMs,
    unit: ' ms',
    from: `${seen}, median of 25`,
  });
} finally {
  await paper.remove();
}
