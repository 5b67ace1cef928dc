import type { AspectRatio } from '../frame-format.ts';
import type { LayoutId } from '../beat.ts';

/**
 * Where a picture is asked to stay plain. `beside` is one side of a wide frame and the head of an upright one; `all` is
 * for words as large as the frame. Over footage most layouts become a caption, which finds its place at head, foot or side.
 */
type TitleArea = 'head' | 'foot' | 'beside' | 'all';

const areas: Readonly<Record<LayoutId, TitleArea>> = {
  slats: 'foot',
  signal: 'head',
  rain: 'foot',
  shelter: 'foot',
  'stage-lights': 'foot',
  'window-light': 'beside',
  swatch: 'foot',
  sunrise: 'head',
  sliver: 'beside',
  wall: 'foot',
  'name-behind': 'head',
  'number-front': 'beside',
  macro: 'beside',
  spread: 'beside',
  diagonal: 'head',
  triptych: 'foot',
  'list-poster': 'beside',
  ring: 'beside',
  quote: 'all',
  split: 'foot',
  scatter: 'foot',
  'offer-seal': 'beside',
  'worn-word': 'head',
  caption: 'foot',
  'end-card': 'beside',
};

const wide: Readonly<Record<TitleArea, string>> = {
  head: 'The upper third of the frame is plain and calm, with room for titles',
  foot: 'The lower third of the frame is plain and calm, with room for titles',
  beside: 'One side of the frame is plain and calm, with room for titles; the subject stands on the other side',
  all: 'The background is plain and calm across the frame, with room for titles; the subject is clear of the middle',
};

const upright: Readonly<Record<TitleArea, string>> = {
  ...wide,
  beside: 'The upper third of the frame is plain and calm, with room for titles; the subject stands below it',
};

/** The part of a picture that stays plain, because words will be set over it, as a sentence of a prompt. */
export function titleAreaWords(layout: LayoutId, aspectRatio: AspectRatio): string {
  return (aspectRatio === '16:9' ? wide : upright)[areas[layout]];
}
