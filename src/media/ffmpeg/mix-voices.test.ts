import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { readWav } from '../audio/wav.ts';
import { duckingAt, duckingDb, mergeStretches } from './ducking.ts';
import { mixMaster } from './mix-master.ts';
import { createTestFolder, generate } from './test-binaries.ts';
import { voiceGainDb } from './voice-over.ts';

const folder = createTestFolder();
afterAll(folder.remove);

/** Level in decibels of one tone within a stretch of a sound. */
function toneDb(samples: Float32Array, hertz: number, fromSeconds: number, toSeconds: number): number {
  let [cosine, sine] = [0, 0];
  const [from, to] = [Math.round(fromSeconds * 48_000), Math.round(toSeconds * 48_000)];
  for (let at = from; at < to; at++) {
    cosine += samples[at]! * Math.cos((2 * Math.PI * hertz * at) / 48_000);
    sine += samples[at]! * Math.sin((2 * Math.PI * hertz * at) / 48_000);
  }
  return 20 * Math.log10((2 * Math.hypot(cosine, sine)) / (to - from) + 1e-9);
}

describe.each(await findUsualRunners())('voices over music with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);

  it('are laid at their beats while the music steps back under them, at -14 LUFS', async () => {
    const [music, voice, master] = [path('music.wav'), path('voice.mp3'), path('master.wav')];
    await generate(runner, ['sine=f=250:d=9:r=48000,volume=-8dB'], ['-f', 'wav', `file:${music}`]);
    await generate(runner, ['sine=f=1000:d=1.5:r=44100,volume=-20dB'], ['-f', 'mp3', `file:${voice}`]);
    const sampleCount = 9 * 48_000 - 7;
    const voices = [
      { path: voice, startSeconds: 2, roomSeconds: 3 },
      { path: voice, startSeconds: 6, roomSeconds: 1 },
      { path: voice, startSeconds: 8.5 },
    ];
    const result = await mixMaster(runner, {
      inputPath: music,
      mediaType: 'wav',
      sampleCount,
      voices,
      outputPath: master,
    });
    expect(result.loudness.integratedLufs).toBeGreaterThan(-14.6);
    expect(result.loudness.integratedLufs).toBeLessThan(-13.4);
    expect(result.loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
    expect(readFileSync(master).length).toBe(44 + sampleCount * 4);
    expect(result.voices.map(({ startSeconds }) => startSeconds)).toEqual([2, 6, 8.5]);
    expect(result.voices[0]?.overrunSeconds).toBe(0);
    expect(result.voices[1]?.overrunSeconds).toBeCloseTo(0.5, 1);
    expect(result.voices[2]?.overrunSeconds).toBeCloseTo(1, 1);

    const { left } = await readWav(master);
    const free = toneDb(left, 250, 4.4, 5.4);
    const under = toneDb(left, 250, 2.2, 3.2);
    expect(free - under).toBeGreaterThan(duckingDb - 1);
    expect(free - under).toBeLessThan(duckingDb + 1);
    expect(toneDb(left, 1000, 2.2, 3.2) - under).toBeGreaterThan(6);
    expect(toneDb(left, 1000, 1, 1.9)).toBeLessThan(-70);
    // Down and up again in small steps: no neighbouring tenths of a second are far apart.
    const levels = Array.from({ length: 14 }, (_, step) => toneDb(left, 250, 1.6 + step * 0.04, 1.64 + step * 0.04));
    for (const [at, level] of levels.slice(1).entries()) expect(Math.abs(level - levels[at]!)).toBeLessThan(6);
    expect(() => readFileSync(`${master}.voices.wav`)).toThrow('ENOENT');
  });

  it('refuse a file without sound', async () => {
    const [music, clip] = [path('bed.wav'), path('mute.mp4')];
    await generate(runner, ['sine=d=2'], ['-f', 'wav', `file:${music}`]);
    await generate(runner, ['testsrc2=d=1'], ['-c:v', 'libx264', '-f', 'mp4', `file:${clip}`]);
    const voices = [{ path: clip, startSeconds: 0 }];
    const options = {
      inputPath: music,
      mediaType: 'wav',
      sampleCount: 96_000,
      voices,
      outputPath: path('no.wav'),
    } as const;
    await expect(mixMaster(runner, options)).rejects.toMatchObject({ code: 'audio_unreadable' });
  });
});

describe('ducking', () => {
  const stretches = mergeStretches([
    { startSeconds: 6, endSeconds: 7 },
    { startSeconds: 1, endSeconds: 2 },
    { startSeconds: 2.6, endSeconds: 3 },
  ]);

  it('stays down in short pauses and comes back in long ones', () => {
    expect(stretches).toEqual([
      { startSeconds: 1, endSeconds: 3 },
      { startSeconds: 6, endSeconds: 7 },
    ]);
    expect(duckingAt(stretches, 0.5)).toBe(-0);
    expect(duckingAt(stretches, 1)).toBe(-duckingDb);
    expect(duckingAt(stretches, 2.3)).toBe(-duckingDb);
    expect(duckingAt(stretches, 4.5)).toBe(-0);
    expect(duckingAt(stretches, 0.9)).toBeGreaterThan(-duckingDb);
    expect(duckingAt(stretches, 0.9)).toBeLessThan(0);
  });

  it('brings any voice to one place over the music', () => {
    expect(voiceGainDb(-12, -20)).toBe(9.5);
    expect(voiceGainDb(-12, -60)).toBe(24);
    expect(voiceGainDb(-12, -Infinity)).toBe(0);
  });
});
