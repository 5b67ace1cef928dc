import { checkStorageKey } from '../storage-keys.ts';

/** Where the blob of a bundled file lies: beside those that are made for the video later. */
export function bundledKey(userId: string, videoId: string, file: string): string {
  const key = `${userId}/videos/${videoId}/${file}`;
  checkStorageKey(key);
  return key;
}
