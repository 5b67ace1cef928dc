import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { createTestFolder, generate } from '../ffmpeg/test-binaries.ts';
import { sniffMediaType } from './media-type.ts';
import { readAudioAsset } from './read-audio-asset.ts';

const folder = createTestFolder();
afterAll(folder.remove);

describe.each(await findUsualRunners())('readAudioAsset with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);
  const tone = 'sine=d=3:r=44100,aformat=channel_layouts=stereo';

  it('knows kind, length and channels, whatever the name', async () => {
    const [mp3, m4a] = [path('song.jpg'), path('song.bin')];
    await generate(runner, [tone], ['-c:a', 'libmp3lame', '-f', 'mp3', `file:${mp3}`]);
    const asset = await readAudioAsset(runner, mp3);
    expect(asset).toMatchObject({ mediaType: 'mp3', sampleRateHz: 44_100, channels: 2 });
    expect(asset.durationSeconds).toBeCloseTo(3, 1);
    await generate(runner, [tone], ['-c:a', 'aac', '-f', 'ipod', `file:${m4a}`]);
    expect(await readAudioAsset(runner, m4a)).toMatchObject({ mediaType: 'mp4', sampleRateHz: 44_100 });
  });

  it('refuses text, silence, a video without sound and a damaged file', async () => {
    const [text, silent, mute, damaged] = [path('a.mp3'), path('b.wav'), path('c.mp4'), path('d.mp3')];
    writeFileSync(text, 'la la la\n');
    writeFileSync(damaged, Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), Buffer.alloc(5000, 7)]));
    await generate(runner, ['anullsrc=d=1'], ['-f', 'wav', `file:${silent}`]);
    await generate(runner, ['testsrc2=d=0.2:s=64x64'], ['-c:v', 'libx264', '-f', 'mp4', `file:${mute}`]);
    const code = 'audio_unreadable';
    const refusals: [string, RegExp][] = [
      [text, /a\.mp3 is not an MP3, WAV, FLAC, Ogg or M4A file\.$/],
      [silent, /b\.wav is silent\.$/],
      [mute, /c\.mp4 has no sound track\.$/],
      [damaged, /d\.mp3 is damaged or cannot be decoded\.$/],
      [path('gone.mp3'), /gone\.mp3 does not exist or may not be read\.$/],
    ];
    for (const [file, message] of refusals) {
      await expect(readAudioAsset(runner, file)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
    }
  });
});

describe('sniffMediaType', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
    ['RIFF\0\0\0\0WAVEfmt ', 'wav'],
    ['\0\0\0\x20ftypisom', 'mp4'],
    ['\xff\xfb\x90\x00', 'mp3'],
    ['\xff\xf1\x50\x80', null],
    ['#EXTM3U\n', null],
    ['<svg xmlns="http://www.w3.org/2000/svg">', null],
    ['', null],
  ])('%j is %s', (head, expected) => {
    expect(sniffMediaType(Buffer.from(head, 'latin1'))).toBe(expected);
  });
});
