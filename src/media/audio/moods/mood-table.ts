import type { MusicMood } from '#domain/music-mood.ts';
import { anthemic } from './anthemic.ts';
import { bright } from './bright.ts';
import { chill } from './chill.ts';
import { dreamy } from './dreamy.ts';
import { elegant } from './elegant.ts';
import { energetic } from './energetic.ts';
import type { MoodStyle } from './mood-style.ts';
import { playful } from './playful.ts';
import { tense } from './tense.ts';
import { warm } from './warm.ts';

export const moodStyles: Readonly<Record<MusicMood, MoodStyle>> = {
  energetic,
  elegant,
  bright,
  warm,
  dreamy,
  playful,
  tense,
  anthemic,
  chill,
};
