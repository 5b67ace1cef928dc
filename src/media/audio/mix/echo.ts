import { sampleRateHz } from '../synth/voice.ts';

/** Adds echoes of a mono send to both sides and to the reverb's sends. */
export type ProcessEcho = (send: Float32Array, left: Float32Array, right: Float32Array, count: number) => void;

/** Echoes that go from side to side, each darker and softer than the last. */
export function createEcho(delaySeconds: number, feedback: number): ProcessEcho {
  const delay = Math.max(64, Math.round(delaySeconds * sampleRateHz));
  const leftMemory = new Float32Array(delay);
  const rightMemory = new Float32Array(delay);
  const damp = Math.exp((-2 * Math.PI * 3500) / sampleRateHz);
  const lowCut = Math.exp((-2 * Math.PI * 250) / sampleRateHz);
  let position = 0;
  let dark = 0;
  let rumble = 0;
  return (send, left, right, count) => {
    for (let i = 0; i < count; i++) {
      const fromLeft = leftMemory[position]!;
      const fromRight = rightMemory[position]!;
      dark = fromRight + (dark - fromRight) * damp;
      rumble = dark + (rumble - dark) * lowCut;
      leftMemory[position] = send[i]! + (dark - rumble) * feedback;
      rightMemory[position] = fromLeft * 0.85;
      left[i] = left[i]! + fromLeft;
      right[i] = right[i]! + fromRight;
      position = position + 1 === delay ? 0 : position + 1;
    }
  };
}
