import type { FrameSize } from '#domain/frame-format.ts';
import type { QualityFinding, QualityReport } from '#domain/quality-report.ts';
import { judgeJoins } from './judge-joins.ts';
import { judgePicture } from './judge-picture.ts';
import { judgeSound } from './judge-sound.ts';
import { judgeTexts } from './judge-texts.ts';
import type { FilmJoin } from './judge-joins.ts';
import type { TextMeasure } from './judge-texts.ts';
import type { FinalMeasures } from './measure-final.ts';

/** What the finished video was meant to be. */
export interface FinalExpectations {
  readonly frames: number;
  readonly fps: number;
  readonly size: FrameSize;
  readonly texts: readonly TextMeasure[];
  /** Where clips of one beat meet. Default: there is no such place. */
  readonly joins?: readonly FilmJoin[];
}

/** Compares what was measured with what was meant, in words for a person. */
export function judgeFinal(measures: FinalMeasures, expectations: FinalExpectations): QualityReport {
  const findings: QualityFinding[] = [
    ...judgeLength(measures, expectations),
    ...judgeFormat(measures, expectations),
    ...judgePicture(measures.picture, expectations.fps),
    ...judgeSound(measures.sound),
    ...judgeTexts(expectations.texts),
    ...judgeJoins(expectations.joins ?? []),
  ];
  return { passed: findings.every((finding) => finding.severity !== 'fault'), findings };
}

function judgeLength({ probe, picture, sound }: FinalMeasures, { frames, fps }: FinalExpectations): QualityFinding[] {
  const expectedSeconds = frames / fps;
  const wrongCount = [picture.frames, probe.video?.frames].find((count) => count !== undefined && count !== frames);
  if (wrongCount !== undefined) {
    const message = `${wrongCount} frames instead of ${frames} (${expectedSeconds.toFixed(2)} s)`;
    return [{ check: 'length', severity: 'fault', message }];
  }
  const soundSeconds = probe.audio?.durationSeconds ?? sound?.durationSeconds ?? expectedSeconds;
  if (Math.abs(soundSeconds - expectedSeconds) > 1 / fps) {
    const message = `sound of ${soundSeconds.toFixed(2)} s under a picture of ${expectedSeconds.toFixed(2)} s`;
    return [{ check: 'length', severity: 'fault', message }];
  }
  return [{ check: 'length', severity: 'ok', message: `${frames} frames, ${expectedSeconds.toFixed(2)} s` }];
}

function judgeFormat({ probe, isFastStart }: FinalMeasures, { fps, size }: FinalExpectations): QualityFinding[] {
  const { video, audio } = probe;
  const faults = [
    ...differs('codec', video?.codec, 'h264'),
    ...differs('size', `${video?.width} x ${video?.height}`, `${size.width} x ${size.height}`),
    ...differs('frame rate', video?.fps, fps),
    ...differs('pixel format', video?.pixelFormat, 'yuv420p'),
    ...differs('colour', `${video?.colorSpace} ${video?.colorRange}`, 'bt709 tv'),
    ...differs('pixel shape', video?.sampleAspectRatio, '1:1'),
    ...differs('sound codec', audio?.codec, 'aac'),
    ...differs('sample rate', audio?.sampleRateHz, 48_000),
    ...differs('channels', audio?.channels, 2),
    ...(isFastStart ? [] : ['the index is at the end of the file']),
  ];
  if (faults.length > 0) return [{ check: 'format', severity: 'fault', message: faults.join('; ') }];
  const message = `H.264 ${size.width} x ${size.height} at ${fps} fps, BT.709, AAC 48 kHz stereo, plays while loading`;
  return [{ check: 'format', severity: 'ok', message }];
}

function differs(name: string, actual: string | number | undefined, expected: string | number): string[] {
  return actual === expected ? [] : [`${name} is ${actual ?? 'missing'} instead of ${expected}`];
}
