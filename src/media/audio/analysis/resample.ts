/** Linear resampling of a mono sound, after a running mean when it goes down: good enough to find beats by. */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  const ratio = fromHz / toHz;
  const width = Math.max(1, Math.round(ratio));
  const out = new Float32Array(Math.floor(samples.length / ratio));
  for (let i = 0; i < out.length; i++) {
    const position = i * ratio;
    const index = Math.floor(position);
    const part = position - index;
    let sum = 0;
    for (let k = 0; k < width; k++) {
      const low = samples[index + k] ?? 0;
      sum += low + ((samples[index + k + 1] ?? 0) - low) * part;
    }
    out[i] = sum / width;
  }
  return out;
}
