import type { QualityFinding } from '#domain/quality-report.ts';
import type { Loudness } from '../ffmpeg/loudness.ts';
import type { SoundMeasures } from './sound-meter.ts';

const targetLufs = -14;
const toleranceLufs = 1;
const highestPeakDbtp = -1;
/** A pause of more than this is odd; of more than twice this it is a fault. */
const oddSilenceSeconds = 1;

/** Judges the sound track; a missing one is a fault of every check. */
export function judgeSound(sound: (SoundMeasures & Loudness) | null): QualityFinding[] {
  if (sound === null) {
    const checks = ['silence', 'clipping', 'loudness', 'true_peak'] as const;
    return checks.map((check) => ({ check, severity: 'fault', message: 'there is no sound track' }));
  }
  return [...judgeSilence(sound), judgeClipping(sound), judgeLoudness(sound), judgePeak(sound)];
}

function judgeSilence({ silent }: SoundMeasures): QualityFinding[] {
  const findings = silent.flatMap(({ startSeconds, endSeconds }): QualityFinding[] => {
    const length = endSeconds - startSeconds;
    if (length <= oddSilenceSeconds) return [];
    const severity = length > oddSilenceSeconds * 2 ? 'fault' : 'warning';
    const message = `silent for ${length.toFixed(2)} s from ${startSeconds.toFixed(2)} s`;
    return [{ check: 'silence', severity, message, atSeconds: startSeconds }];
  });
  if (findings.length > 0) return findings;
  return [{ check: 'silence', severity: 'ok', message: 'no silence of more than 1 s' }];
}

function judgeClipping({ clippedSamples, firstClipSeconds }: SoundMeasures): QualityFinding {
  if (firstClipSeconds === null) return { check: 'clipping', severity: 'ok', message: 'no clipped samples' };
  const message = `${clippedSamples} clipped samples, first at ${firstClipSeconds.toFixed(2)} s`;
  return { check: 'clipping', severity: 'fault', message, atSeconds: firstClipSeconds };
}

function judgeLoudness({ integratedLufs }: Loudness): QualityFinding {
  const isRight = Math.abs(integratedLufs - targetLufs) <= toleranceLufs + 1e-9;
  const message = `${toText(integratedLufs)} LUFS${isRight ? '' : `, meant to be ${targetLufs} within ${toleranceLufs}`}`;
  return { check: 'loudness', severity: isRight ? 'ok' : 'fault', message };
}

function judgePeak({ truePeakDbtp }: Loudness): QualityFinding {
  const isRight = truePeakDbtp <= highestPeakDbtp + 1e-9;
  const message = `${toText(truePeakDbtp)} dBTP${isRight ? '' : `, ${highestPeakDbtp} at most`}`;
  return { check: 'true_peak', severity: isRight ? 'ok' : 'fault', message };
}

function toText(decibels: number): string {
  return Number.isFinite(decibels) ? decibels.toFixed(1) : 'below -70';
}
