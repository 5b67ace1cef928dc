import { applyContour, fadeTail, saturate } from '../synth/envelope.ts';
import { sweepFilter, filter } from '../synth/filter.ts';
import { addSaw, addSine, addSquare } from '../synth/oscillator.ts';
import { addPluckedString } from '../synth/plucked-string.ts';
import { addInto, monoVoice, type RenderVoice, silence } from '../synth/voice.ts';

/** Round and deep: a sine with a little of its second and third harmonic, so that small speakers show it. */
export const subBass: RenderVoice = ({ frequencyHz, durationSeconds, brightness }) => {
  const out = silence(durationSeconds + 0.12);
  addSine(out, { frequencyHz, gain: 0.8 });
  addSine(out, { frequencyHz: frequencyHz * 2, gain: 0.14 + 0.12 * brightness });
  addSine(out, { frequencyHz: frequencyHz * 3, gain: 0.05 + 0.05 * brightness });
  saturate(out, 1.3);
  applyContour(out, {
    attackSeconds: 0.006,
    decaySeconds: 0.8,
    sustain: 0.75,
    gateSeconds: durationSeconds,
    releaseSeconds: 0.1,
  });
  fadeTail(out, 0.01);
  return monoVoice(out);
};

/** A driven saw or square over a sine, its filter closing after each strike. */
export function synthBass(shape: 'saw' | 'square', openHz: number, closeRate: number): RenderVoice {
  return ({ frequencyHz, durationSeconds, brightness }) => {
    const out = silence(durationSeconds + 0.1);
    const add = shape === 'saw' ? addSaw : addSquare;
    add(out, { frequencyHz, gain: 0.5 });
    add(out, { frequencyHz: frequencyHz * 1.004, gain: 0.3, phase: 0.31 });
    const top = openHz * (0.5 + 0.7 * brightness);
    sweepFilter(out, 'low', (seconds) => 130 + top * Math.exp(-seconds * closeRate), 1.1);
    addSine(out, { frequencyHz, gain: 0.5 });
    saturate(out, 1.5);
    applyContour(out, {
      attackSeconds: 0.004,
      decaySeconds: 0.5,
      sustain: 0.7,
      gateSeconds: durationSeconds,
      releaseSeconds: 0.06,
    });
    fadeTail(out, 0.01);
    return monoVoice(out);
  };
}

/** An upright bass: a dark string with a finger thump and a wooden body. */
export const uprightBass: RenderVoice = ({ frequencyHz, durationSeconds, brightness, seed }) => {
  const out = silence(durationSeconds + 0.25);
  addPluckedString(out, {
    frequencyHz,
    decaySeconds: 0.9,
    damping: 0.42,
    position: 0.28,
    pickHz: 700 + 500 * brightness,
    seed,
  });
  const body = out.slice();
  filter(body, 'band', 110, 1.5);
  addInto(out, body, 0.6);
  const fundamental = silence(durationSeconds + 0.25);
  addSine(fundamental, { frequencyHz, gain: 0.25 });
  addInto(out, fundamental, 1);
  filter(out, 'low', 1500);
  applyContour(out, {
    attackSeconds: 0.004,
    decaySeconds: 0.9,
    sustain: 0.1,
    gateSeconds: durationSeconds,
    releaseSeconds: 0.2,
  });
  fadeTail(out, 0.02);
  return monoVoice(out);
};
