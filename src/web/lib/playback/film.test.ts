import { describe, expect, it } from 'vitest';
import {
  clampFrame,
  frameAt,
  frameOfStamp,
  isSameFilm,
  partIndexAt,
  sceneFrom,
  seekSecondsOf,
  type Film,
} from './film.ts';

const part = (key: string, startFrame: number, frames: number) => ({
  key,
  startFrame,
  frames,
  src: `/${key}`,
  still: null,
});
const film: Film = {
  fps: 24,
  frames: 100,
  parts: [part('a', 0, 30), part('b', 30, 50), part('c', 80, 20)],
  scenes: [0, 30, 80],
};

describe('a film', () => {
  it('finds the part of every frame', () => {
    expect([0, 29, 30, 79, 80, 99, 500].map((frame) => partIndexAt(film, frame))).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });

  it('keeps frames inside', () => {
    expect([-3, 4.4, 99.6].map((frame) => clampFrame(film, frame))).toEqual([0, 4, 99]);
  });

  it.each([24, 25, 30])('asks for the middle of each frame and reads it back, at %i frames a second', (fps) => {
    for (let frame = 0; frame < 5400; frame += 1) {
      expect(frameAt(seekSecondsOf(frame, fps), fps)).toBe(frame);
      // Time stamps of files are rounded to a millisecond at worst.
      expect(frameOfStamp(Math.round((frame / fps) * 1000) / 1000, fps)).toBe(frame);
    }
  });

  it('goes from scene to scene', () => {
    expect(sceneFrom(film, 0, 1)).toBe(30);
    expect(sceneFrom(film, 85, 1)).toBe(99);
    expect(sceneFrom(film, 60, -1)).toBe(30);
    expect(sceneFrom(film, 32, -1)).toBe(0);
    expect(sceneFrom(film, 2, -1)).toBe(0);
  });

  it('knows itself by its files, not by their addresses', () => {
    const signedAnew = { ...film, parts: film.parts.map((each) => ({ ...each, src: `${each.src}?later` })) };
    expect(isSameFilm(film, signedAnew)).toBe(true);
    expect(isSameFilm(film, { ...film, parts: [part('z', 0, 30), ...film.parts.slice(1)] })).toBe(false);
    expect(isSameFilm(film, { ...film, parts: film.parts.map((each) => ({ ...each, src: null })) })).toBe(false);
  });
});
