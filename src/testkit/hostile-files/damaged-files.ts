import { cutOff, mutate } from './bytes.ts';
import { hostileFile, refused } from './hostile-file.ts';
import type { AssetKind } from '#media/intake/refusal.ts';
import type { BaseMovies } from './base-movies.ts';
import type { BasePictures } from './base-pictures.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

const shares = [0.1, 0.5, 0.9] as const;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A file of no bytes, of one, of a few: under every name. */
function nearlyNothing(): HostileFile[] {
  const names = ['a.png', 'a.mp4', 'a.mp3', ''];
  const contents: [string, Uint8Array][] = [
    ['no bytes', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['three zeros', Buffer.alloc(3)],
    ['a thousand bytes of noise', mutate(Buffer.alloc(1000, 1), 3, 2)],
  ];
  return contents.flatMap(([what, bytes]) =>
    names.map((name) => hostileFile({ title: `${what}, called "${name}"`, name, expected: refused.unknown, bytes })),
  );
}

/**
 * Either is right, as long as it ends so: what a decoder makes of noise is its own affair. A broken index may hide what
 * an MP4 holds, or claim any size and length.
 */
const eitherWay = {
  image: { accepted: 'image', refused: ['image_unreadable', 'image_too_large', 'file_unsupported'] },
  video: {
    accepted: 'video',
    refused: ['video_unreadable', 'video_too_large', 'audio_unreadable', 'file_unsupported'],
  },
  audio: { accepted: 'audio', refused: ['audio_unreadable', 'video_unreadable', 'file_unsupported'] },
} as const satisfies Record<AssetKind, Outcome>;

/** Whole files cut off at several places, and with a share of their bytes changed. */
export function damagedFiles(pictures: BasePictures, movies: BaseMovies): HostileFile[] {
  const { jpeg, progressiveJpeg, png, webp, avif, gif } = pictures;
  const stills = { jpeg, progressiveJpeg, png, webp, avif, gif };
  const { mp4, quickMp4, piecesMp4, webm, mp3, wav, flac, vorbis, m4a } = movies;
  const cutPictures = Object.entries(stills).flatMap(([kind, bytes]) =>
    shares.map((share) =>
      hostileFile({
        title: `${kind} cut off at ${percent(share)}`,
        name: `a.${kind}`,
        expected: refused.picture,
        bytes: cutOff(bytes, share),
      }),
    ),
  );
  const cutMovies = shares.map((share) =>
    hostileFile({
      title: `MP4 with its index last, cut off at ${percent(share)}`,
      name: 'a.mp4',
      expected: refused.video,
      bytes: cutOff(mp4, share),
    }),
  );
  const changeable = { ...stills, quickMp4, piecesMp4, webm, mp3, wav, flac, vorbis, m4a };
  const kindOf = (kind: string): AssetKind => {
    if (kind in stills) return 'image';
    return kind === 'quickMp4' || kind === 'piecesMp4' || kind === 'webm' ? 'video' : 'audio';
  };
  const cutStreams = Object.entries({ quickMp4, piecesMp4, webm, mp3, wav, flac, vorbis, m4a }).flatMap(
    ([kind, bytes]) =>
      [0.4, 0.8].map((share) =>
        hostileFile({
          title: `${kind} cut off at ${percent(share)}`,
          name: `a.${kind}`,
          expected: eitherWay[kindOf(kind)],
          bytes: cutOff(bytes, share),
        }),
      ),
  );
  const changed = Object.entries(changeable).flatMap(([kind, bytes]) =>
    [1, 2].map((seed) =>
      hostileFile({
        title: `${kind} with changed bytes, seed ${seed}`,
        name: `a.${kind}`,
        expected: eitherWay[kindOf(kind)],
        bytes: mutate(bytes, seed, seed / 200),
      }),
    ),
  );
  return [...nearlyNothing(), ...cutPictures, ...cutMovies, ...cutStreams, ...changed];
}
