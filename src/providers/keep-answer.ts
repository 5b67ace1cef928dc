import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sniffMediaType } from '#media/intake/media-type.ts';
import type { VendorOutcome } from './vendor.ts';

const pictureTypes = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' } as const;
const soundTypes = { mp3: 'audio/mpeg', wav: 'audio/wav', flac: 'audio/flac', ogg: 'audio/ogg' } as const;
const mediaTypes: Readonly<Record<'picture' | 'sound', Readonly<Record<string, string>>>> = {
  picture: pictureTypes,
  sound: soundTypes,
};

/** What an answer costs or used, where it says so. */
type Spent = Pick<Extract<VendorOutcome, { kind: 'succeeded' }>, 'costMicroUsd' | 'usage'>;

/**
 * Keeps a result that came with its answer as a file in the call's folder and makes the outcome of it. Told by its
 * bytes: what is no picture or no sound is a failure that may have been paid for.
 */
export async function keepAnswer(
  folder: string,
  kind: 'picture' | 'sound',
  bytes: Uint8Array,
  spent: Spent = {},
): Promise<Extract<VendorOutcome, { kind: 'succeeded' | 'failed' }>> {
  const type = sniffMediaType(bytes) ?? '';
  const mediaType = mediaTypes[kind][type];
  if (mediaType === undefined) {
    const reason = `The answer of ${bytes.length} bytes is no ${kind} that can be opened.`;
    return { kind: 'failed', failure: 'transient', reason, billed: 'unknown' };
  }
  const path = join(folder, `answer.${type}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, bytes);
  return { kind: 'succeeded', outputs: [{ kind: 'local', path, mediaType }], ...spent };
}
