import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeWav, encodeWav, readWav, writeWav } from './wav.ts';

const left = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i / 20) * 0.8);
const sound = { sampleRateHz: 48_000, left, right: left.map((value) => -value) };

describe('wav', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beatboard-wav-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('comes back within two steps of 16 bits', async () => {
    await writeWav(join(folder, 'tone.wav'), sound);
    const back = await readWav(join(folder, 'tone.wav'));
    expect(back.sampleRateHz).toBe(48_000);
    expect(back.left).toHaveLength(1000);
    for (const [index, value] of back.right.entries()) {
      expect(Math.abs(value - sound.right[index]!)).toBeLessThan(2 / 32_767);
    }
  });

  it('dithers the same way each time and leaves silence silent', () => {
    expect(encodeWav(sound).equals(encodeWav(sound))).toBe(true);
    const quiet = new Float32Array(100);
    const bytes = encodeWav({ sampleRateHz: 48_000, left: quiet, right: quiet });
    expect(bytes.subarray(44).every((byte) => byte === 0)).toBe(true);
  });

  it('refuses what is not a WAV', () => {
    expect(() => decodeWav(Buffer.from('nothing of the kind'))).toThrow(RangeError);
    expect(() => decodeWav(encodeWav(sound).subarray(0, 36))).toThrow(RangeError);
  });
});
