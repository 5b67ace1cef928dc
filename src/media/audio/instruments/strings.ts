import { applyContour, fadeTail } from '../synth/envelope.ts';
import { filter } from '../synth/filter.ts';
import { addPluckedString } from '../synth/plucked-string.ts';
import { addInto, narrow, type RenderVoice, silence } from '../synth/voice.ts';

export interface PluckedInstrument {
  readonly decaySeconds: number;
  readonly damping: number;
  readonly position: number;
  readonly pickHz: number;
  readonly bodyHz: number;
  readonly body: number;
  /** After the note: 0.05 is muted, 1 lets it ring. */
  readonly releaseSeconds: number;
}

/** Ukulele, nylon guitar, harp and pizzicato: one string a side with its own noise, and a wooden body. */
export function pluckedString(instrument: PluckedInstrument): RenderVoice {
  return ({ frequencyHz, durationSeconds, brightness, seed }) => {
    const side = (offset: number): Float32Array => {
      const out = silence(Math.min(4, durationSeconds + instrument.releaseSeconds));
      addPluckedString(out, {
        frequencyHz,
        decaySeconds: instrument.decaySeconds * Math.min(1.3, (330 / frequencyHz) ** 0.5),
        damping: instrument.damping,
        position: instrument.position,
        pickHz: instrument.pickHz * (0.6 + 0.8 * brightness),
        seed: seed + offset,
      });
      const body = out.slice();
      filter(body, 'band', instrument.bodyHz, 1.2);
      addInto(out, body, instrument.body);
      filter(out, 'high', 60);
      applyContour(out, {
        attackSeconds: 0.001,
        decaySeconds: 100,
        sustain: 1,
        gateSeconds: durationSeconds,
        releaseSeconds: instrument.releaseSeconds,
      });
      fadeTail(out, 0.03);
      return out;
    };
    return narrow(side(0), side(1), 0.45);
  };
}
