import { describe, expect, it } from 'vitest';
import { joinPictureMeasures } from './measure-picture.ts';

describe('joinPictureMeasures', () => {
  it('moves stretches to the time of the film, and joins black over a cut but not stillness', () => {
    const part = { frames: 30, black: [{ start: 20, end: 30 }], still: [{ start: 18, end: 30 }] };
    const next = { frames: 40, black: [{ start: 0, end: 5 }], still: [{ start: 0, end: 9 }] };
    expect(joinPictureMeasures([part, next])).toEqual({
      frames: 70,
      black: [{ start: 20, end: 35 }],
      still: [
        { start: 18, end: 30 },
        { start: 30, end: 39 },
      ],
    });
  });
});
