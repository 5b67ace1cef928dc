import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { readWav, writeWav } from '../audio/wav.ts';
import { musicMp3Arguments } from '../ffmpeg/music-mp3.ts';
import { createTestFolder, generate } from '../ffmpeg/test-binaries.ts';
import { fitMusic } from './fit-music.ts';
import { fitVoice } from './fit-voice.ts';
import { planLoop, repeatsFor } from './loop-plan.ts';

const folder = createTestFolder();
afterAll(folder.remove);

/** Loudness of a stretch, root mean square. */
function levelOf(samples: Float32Array, fromSeconds: number, toSeconds: number): number {
  const part = samples.subarray(Math.round(fromSeconds * 48_000), Math.round(toSeconds * 48_000));
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
}

/** Clicks on a beat, each the start of a short tone, so that every beat can be found to the sample. */
function clicks(tempoBpm: number, seconds: number, lead = 0): Float32Array {
  const samples = new Float32Array(Math.round((seconds + lead) * 48_000));
  const step = (60 / tempoBpm) * 48_000;
  for (let beat = 0; beat * step < seconds * 48_000; beat++) {
    const start = Math.round(lead * 48_000 + beat * step);
    for (let at = 0; at < 4800 && start + at < samples.length; at++) {
      const pitch = beat % 4 === 0 ? 90 : 180;
      samples[start + at] = 0.6 * Math.exp(-at / 900) * Math.sin((2 * Math.PI * pitch * at) / 48_000 + 1);
    }
  }
  return samples;
}

/** Times at which clicks begin, in seconds. */
function onsets(samples: Float32Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < samples.length; at++) {
    if (Math.abs(samples[at]!) > 0.25) {
      found.push(at / 48_000);
      at += 4800;
    }
  }
  return found;
}

describe.each(await findUsualRunners())('bought sound with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);
  const write = (file: string, samples: Float32Array) =>
    writeWav(path(file), { sampleRateHz: 48_000, left: samples, right: samples });

  it('that is longer is cut to the sample, from its first sound on, and faded', async () => {
    const [wav, mp3, music] = [path('long.wav'), path('long.mp3'), path('cut.wav')];
    await generate(runner, ['sine=f=220:d=7:r=44100,adelay=400'], ['-f', 'wav', `file:${wav}`]);
    await runner.run(musicMp3Arguments({ inputPath: wav, outputPath: mp3 }));
    const result = await fitMusic(runner, { inputPath: mp3, seconds: 5.123, outputPath: music });
    expect(result).toMatchObject({ repeats: 0, remarks: [] });
    expect(readFileSync(music).length).toBe(44 + Math.round(5.123 * 48_000) * 4);
    const { left } = await readWav(music);
    expect(levelOf(left, 0.02, 0.2)).toBeGreaterThan(0.05);
    expect(levelOf(left, 5.1, 5.123)).toBeLessThan(0.01);
    expect(levelOf(left, 3, 3.3)).toBeGreaterThan(levelOf(left, 4.5, 4.8));
  });

  it('that is shorter is repeated on its beat, so that no beat is lost', async () => {
    const [short, music] = [path('short.wav'), path('looped.wav')];
    await write('short.wav', clicks(110, 9.3, 0.25));
    const result = await fitMusic(runner, { inputPath: short, seconds: 20, outputPath: music });
    expect(result.repeats).toBeGreaterThan(0);
    expect(result.remarks[0]).toMatch(/^The music lasts 9\.\d s, so a part of it is played \d times\.$/);
    const { left } = await readWav(music);
    expect(left.length).toBe(20 * 48_000);
    const times = onsets(left.subarray(0, 17.7 * 48_000));
    const gaps = times.slice(1).map((time, at) => time - times[at]!);
    expect(times.length).toBe(33);
    for (const gap of gaps) expect(Math.abs(gap - 60 / 110)).toBeLessThan(0.006);
  });

  it('that has no beat or is far too short cannot cover the film', async () => {
    const steady = path('steady.wav');
    await generate(runner, ['sine=f=220:d=6:r=48000'], ['-f', 'wav', `file:${steady}`]);
    const options = { inputPath: steady, seconds: 10, outputPath: path('never.wav') };
    await expect(fitMusic(runner, options)).rejects.toMatchObject({
      kind: 'too_short',
      message: expect.stringContaining('no beat'),
    });
    await expect(fitMusic(runner, { ...options, tempoBpm: 60 })).rejects.toMatchObject({ kind: 'too_short' });
    expect((await fitMusic(runner, { ...options, tempoBpm: 120 })).repeats).toBeGreaterThan(0);
    expect((await fitMusic(runner, { ...options, seconds: 6.4 })).repeats).toBe(0);
    await generate(runner, ['anullsrc=d=3:r=48000'], ['-f', 'wav', `file:${steady}`]);
    await expect(fitMusic(runner, options)).rejects.toMatchObject({ kind: 'damaged' });
    writeFileSync(steady, '<html>gone</html>');
    await expect(fitMusic(runner, options)).rejects.toMatchObject({ kind: 'not_media' });
  });

  it('that is spoken begins and ends with its words', async () => {
    const [said, voice] = [path('said.mp3'), path('voice.wav')];
    await generate(
      runner,
      ["sine=f=200:d=3:r=44100,volume='if(between(t,0.8,2.1),1,0)':eval=frame"],
      ['-f', 'mp3', `file:${said}`],
    );
    const { seconds } = await fitVoice(runner, { inputPath: said, outputPath: voice });
    expect(seconds).toBeGreaterThan(1.3);
    expect(seconds).toBeLessThan(1.5);
    const { left } = await readWav(voice);
    expect(left.length / 48_000).toBeCloseTo(seconds, 4);
    expect(levelOf(left, 0.08, 0.2)).toBeGreaterThan(0.05);
  });
});

describe('a plan to repeat', () => {
  it('keeps whole bars and stays within the track', () => {
    const material = { length: 48_000 * 20, sampleRateHz: 48_000, tempoBpm: 100, firstBeatSeconds: 0.31 };
    const plan = planLoop(material)!;
    const beat = 0.6 * 48_000;
    expect((plan.to - plan.from) / beat / 4).toBeCloseTo(Math.round((plan.to - plan.from) / beat / 4), 3);
    expect((plan.from / 48_000 - 0.31) / 0.6).toBeCloseTo(Math.round((plan.from / 48_000 - 0.31) / 0.6), 3);
    expect(plan.from - plan.seam / 2).toBeGreaterThanOrEqual(0);
    expect(plan.to + plan.seam / 2).toBeLessThanOrEqual(material.length - 4 * beat);
    expect(repeatsFor(plan, material.length, 48_000 * 60)).toBe(Math.ceil((40 * 48_000) / (plan.to - plan.from)));
    expect(planLoop({ ...material, length: 48_000 * 4.5 })).toBeNull();
  });
});
