import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { analysisDecodeArguments, cropDecodeArguments } from './audio-decode.ts';
import { loudnessMeasureArguments, parseLoudness } from './loudness.ts';
import { firstChange, mixMaster, nextChange } from './mix-master.ts';
import { musicMp3Arguments } from './music-mp3.ts';
import { muxArguments } from './mux.ts';
import { probeMedia } from './probe.ts';
import { segmentEncodeArguments } from './segment-encode.ts';
import { createTestFolder, generate, testSize, writeTestClip } from './test-binaries.ts';

const folder = createTestFolder();
afterAll(folder.remove);

/** Kicks, a saw-like tone and noisy hats: hard material, with peaks that AAC likes to raise. */
const hardMusic = [
  'aevalsrc=0.9*exp(-8*mod(t\\,0.5))*sin(2*PI*(50+150*exp(-30*mod(t\\,0.5)))*mod(t\\,0.5))',
  '+0.3*(2*mod(t*220\\,1)-1)+0.5*exp(-60*mod(t\\,0.25))*(random(0)*2-1):d=6:s=44100',
].join('');
const quietTone = 'sine=f=440:d=6:r=48000,volume=-20dB';

describe.each(await findUsualRunners())('sound with $name', ({ name, runner }) => {
  const path = (file: string): string => folder.path(`${name.split(' ')[0]}-${file}`);

  it.each([
    ['hard', hardMusic],
    ['quiet', quietTone],
  ])('masters %s music to -14 LUFS and -1 dBTP, as heard after AAC', async (kind, graph) => {
    const [music, master, picture, final] = ['music.wav', 'master.wav', 'picture.mp4', 'final.mp4'].map((file) =>
      path(`${kind}-${file}`),
    ) as [string, string, string, string];
    await generate(runner, [graph], ['-f', 'wav', `file:${music}`]);
    const sampleCount = 155 * 1600;
    const options = { inputPath: music, mediaType: 'wav', sampleCount, fadeOutSeconds: 0.5 } as const;
    const { rounds } = await mixMaster(runner, { ...options, outputPath: master });
    expect(rounds).toBeLessThanOrEqual(4);
    expect(readFileSync(master).length).toBe(44 + sampleCount * 4);
    await writeTestClip(runner, segmentEncodeArguments({ ...testSize, fps: 30, outputPath: picture }), 155);
    await runner.run(muxArguments({ video: { path: picture }, audioPath: master, fps: 30, outputPath: final }));
    const source = { inputPath: final, mediaType: 'mp4' } as const;
    const { messages } = await runner.run(loudnessMeasureArguments(source), { logLevel: 'info' });
    const loudness = parseLoudness(messages);
    expect(Math.abs(loudness.integratedLufs + 14)).toBeLessThanOrEqual(1);
    expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
    const probe = await probeMedia(runner, final);
    expect(probe.video).toMatchObject({ frames: 155, fps: 30, colorSpace: 'bt709', colorRange: 'tv' });
    expect(probe.audio).toMatchObject({ codec: 'aac', sampleRateHz: 48_000, channels: 2 });
    expect(probe.video?.durationSeconds).toBeCloseTo(155 / 30, 6);
    expect(probe.audio?.durationSeconds).toBeCloseTo(155 / 30, 4);
    const bytes = readFileSync(final);
    await runner.run(muxArguments({ video: { path: picture }, audioPath: master, fps: 30, outputPath: final }));
    expect(readFileSync(final).equals(bytes)).toBe(true);
  });

  it('decodes MP3 for analysis and cuts an exact part', async () => {
    const [wav, mp3, part] = [path('tone.wav'), path('tone.mp3'), path('part.wav')];
    await generate(runner, [quietTone], ['-f', 'wav', `file:${wav}`]);
    await runner.run(musicMp3Arguments({ inputPath: wav, outputPath: mp3 }));
    expect((await probeMedia(runner, mp3)).audio).toMatchObject({ codec: 'mp3', sampleRateHz: 48_000, channels: 2 });
    const { output } = await runner.run(analysisDecodeArguments({ inputPath: mp3, mediaType: 'mp3' }));
    expect(output.length / 4 / 44_100).toBeCloseTo(6, 1);
    const crop = { startSeconds: 1.5, sampleCount: 100_003, fadeInSeconds: 0.1, fadeOutSeconds: 1, outputPath: part };
    await runner.run(cropDecodeArguments({ inputPath: mp3, mediaType: 'mp3', ...crop }));
    const samples = new Int16Array(new Uint8Array(readFileSync(part).subarray(44)).buffer);
    expect(samples.length).toBe(200_006);
    expect(Math.max(...samples.slice(0, 20).map(Math.abs))).toBeLessThan(30);
    expect(Math.max(...samples.slice(-20).map(Math.abs))).toBeLessThan(30);
    expect(Math.max(...samples.slice(40_000, 41_000).map(Math.abs))).toBeGreaterThan(200);
  });

  it('refuses to master silence', async () => {
    const inputPath = path('silence.wav');
    await generate(runner, ['anullsrc=d=2:r=48000'], ['-f', 'wav', `file:${inputPath}`]);
    const options = { inputPath, mediaType: 'wav', sampleCount: 48_000, outputPath: path('no.wav') } as const;
    await expect(mixMaster(runner, options)).rejects.toMatchObject({ code: 'audio_unreadable' });
  });
});

describe('loudness changes', () => {
  it('uses a limiter only when a peak would pass the ceiling', () => {
    expect(firstChange({ integratedLufs: -9, truePeakDbtp: 0 })).toEqual({ gainDb: -5, ceilingDbtp: null });
    expect(firstChange({ integratedLufs: -20, truePeakDbtp: -3 })).toEqual({ gainDb: 6, ceilingDbtp: -2 });
  });

  it('lowers the ceiling by what AAC added, and stops when it is right', () => {
    const next = nextChange({ gainDb: 6, ceilingDbtp: -2 }, { integratedLufs: -14.2, truePeakDbtp: -0.1 });
    expect(next?.gainDb).toBe(6);
    expect(next?.ceilingDbtp).toBeCloseTo(-3.2);
    expect(nextChange({ gainDb: 6, ceilingDbtp: -2 }, { integratedLufs: -14.2, truePeakDbtp: -1.3 })).toBeNull();
  });
});
