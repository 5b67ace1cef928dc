import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { inputOptions } from './input-options.ts';
import { probeMedia } from './probe.ts';
import { createTestFolder, generate } from './test-binaries.ts';
import type { MediaType } from '../intake/media-type.ts';

const folder = createTestFolder();
afterAll(folder.remove);

describe.each(await findUsualRunners())('hardened input with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);
  const decode = (file: string, mediaType: MediaType): Promise<unknown> =>
    runner.run([...inputOptions(file, mediaType), '-frames:v', '1', '-f', 'null', '-'], { timeoutMs: 10_000 });

  it('refuses playlists that call themselves videos', async () => {
    const secret = path('secret.ts');
    await generate(runner, ['testsrc2=s=64x64:d=1'], ['-c:v', 'libx264', '-f', 'mpegts', `file:${secret}`]);
    const playlist = `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://${secret}\n#EXT-X-ENDLIST\n`;
    writeFileSync(path('hls.mp4'), playlist);
    writeFileSync(path('concat.mp4'), `ffconcat version 1.0\nfile ${secret.split('/').at(-1)}\n`);
    // Proof that these would be followed without the options.
    await runner.run(['-i', path('concat.mp4'), '-frames:v', '1', '-f', 'null', '-']);
    for (const file of ['hls.mp4', 'concat.mp4']) {
      await expect(decode(path(file), 'mp4')).rejects.toMatchObject({ code: 'ffmpeg_failed' });
      await expect(probeMedia(runner, path(file))).rejects.toThrow(/is not a media file/);
    }
  });

  it('refuses decoders that are not on the list, and pictures that are too large', async () => {
    const odd = path('odd.mkv');
    await generate(runner, ['testsrc2=s=64x64:d=1'], ['-c:v', 'magicyuv', '-f', 'matroska', `file:${odd}`]);
    await expect(decode(odd, 'webm')).rejects.toMatchObject({ code: 'ffmpeg_failed' });
    const large = path('large.png');
    await generate(runner, ['color=s=6400x6400:d=0.04,format=gray'], ['-c:v', 'png', '-f', 'image2', `file:${large}`]);
    await expect(decode(large, 'png')).rejects.toMatchObject({ code: 'ffmpeg_failed' });
  });

  it.each([
    ['h264', 'mp4', ['-c:v', 'libx264', '-f', 'mp4']],
    ['hevc', 'mp4', ['-c:v', 'libx265', '-x265-params', 'log-level=error', '-f', 'mp4']],
    ['vp9', 'webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-f', 'webm']],
    ['av1', 'webm', ['-c:v', 'libsvtav1', '-preset', '12', '-f', 'webm']],
    ['prores', 'mp4', ['-c:v', 'prores_ks', '-f', 'mov']],
  ] as const)('opens %s', async (codec, mediaType, output) => {
    const file = path(`${codec}.${mediaType}`);
    await generate(runner, ['testsrc2=s=128x128:d=0.2'], [...output, `file:${file}`]);
    await decode(file, mediaType);
    expect((await probeMedia(runner, file)).video).toMatchObject({ codec, width: 128, height: 128 });
  });

  it.each([
    ['mp3', 'mp3', ['-c:a', 'libmp3lame', '-f', 'mp3']],
    ['aac', 'mp4', ['-c:a', 'aac', '-f', 'mp4']],
    ['flac', 'flac', ['-c:a', 'flac', '-f', 'flac']],
    ['opus', 'ogg', ['-c:a', 'libopus', '-f', 'ogg']],
    ['vorbis', 'ogg', ['-c:a', 'libvorbis', '-f', 'ogg']],
    ['pcm_s24le', 'wav', ['-c:a', 'pcm_s24le', '-f', 'wav']],
  ] as const)('hears %s', async (codec, mediaType, output) => {
    const file = path(`${codec}.${mediaType}`);
    await generate(runner, ['sine=d=1:r=48000,aformat=channel_layouts=stereo'], [...output, `file:${file}`]);
    await decode(file, mediaType);
    expect((await probeMedia(runner, file)).audio).toMatchObject({ codec, sampleRateHz: 48_000, channels: 2 });
  });
});
