import { FootageFault } from './footage-fault.ts';
import { footageType, pictureTypes } from './footage-type.ts';
import { measurePictureFile } from './decode-picture.ts';
import { assertCovers, inspectFootage } from './inspect-footage.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { Footage, InspectOptions, SoundFootage, VideoFootage } from './inspect-footage.ts';

/** What a bought file has to be a clip for: how long the part of it lasts that is needed, if that is known. */
export interface ClipDemands extends InspectOptions {
  readonly neededSeconds?: number | undefined;
}

/** `inspectFootage` of a file that has to be a clip, long enough to be used. Throws `FootageFault`. */
export async function inspectClip(
  runner: FfmpegRunner,
  path: string,
  { neededSeconds, ...options }: ClipDemands = {},
): Promise<VideoFootage> {
  const footage = await inspectFootage(runner, path, options);
  if (footage.kind !== 'video') throw wrongKind(footage.kind, 'a clip');
  if (neededSeconds !== undefined) assertCovers(footage, { seconds: neededSeconds });
  return footage;
}

/** `inspectFootage` of a file that has to be sound; the sound of a clip is not taken for it. Throws `FootageFault`. */
export async function inspectSound(
  runner: FfmpegRunner,
  path: string,
  options: InspectOptions = {},
): Promise<SoundFootage> {
  const footage = await inspectFootage(runner, path, options);
  if (footage.kind !== 'sound') throw wrongKind(footage.kind, 'sound');
  return footage;
}

/** Throws `FootageFault` when a bought file is not a whole picture. */
export async function checkPicture(path: string): Promise<void> {
  const mediaType = await footageType(path);
  if (!pictureTypes.includes(mediaType)) throw wrongKind('video', 'a picture');
  await measurePictureFile(path, mediaType, undefined);
}

/** Throws `FootageFault` when a bought file is not a whole clip that lasts as long as is needed. */
export async function checkClip(runner: FfmpegRunner, path: string, demands: ClipDemands = {}): Promise<void> {
  await inspectClip(runner, path, demands);
}

/** Throws `FootageFault` when a bought file is not whole sound. */
export async function checkSound(runner: FfmpegRunner, path: string, options: InspectOptions = {}): Promise<void> {
  await inspectSound(runner, path, options);
}

function wrongKind(kind: Footage['kind'], wanted: string): FootageFault {
  const has = { video: 'moving pictures or sound', picture: 'a still picture', sound: 'sound' }[kind];
  return new FootageFault('wrong_kind', `The file holds ${has} and not ${wanted}.`);
}
