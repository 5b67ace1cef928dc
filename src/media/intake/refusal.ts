import { BeatboardError } from '#domain/errors.ts';
import type { ErrorCode } from '#domain/errors.ts';

/** What a file can be to us. */
export type AssetKind = 'image' | 'video' | 'audio';

/** What a file was looked at as; any kind before its own is known. */
export type FileKind = AssetKind | 'any';

const codes: Record<FileKind, Record<'unreadable' | 'tooLarge', ErrorCode>> = {
  image: { unreadable: 'image_unreadable', tooLarge: 'image_too_large' },
  any: { unreadable: 'file_unsupported', tooLarge: 'video_too_large' },
  video: { unreadable: 'video_unreadable', tooLarge: 'video_too_large' },
  audio: { unreadable: 'audio_unreadable', tooLarge: 'audio_unreadable' },
};

/** The error of a file that is not taken: the code of its kind, and a sentence that names the file and the reason. */
export function refusal(
  kind: FileKind,
  reason: 'unreadable' | 'tooLarge',
  sentence: string,
  cause?: unknown,
): BeatboardError {
  return new BeatboardError(codes[kind][reason], sentence, { cause });
}

/**
 * What a failed run on a foreign file means: the file's fault where ffmpeg could not go on, else what it was (a full
 * disk, a stop, an ffmpeg that is not there).
 */
export function asRefusal(kind: FileKind, sentence: string): (failure: unknown) => never {
  return (failure) => {
    if (failure instanceof BeatboardError && failure.code !== 'ffmpeg_failed') throw failure;
    throw refusal(kind, 'unreadable', sentence, failure);
  };
}
