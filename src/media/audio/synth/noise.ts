/** White noise in [-1, 1) by xorshift32 (G. Marsaglia, 2003): the same for the same seed. */
export function whiteNoise(length: number, seed: number): Float32Array {
  const noise = new Float32Array(length);
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) | 1;
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noise[i] = state / 2147483648;
  }
  return noise;
}

/** Sparse clicks of random height: `ratePerSample` of the samples are not zero. */
export function crackle(length: number, ratePerSample: number, seed: number): Float32Array {
  const chance = whiteNoise(length, seed);
  const height = whiteNoise(length, seed + 1);
  for (let i = 0; i < length; i++) chance[i] = Math.abs(chance[i]!) < ratePerSample ? height[i]! ** 3 : 0;
  return chance;
}
