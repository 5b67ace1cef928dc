import { afterAll, describe, expect, it } from 'vitest';
import { findUsualRunners } from '#testkit/find-usual-runners.ts';
import { qualityReportSchema } from '#domain/quality-report.ts';
import { aacOptions } from '../ffmpeg/aac-options.ts';
import { createTestFolder, generate } from '../ffmpeg/test-binaries.ts';
import { h264Options, markBt709, mp4Options } from '../ffmpeg/video-options.ts';
import { judgeFinal } from './judge-final.ts';
import { measureFinal } from './measure-final.ts';
import type { QualityReport } from '#domain/quality-report.ts';
import type { FinalExpectations } from './judge-final.ts';

const folder = createTestFolder();
afterAll(folder.remove);
const [{ runner }] = await findUsualRunners();

const size = { width: 480, height: 270 };
const moving = 'testsrc2=s=480x270:r=30';
/** Pink noise at -14 LUFS, its peaks held. */
const music =
  'anoisesrc=c=pink:r=48000:seed=4:a=0.32,aformat=channel_layouts=stereo,volume=11dB,alimiter=limit=0.6:level=false';
const expectations: FinalExpectations = { frames: 120, fps: 30, size, texts: [] };
let files = 0;

async function judge(picture: string, sound: string, expected = expectations): Promise<QualityReport> {
  const path = folder.path(`${(files += 1)}.mp4`);
  const filter = `scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,${markBt709},setpts=N/30/TB,trim=end_frame=120`;
  // Newer versions forget the rate behind `setpts`.
  const length = ['-t', '4', '-r', '30'];
  const output = [...h264Options(30, 'veryfast', 20).filter((option) => option !== '-an'), ...aacOptions];
  await generate(runner, [picture, sound], ['-vf', filter, ...length, ...output, ...mp4Options(30, path)]);
  return qualityReportSchema.parse(judgeFinal(await measureFinal(runner, path), expected));
}

function faults(report: QualityReport): string[] {
  return report.findings.filter(({ severity }) => severity === 'fault').map(({ check }) => check);
}

describe('the final check', () => {
  it('passes a good video and names every check', async () => {
    const report = await judge(moving, music);
    expect(report.findings.filter(({ severity }) => severity !== 'ok')).toEqual([]);
    expect(report.passed).toBe(true);
    expect(new Set(report.findings.map(({ check }) => check)).size).toBe(11);
  });

  it('finds a black stretch and where it is, but forgives half a second', async () => {
    const report = await judge(`${moving},drawbox=c=black:t=fill:enable='between(n,45,74)'`, music);
    expect(faults(report)).toEqual(['black']);
    const black = report.findings.find(({ check }) => check === 'black');
    expect(black?.atSeconds).toBeCloseTo(1.5, 2);
    expect(black?.message).toBe('black for 1.00 s from 1.50 s');
    expect(faults(await judge(`${moving},drawbox=c=black:t=fill:enable='between(n,45,59)'`, music))).toEqual([]);
  });

  it('finds a still stretch, also under film grain', async () => {
    const still = await judge(`${moving},loop=loop=40:size=1:start=50`, music);
    expect(faults(still)).toEqual(['freeze']);
    const start = still.findings.find(({ check }) => check === 'freeze')?.atSeconds ?? 0;
    // The picture still gains detail until the next key frame.
    expect(start).toBeGreaterThan(1.6);
    expect(start).toBeLessThan(2.01);
    const grain = await judge(`${moving},loop=loop=-1:size=1:start=0,noise=alls=4:allf=t`, music);
    expect(faults(grain)).toEqual(['freeze']);
  });

  it('does not take a slow camera for a still picture', async () => {
    const push = [
      `${moving},loop=loop=-1:size=1:start=0,scale=1920:-1`,
      `zoompan=z='1+0.01*on/30':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d=1:s=480x270:fps=30`,
    ].join(',');
    expect(faults(await judge(push, music))).toEqual([]);
    const gradient = 'gradients=s=480x270:r=30:c0=0x1b2440:c1=0xe8b070:n=2:speed=0.005:seed=3';
    expect(faults(await judge(gradient, music))).toEqual([]);
  });

  it('finds silence, hot sound, clipped sound and quiet sound', async () => {
    const pause = await judge(moving, `${music},volume=0:enable='between(t,1,3.5)'`);
    expect(faults(pause)).toContain('silence');
    expect(pause.findings.find(({ check }) => check === 'silence')?.message).toMatch(
      /^silent for 2\.4\d s from 1\.0\d s$/,
    );
    const short = await judge(moving, `${music},volume=0:enable='between(t,1,2.3)'`);
    expect(short.findings.find(({ check }) => check === 'silence')?.severity).toBe('warning');
    expect(faults(await judge(moving, `${music},volume=6dB`))).toContain('loudness');
    const hot = faults(await judge(moving, 'sine=f=60:r=48000,volume=30dB,aformat=channel_layouts=stereo'));
    expect(hot).toEqual(['clipping', 'loudness', 'true_peak']);
    expect(faults(await judge(moving, `${music},volume=-6dB`))).toEqual(['loudness']);
    expect(faults(await judge(moving, 'anullsrc=r=48000'))).toEqual(['silence', 'loudness']);
  });

  it('finds wrong length, format and texts', async () => {
    const texts = [
      {
        text: 'Fresh\nevery morning',
        startSeconds: 1,
        endSeconds: 3,
        box: { x: -10, y: 20, width: 300, height: 60 },
        insideSafeArea: false,
        contrastRatio: 2.06,
        requiredContrast: 4.5,
      },
    ];
    const report = await judge(moving, music, { frames: 121, fps: 25, size: { width: 1280, height: 720 }, texts });
    expect(faults(report)).toEqual(['length', 'format', 'text_safe_area', 'text_contrast']);
    expect(report.findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '120 frames instead of 121 (4.84 s)',
        'size is 480 x 270 instead of 1280 x 720; frame rate is 30 instead of 25',
        '"Fresh every morning" leaves the safe area (-10,20 to 290,80)',
        '"Fresh every morning" has a contrast of 2.1:1, 4.5:1 is needed',
      ]),
    );
  });
});
