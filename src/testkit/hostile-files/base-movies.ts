import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { secret } from './canaries.ts';

const picture = 'testsrc2=s=96x64:r=25:d=0.6';
const tone = 'sine=f=440:d=0.6:r=44100';
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const aac = ['-c:a', 'aac', '-b:a', '64k'];
const talkative = [
  '-metadata',
  `title=${secret}`,
  '-metadata',
  `comment=${secret}`,
  '-metadata:s:v',
  `title=${secret}`,
];
const fastVp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'];

interface Recipe {
  /** Filter graphs that make the inputs. */
  readonly from: readonly string[];
  readonly output: readonly string[];
}

const recipes = {
  mp4: { from: [picture, tone], output: [...h264, ...aac, ...talkative, '-f', 'mp4'] },
  quickMp4: { from: [picture, tone], output: [...h264, ...aac, '-movflags', '+faststart', '-f', 'mp4'] },
  piecesMp4: { from: [picture], output: [...h264, '-g', '5', '-movflags', '+frag_keyframe+empty_moov', '-f', 'mp4'] },
  mov: { from: [picture, tone], output: [...h264, '-c:a', 'pcm_s16le', ...talkative, '-f', 'mov'] },
  deepH264: {
    from: [picture],
    output: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-f', 'mp4'],
  },
  fullColourH264: {
    from: [picture],
    output: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p', '-f', 'mp4'],
  },
  deepHevc: {
    from: [picture],
    output: [
      '-c:v',
      'libx265',
      '-preset',
      'ultrafast',
      '-x265-params',
      'log-level=error',
      '-pix_fmt',
      'yuv420p10le',
      '-tag:v',
      'hvc1',
      '-f',
      'mp4',
    ],
  },
  hdrHevc: {
    from: [`${picture},setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc`],
    output: [
      ...['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-x265-params'],
      ...['log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc', '-f', 'mp4'],
    ],
  },
  hlgHevc: {
    from: [`${picture},setparams=color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc`],
    output: [
      ...['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-x265-params'],
      ...['log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc', '-f', 'mp4'],
    ],
  },
  interlaced: {
    from: [`${picture},tinterlace=interleave_top,fieldorder=tff`],
    output: [...h264, '-flags', '+ilme+ildct', '-f', 'mp4'],
  },
  oddSides: { from: ['testsrc=s=97x63:r=25:d=0.6,format=yuv420p'], output: [...fastVp9, '-f', 'webm'] },
  onePixel: { from: ['testsrc2=s=96x64:r=25:d=0.2,scale=1:1'], output: [...fastVp9, '-f', 'webm'] },
  widePixels: { from: [`${picture},setsar=2/1`], output: [...h264, '-f', 'mp4'] },
  unevenRate: { from: [`${picture},select='not(mod(n*n\\,3))'`], output: [...h264, '-fps_mode', 'vfr', '-f', 'mp4'] },
  startsEarly: {
    from: [`${picture},setpts=PTS-0.2/TB`, tone],
    output: [...h264, ...aac, '-copyts', '-avoid_negative_ts', 'disabled', '-f', 'mp4'],
  },
  startsLate: { from: [`${picture},setpts=PTS+5/TB`], output: [...h264, '-copyts', '-f', 'mp4'] },
  tallFrame: { from: ['color=s=16x4112:r=25:d=0.08'], output: [...h264, '-f', 'mp4'] },
  largeFrame: { from: ['color=s=4096x2560:r=25:d=0.04'], output: [...h264, '-f', 'mp4'] },
  largestFrame: { from: ['color=s=4096x2304:r=25:d=0.04'], output: [...h264, '-f', 'mp4'] },
  fastFilm: { from: ['color=s=16x16:r=600:d=1'], output: [...h264, '-f', 'mp4'] },
  longFilm: { from: ['color=s=16x16:r=1:d=200'], output: [...h264, '-g', '250', '-f', 'mp4'] },
  webm: {
    from: [picture, tone],
    output: [
      '-c:v',
      'libvpx',
      '-deadline',
      'realtime',
      '-cpu-used',
      '8',
      '-c:a',
      'libvorbis',
      ...talkative,
      '-f',
      'webm',
    ],
  },
  vp9: { from: [picture, 'sine=d=0.6:r=48000'], output: [...fastVp9, '-c:a', 'libopus', '-f', 'webm'] },
  clearVp9: { from: [`${picture},format=yuva420p`], output: [...fastVp9, '-auto-alt-ref', '0', '-f', 'webm'] },
  av1: { from: ['testsrc2=s=128x64:r=25:d=0.2'], output: ['-c:v', 'libsvtav1', '-preset', '12', '-f', 'mp4'] },
  prores: {
    from: [picture],
    output: ['-c:v', 'prores_ks', '-profile:v', '4', '-pix_fmt', 'yuva444p10le', '-f', 'mov'],
  },
  mpeg4: { from: [picture], output: ['-c:v', 'mpeg4', '-f', 'mp4'] },
  motionJpeg: { from: [picture], output: ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-f', 'mov'] },
  rawMov: { from: [picture], output: ['-c:v', 'rawvideo', '-pix_fmt', 'yuyv422', '-f', 'mov'] },
  magicYuv: { from: [picture], output: ['-c:v', 'magicyuv', '-f', 'matroska'] },
  matroska: { from: [picture], output: [...h264, '-f', 'matroska'] },
  avi: { from: [picture], output: ['-c:v', 'mpeg4', '-f', 'avi'] },
  mpegts: { from: [picture], output: [...h264, '-f', 'mpegts'] },
  flv: { from: [picture], output: [...h264, '-f', 'flv'] },
  movingPng: { from: ['testsrc2=s=60x40:r=10:d=0.4'], output: ['-plays', '0', '-f', 'apng'] },
  soundOnlyMp4: { from: [tone], output: [...aac, '-f', 'mp4'] },
  m4a: { from: [tone], output: [...aac, '-metadata', `title=${secret}`, '-f', 'ipod'] },
  alac: { from: [tone], output: ['-c:a', 'alac', '-f', 'ipod'] },
  mp3: { from: [tone], output: ['-c:a', 'libmp3lame', '-metadata', `title=${secret}`, '-f', 'mp3'] },
  plainMp3: { from: [tone], output: ['-c:a', 'libmp3lame', '-id3v2_version', '0', '-write_xing', '0', '-f', 'mp3'] },
  coverMp3: {
    from: [tone, 'testsrc2=s=64x64:r=1:d=1'],
    output: [
      '-map',
      '0',
      '-map',
      '1',
      '-c:a',
      'libmp3lame',
      '-c:v',
      'mjpeg',
      '-frames:v',
      '1',
      '-disposition:v',
      'attached_pic',
      '-f',
      'mp3',
    ],
  },
  wav: { from: [tone], output: ['-metadata', `title=${secret}`, '-f', 'wav'] },
  deepWav: { from: [tone], output: ['-c:a', 'pcm_s24le', '-f', 'wav'] },
  floatWav: { from: [tone], output: ['-c:a', 'pcm_f32le', '-f', 'wav'] },
  surroundWav: { from: [`${tone},pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0`], output: ['-f', 'wav'] },
  silentWav: { from: ['anullsrc=d=0.5'], output: ['-f', 'wav'] },
  adpcmWav: { from: [tone], output: ['-c:a', 'adpcm_ms', '-f', 'wav'] },
  flac: { from: [tone], output: ['-c:a', 'flac', '-metadata', `title=${secret}`, '-f', 'flac'] },
  vorbis: { from: [tone], output: ['-c:a', 'libvorbis', '-metadata', `title=${secret}`, '-f', 'ogg'] },
  opus: { from: ['sine=d=0.6:r=48000'], output: ['-c:a', 'libopus', '-f', 'ogg'] },
  adts: { from: [tone], output: [...aac, '-f', 'adts'] },
  aiff: { from: [tone], output: ['-f', 'aiff'] },
} as const satisfies Record<string, Recipe>;

/** Whole videos of 96 x 64 and whole tracks, of half a second each, of which others are made. */
export type BaseMovies = Readonly<Record<keyof typeof recipes | 'subtitlesOnly', Buffer>>;

/** Makes all of them, two at a time. */
export async function makeBaseMovies(runner: FfmpegRunner): Promise<BaseMovies> {
  const folder = await mkdtemp(join(tmpdir(), 'beatboard-movies-'));
  const made = new Map<string, Buffer>();
  const encode = async (name: string, inputs: readonly string[], output: readonly string[]): Promise<void> => {
    const path = join(folder, name);
    await runner.run([...inputs, ...output, `file:${path}`]);
    made.set(name, await readFile(path));
  };
  try {
    const subtitles = join(folder, 'words.srt');
    await writeFile(subtitles, '1\n00:00:00,000 --> 00:00:01,000\nwords\n');
    await encode('subtitlesOnly', ['-f', 'srt', '-i', subtitles], ['-c:s', 'mov_text', '-f', 'mp4']);
    const waiting: [string, Recipe][] = Object.entries(recipes);
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [name, { from, output }] = next;
        await encode(
          name,
          from.flatMap((graph) => ['-f', 'lavfi', '-i', graph]),
          output,
        );
      }
    };
    await Promise.all([work(), work()]);
    return Object.fromEntries(made) as Record<keyof BaseMovies, Buffer>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
