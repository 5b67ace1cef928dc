import { FootageFault } from './footage-fault.ts';
import { footageLimits } from './footage-limits.ts';
import type { AudioProbe, VideoProbe } from '../ffmpeg/parse-probe.ts';

/** Holds what a clip's packets say against what anything ordered can be. Throws `damaged` or `unreasonable`. */
export function assertClipBounds({ width, height, frames, durationSeconds }: VideoProbe): void {
  const { sidePixels, pixels, framesPerSecond } = footageLimits;
  if (frames === 0) throw new FootageFault('damaged', 'The clip has no frame in it.');
  const [shortest, longest] = [Math.min(width, height), Math.max(width, height)];
  if (shortest < sidePixels.shortest || longest > sidePixels.longest || width * height > pixels) {
    throw new FootageFault('unreasonable', `The clip has ${width} x ${height} pixels.`);
  }
  if (!(durationSeconds > 0 && durationSeconds <= footageLimits.durationSeconds.video)) {
    throw new FootageFault('unreasonable', `The clip lasts ${durationSeconds.toFixed(1)} s.`);
  }
  // A second more: a few frames say nothing about a rate.
  const tooMany = frames > (durationSeconds + 1) * framesPerSecond.highest;
  if (tooMany || frames + 1 < durationSeconds * framesPerSecond.lowest) {
    throw new FootageFault('unreasonable', `The clip has ${frames} frames in ${durationSeconds.toFixed(1)} s.`);
  }
}

/** Holds what a track's packets say against what anything ordered can be. Throws `unreasonable`. */
export function assertSoundBounds({ durationSeconds, sampleRateHz, channels }: AudioProbe): void {
  const { sampleRatesHz } = footageLimits;
  if (!(durationSeconds > 0 && durationSeconds <= footageLimits.durationSeconds.sound)) {
    throw new FootageFault('unreasonable', `The sound lasts ${durationSeconds.toFixed(1)} s.`);
  }
  if (!(sampleRateHz >= sampleRatesHz.lowest && sampleRateHz <= sampleRatesHz.highest)) {
    throw new FootageFault('unreasonable', `The sound has ${sampleRateHz} samples a second.`);
  }
  if (channels > 8) throw new FootageFault('unreasonable', `The sound has ${channels} channels.`);
}
