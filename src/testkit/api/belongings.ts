import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toMakeRequest } from '#api/wire/make-request.ts';
import { generateRequestSchema } from '#contract/generate-request.ts';
import { SettingsStore } from '#storage/settings-store.ts';
import { blackPng } from '../hostile-files/png-bytes.ts';
import type { OpenPaperStudio } from './open-paper-studio.ts';
import type { Values } from './operation-request.ts';
import type { PaperServer } from './paper-server.ts';

/** What a user has, by the names under which requests ask for it. */
export interface Belongings extends Values {
  readonly user: string;
  /** An API key with every scope. */
  readonly key: string;
  readonly video_id: string;
  readonly checkpoint_id: string;
  readonly artifact_id: string;
  readonly asset_id: string;
}

const request = toMakeRequest(
  generateRequestSchema.parse({
    prompt: 'A six-second ad for Ember coffee, slow mornings',
    duration_seconds: 6,
    seed: 7,
  }),
);

/** How far a video has come: it waits after that phase, or was stopped while the next one was being made. */
export type VideoState = 1 | 2 | 3 | 'stopped';

/** Makes a video of a user that stands where it is wanted. */
export async function makeVideo({ paper }: PaperServer, user: string, state: VideoState): Promise<string> {
  const { studio, context } = paper;
  const { video } = await studio.videos.make(user, request);
  await paper.settle();
  const last = state === 'stopped' ? 3 : state;
  for (let phase = 2; phase <= last; phase += 1) {
    const checkpointId = (await studio.branches.checkpoints(user, video.id)).at(-1)!.id;
    const goOn = () => studio.checkpoints.continueFrom({ userId: user, videoId: video.id, checkpointId });
    if (state === 'stopped' && phase === last) {
      await beforeAnythingIsMade(paper, async () => {
        await goOn();
        await studio.videos.cancel(user, video.id);
      });
    } else await goOn();
    await paper.settle();
  }
  const { status } = await context.videos.get(user, video.id);
  if (status !== (state === 'stopped' ? 'canceled' : 'waiting')) throw new Error(`The video is ${status}.`);
  return video.id;
}

/** Does something while nothing is made, and nothing of it afterwards: what there is does not depend on the moment. */
async function beforeAnythingIsMade(paper: OpenPaperStudio, act: () => Promise<void>): Promise<void> {
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  paper.beforeMaking = () => stopped.promise;
  await act();
  stopped.reject(new Error('It was stopped.'));
  await paper.settle();
  paper.beforeMaking = () => undefined;
}

/** Gives a user one of everything an id can name: a video with its checkpoints, a file, a key, an upload under way. */
export async function makeBelongings(server: PaperServer, user: string, state: VideoState = 3): Promise<Belongings> {
  const { paper } = server;
  const videoId = await makeVideo(server, user, state);
  const checkpoints = await paper.studio.branches.checkpoints(user, videoId);
  const last = checkpoints.at(-1)!.id;
  const before = (checkpoints.at(-2) ?? checkpoints[0]!).id;
  // A name of the user's own: that of every first branch is everybody's.
  const { name } = await paper.studio.branches.rename(user, videoId, 'main', `line-of-${videoId}`);
  const artifacts = await paper.context.artifacts.list(user, videoId);
  const assetId = await storePicture(server, user);
  await new SettingsStore(server.paper.database).saveKey({
    ...{ userId: user, provider: sample.provider, sealed: `s1.${videoId}`, hint: null },
    ...{ state: 'unchecked', detail: null },
  });
  const [key, other] = [await server.keyOf(user), await server.keyOf(user)];
  const ids = {
    video_id: videoId,
    checkpoint_id: last,
    from_checkpoint_id: before,
    ...{ from: before, to: last, name },
    artifact_id: artifacts.find(({ slot }) => slot === 'beat/0/image')?.id ?? artifacts[0]!.id,
    asset_id: assetId,
    ...{ reference_assets: [assetId], logo_asset_id: assetId },
    key_id: `key_${other.split('_')[2]}`,
    upload_id: await beginUpload(server, key),
  };
  return { user, key, ...ids, ...sample };
}

/** Fields that are no ids. */
const sample = {
  provider: 'replicate',
  ...{ slot: 'beat/0/image', slots: ['beat/0/image'], beat_index: 0, chunk_index: 0 },
  'Upload-Length': 64,
};

async function storePicture({ paper, ground }: PaperServer, user: string): Promise<string> {
  const folder = join(ground.homeFolder, 'pictures');
  await mkdir(folder, { recursive: true });
  const sourceFilePath = join(folder, `${user}.png`);
  // Another picture each time: the same one would be the same asset.
  await writeFile(sourceFilePath, Buffer.concat([blackPng(64, 64), Buffer.from(crypto.randomUUID())]));
  const metadata = { width: 64, height: 64, cutOutAssetId: null, cutOutSha256: null, palette: null };
  const asset = await paper.context.assets.store({
    ...{ userId: user, name: 'cup.png', mediaType: 'image/png', metadata, sourceFilePath },
  });
  return asset.id;
}

async function beginUpload(server: PaperServer, key: string): Promise<string> {
  const headers = { 'x-api-key': key, 'tus-resumable': '1.0.0', 'upload-length': '64' };
  const { status, headers: answered, text } = await server.send({ method: 'POST', path: '/api/uploads', headers });
  if (status !== 201) throw new Error(`No upload was begun: ${text}`);
  return answered.location!.split('/').at(-1)!;
}
