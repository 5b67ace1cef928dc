import type { Slot } from '#domain/slot.ts';

export interface ArtifactAddress {
  readonly userId: string;
  readonly videoId: string;
  readonly slot: Slot;
  /** Counted from 1. */
  readonly version: number;
  /** Without the dot: `mp4`. */
  readonly extension: string;
}

const identifier = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const extensionPattern = /^[a-z0-9]{1,8}$/;
/** S3 takes 1,024. */
const keyMaximumBytes = 900;
const nameMaximumBytes = 120;

/** The readable name of an artifact's blob: `{user}/videos/{video}/beat_00_v1.png`. Throws on an unsafe part. */
export function storageKey(address: ArtifactAddress): string {
  const { userId, videoId, slot, version, extension } = address;
  if (!Number.isSafeInteger(version) || version < 1) throw new Error(`A version counts from 1, not ${version}.`);
  if (!extensionPattern.test(extension)) throw new Error(`"${extension}" is not a file name extension.`);
  return `${checked(userId)}/videos/${checked(videoId)}/${nameOf(slot, version)}.${extension}`;
}

/** The readable name of an upload's blob: `assets/{user}/{asset}/{name}`, the name made safe. */
export function assetKey(userId: string, assetId: string, name: string): string {
  return `assets/${checked(userId)}/${checked(assetId)}/${safeFileName(name)}`;
}

/** The readable name of a bought file as it came: `{user}/videos/{video}/raw/{attempt}.mp4`. Throws on an unsafe part. */
export function rawStorageKey(userId: string, videoId: string, attemptId: string, extension: string): string {
  if (!extensionPattern.test(extension)) throw new Error(`"${extension}" is not a file name extension.`);
  return `${checked(userId)}/videos/${checked(videoId)}/raw/${checked(attemptId)}.${extension}`;
}

/** A clip's last frame is called after its clip: `chunk_04_v1_last_frame`. */
function nameOf(slot: Slot, version: number): string {
  const [, chunk] = /^(chunk\/\d+)\/last-frame$/.exec(slot) ?? [];
  return chunk === undefined ? `${stemOf(slot)}_v${version}` : `${stemOf(chunk as Slot)}_v${version}_last_frame`;
}

/** `beat/3/image` → `beat_03`, `chunk/4` → `chunk_04`, `final/poster` → `final_poster`. */
function stemOf(slot: Slot): string {
  const numbered = /^(beat|chunk|segment|voice)\/(\d+)(?:\/image)?$/.exec(slot);
  if (numbered) return `${numbered[1]}_${numbered[2]?.padStart(2, '0')}`;
  return slot.replaceAll('/', '_');
}

function checked(id: string): string {
  if (!identifier.test(id)) throw new Error(`"${id}" cannot be part of a storage key.`);
  return id;
}

/**
 * A file name without anything a file system, a URL or a shell would trip over: letters and digits of any script, dots,
 * dashes and underscores. Keeps the extension; at most 120 bytes; `file` when nothing is left.
 */
export function safeFileName(name: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const safe = base.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_').replace(/^[._-]+|[._-]+$/g, '');
  const dot = safe.lastIndexOf('.');
  const extension = dot > 0 ? safe.slice(dot).slice(0, 12) : '';
  const stem = dot > 0 ? safe.slice(0, dot) : safe;
  return `${cutToBytes(stem, nameMaximumBytes - Buffer.byteLength(extension))}${extension}` || 'file';
}

function cutToBytes(text: string, maximumBytes: number): string {
  let result = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maximumBytes) break;
    result += character;
  }
  return result;
}

/** Throws unless the key is relative, without empty, hidden or upward parts: it can then name nothing outside the store. */
export function checkStorageKey(key: string): void {
  const parts = key.split('/');
  const bad = parts.some((part) => part === '' || part.startsWith('.') || Buffer.byteLength(part) > 255);
  if (bad || Buffer.byteLength(key) > keyMaximumBytes || /[\\\p{Cc}]/u.test(key)) {
    throw new Error(`"${key}" is not a storage key.`);
  }
}
