import { join, latin, littleUint16, littleUint32, overwrite, uint32 } from './bytes.ts';
import { accepted, hostileFile, refused } from './hostile-file.ts';
import type { BaseMovies } from './base-movies.ts';
import type { HostileFile, Outcome } from './hostile-file.ts';

interface WavFormat {
  readonly kind?: number;
  readonly channels?: number;
  readonly sampleRateHz?: number;
  readonly bits?: number;
  /** Size of the sound as the head says it. Default: what it is. */
  readonly claimedBytes?: number;
}

/** A WAV with any head over sound of a rough tone. */
function wav(sizeBytes: number, format: WavFormat): Buffer {
  const { kind = 1, channels = 1, sampleRateHz = 8000, bits = 8, claimedBytes = sizeBytes } = format;
  const frameBytes = (channels * bits) / 8;
  const head = join(
    ...['fmt ', littleUint32(16), littleUint16(kind), littleUint16(channels), littleUint32(sampleRateHz)],
    ...[littleUint32(sampleRateHz * frameBytes), littleUint16(frameBytes & 0xffff), littleUint16(bits)],
  );
  const sound = Buffer.alloc(sizeBytes, latin('\x40\x50\x60\x70\x80\x90\xa0\xb0'));
  return join('RIFF', littleUint32(claimedBytes + 36), 'WAVE', head, 'data', littleUint32(claimedBytes), sound);
}

/** The length of an ID3 tag, in which only seven bits of each byte count. */
function id3(contentBytes: number, claimedBytes = contentBytes): Buffer {
  const size = [21, 14, 7, 0].map((shift) => (claimedBytes >> shift) & 0x7f);
  return join('ID3\x03\0\0', Buffer.from(size), Buffer.alloc(contentBytes));
}

/** A FLAC with a picture of any size in front of its sound. */
function flacWithPicture(flac: Uint8Array, sizeBytes: number): Buffer {
  const head = uint32((6 << 24) | sizeBytes);
  return join(flac.subarray(0, 42), head, Buffer.alloc(sizeBytes), flac.subarray(42));
}

/** Tracks that are odd in kind, length, head or tags. */
export function oddSounds(movies: BaseMovies): HostileFile[] {
  const sound = accepted('audio');
  const rows: [string, string, Outcome, Uint8Array | (() => Uint8Array)][] = [
    ['MP3', 'song.mp3', sound, movies.mp3],
    ['MP3 without tags', 'song.mp3', sound, movies.plainMp3],
    ['MP3 with a cover', 'song.mp3', sound, movies.coverMp3],
    ['MP3 behind 10 MB of tags', 'song.mp3', sound, () => join(id3(10_000_000), movies.plainMp3)],
    ['MP3 behind three tags', 'song.mp3', sound, join(id3(100), id3(100), id3(100), movies.plainMp3)],
    ['MP3 whose tags claim 256 MB', 'song.mp3', refused.sound, join(id3(100, 2 ** 28 - 1), movies.plainMp3)],
    ['MP3 of tags alone', 'song.mp3', refused.sound, id3(5000)],
    ['MP3 called .png', 'song.png', sound, movies.mp3],
    ['M4A', 'song.m4a', sound, movies.m4a],
    ['M4A of ALAC', 'song.m4a', sound, movies.alac],
    ['WAV', 'song.wav', sound, movies.wav],
    ['WAV of 24 bits', 'song.wav', sound, movies.deepWav],
    ['WAV of floating point', 'song.wav', sound, movies.floatWav],
    ['WAV of six channels', 'song.wav', sound, movies.surroundWav],
    ['WAV of silence', 'song.wav', refused.sound, movies.silentWav],
    ['WAV of ADPCM', 'song.wav', refused.sound, movies.adpcmWav],
    ['WAV that says four gigabytes', 'song.wav', sound, wav(8000, { claimedBytes: 0xffffffff - 36 })],
    ['WAV of eleven minutes', 'song.wav', refused.sound, () => wav(11 * 60 * 8000, {})],
    ['WAV of one sample a second', 'song.wav', refused.sound, wav(8000, { sampleRateHz: 1 })],
    [
      'WAV of two thousand million samples a second',
      'song.wav',
      refused.sound,
      wav(8000, { sampleRateHz: 2 ** 31 - 1 }),
    ],
    ['WAV of no samples a second', 'song.wav', refused.sound, wav(8000, { sampleRateHz: 0 })],
    ['WAV of no channels', 'song.wav', refused.sound, wav(8000, { channels: 0 })],
    ['WAV of 65,535 channels', 'song.wav', refused.sound, wav(80_000, { channels: 65_535 })],
    ['WAV of MP3', 'song.wav', refused.sound, wav(8000, { kind: 0x55 })],
    ['WAV of an unknown kind', 'song.wav', refused.sound, wav(8000, { kind: 0x7777 })],
    ['WAV without sound', 'song.wav', refused.sound, wav(0, {})],
    ['50 MB of WAV and a little more', 'song.wav', refused.sound, () => wav(50_100_000, { sampleRateHz: 192_000 })],
    ['FLAC', 'song.flac', sound, movies.flac],
    ['FLAC with a picture of 16 MB', 'song.flac', sound, () => flacWithPicture(movies.flac, 2 ** 24 - 1)],
    [
      'FLAC whose head says 655 kHz and eight channels',
      'song.flac',
      { ...sound, ...refused.sound },
      overwrite(movies.flac, 18, latin('\x9f\xff\xfe')),
    ],
    ['Ogg of Vorbis', 'song.ogg', sound, movies.vorbis],
    ['Ogg of Opus', 'song.opus', sound, movies.opus],
    ['two Ogg files in one', 'song.ogg', sound, join(movies.vorbis, movies.vorbis)],
    ['AAC without a container', 'song.mp3', refused.unknown, movies.adts],
    ['AIFF', 'song.wav', refused.unknown, movies.aiff],
    ['MIDI', 'song.mp3', refused.unknown, join('MThd', uint32(6), Buffer.alloc(60))],
    ['AMR', 'song.mp3', refused.unknown, join('#!AMR\n', Buffer.alloc(320, 0x3c))],
  ];
  return rows.map(([title, name, expected, bytes]) => hostileFile({ title, name, expected, bytes }));
}
