import { describe, expect, it } from 'vitest';
import { mayBeCovered } from './covered-name.ts';

describe('mayBeCovered', () => {
  it('allows short words in Latin letters', () => {
    expect(mayBeCovered('halo')).toBe(true);
    expect(mayBeCovered('*Sève*')).toBe(true);
    expect(mayBeCovered('Volta 2')).toBe(true);
  });

  it('keeps long names and other scripts clear', () => {
    expect(mayBeCovered('Kettle & Crane')).toBe(false);
    expect(mayBeCovered('朝の光')).toBe(false);
    expect(mayBeCovered('صباح')).toBe(false);
    expect(mayBeCovered('छतरी')).toBe(false);
  });
});
