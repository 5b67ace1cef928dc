import { applyStrike, fadeTail, saturate } from '../synth/envelope.ts';
import { filter } from '../synth/filter.ts';
import { whiteNoise } from '../synth/noise.ts';
import { addGlide } from '../synth/oscillator.ts';
import { addInto, monoVoice, type RenderVoice, silence } from '../synth/voice.ts';

export interface DrumBody {
  readonly fromHz: number;
  readonly toHz: number;
  /** How fast the pitch falls; 30 is a club kick, 8 a tom. */
  readonly fallRate: number;
  readonly decaySeconds: number;
  /** Beater noise against body, 0 to 1. */
  readonly click: number;
  readonly clickHz: number;
  readonly drive: number;
}

/** Kicks, toms and big drums: a falling sine with a beater click. */
export function skinDrum(body: DrumBody): RenderVoice {
  return ({ seed, brightness }) => {
    const samples = silence(body.decaySeconds * 5 + 0.03);
    addGlide(samples, { fromHz: body.fromHz, toHz: body.toHz, rate: body.fallRate, gain: 1 });
    applyStrike(samples, 0.0015, body.decaySeconds);
    const click = whiteNoise(960, seed);
    filter(click, 'band', body.clickHz, 0.8);
    applyStrike(click, 0.0003, 0.004);
    addInto(samples, click, body.click * (0.6 + 0.8 * brightness));
    saturate(samples, body.drive);
    fadeTail(samples, 0.02);
    return monoVoice(samples);
  };
}
