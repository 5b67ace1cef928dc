import { describe, expect, it } from 'vitest';
import { findByPrefix } from './unique-prefix.ts';

const ids = ['video_01JD3Z7Q', 'video_01JD3Z8A', 'video_01', 'checkpoint_02'];
const find = (given: string): string => findByPrefix(ids, (id) => id, given, 'video');

describe('findByPrefix', () => {
  it.each([
    ['video_01JD3Z7Q', 'video_01JD3Z7Q'],
    ['video_01JD3Z7', 'video_01JD3Z7Q'],
    ['01jd3z8', 'video_01JD3Z8A'],
    ['video_01', 'video_01'],
    ['check', 'checkpoint_02'],
  ])('takes %s for %s', (given, id) => {
    expect(find(given)).toBe(id);
  });

  it.each([
    ['video_01J', 'id_ambiguous'],
    ['01', 'id_ambiguous'],
    ['vide', 'id_ambiguous'],
    ['other', 'not_found'],
    ['', 'not_found'],
  ])('refuses %s with %s', (given, code) => {
    expect(() => find(given)).toThrow(expect.objectContaining({ code }));
  });
});
