import { describe, expect, it } from 'vitest';
import { rulerMarks } from './ruler-marks.ts';
import { snapFrame } from './snap-frame.ts';

describe('the playhead', () => {
  it('snaps to what is near and nowhere else', () => {
    expect(snapFrame(52, [0, 50, 60], 3)).toBe(50);
    expect(snapFrame(57, [0, 50, 60], 3)).toBe(60);
    expect(snapFrame(55, [0, 50, 60], 3)).toBe(55);
    expect(snapFrame(55, [], 3)).toBe(55);
  });
});

describe('the ruler', () => {
  it('never draws lines closer than one can see, nor labels that touch', () => {
    for (const pixelsPerSecond of [3, 12, 31, 90, 400]) {
      const marks = rulerMarks(60, pixelsPerSecond);
      const gap = (marks[1]!.seconds - marks[0]!.seconds) * pixelsPerSecond;
      const labels = marks.filter(({ isLong }) => isLong);
      expect(gap).toBeGreaterThanOrEqual(7);
      const labelGap = ((labels[1]?.seconds ?? Infinity) - labels[0]!.seconds) * pixelsPerSecond;
      expect(labelGap).toBeGreaterThanOrEqual(74);
      expect(marks[0]).toEqual({ seconds: 0, isLong: true });
    }
  });
});
