import { describe, expect, it } from 'vitest';
import { createSealer } from './seal.ts';

const sealer = createSealer('0'.repeat(32));

describe('createSealer', () => {
  it('opens what it has sealed, and never seals alike twice', () => {
    const sealed = sealer.seal('sk-key-ß', 'ada openai');
    expect(sealer.open(sealed, 'ada openai')).toBe('sk-key-ß');
    expect(createSealer('0'.repeat(32)).open(sealed, 'ada openai')).toBe('sk-key-ß');
    expect(sealer.seal('sk-key-ß', 'ada openai')).not.toBe(sealed);
    expect(Buffer.from(sealed.slice(3), 'base64url').includes('sk-key')).toBe(false);
  });

  it('opens nothing of another secret or place, nothing altered and nothing else', () => {
    const sealed = sealer.seal('sk-key', 'ada openai');
    expect(createSealer('1'.repeat(32)).open(sealed, 'ada openai')).toBeUndefined();
    expect(sealer.open(sealed, 'eve openai')).toBeUndefined();
    // The last letter may hold bits that mean nothing.
    for (const [index, letter] of [...sealed.slice(0, -1)].entries()) {
      const altered = sealed.slice(0, index) + (letter === 'A' ? 'B' : 'A') + sealed.slice(index + 1);
      expect(sealer.open(altered, 'ada openai')).toBeUndefined();
    }
    for (const text of ['', 's1.', 'sk-key', sealed.slice(0, 30)]) {
      expect(sealer.open(text, 'ada openai')).toBeUndefined();
    }
  });
});
