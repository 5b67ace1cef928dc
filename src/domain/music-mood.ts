import { z } from 'zod';

/** Moods the offline composer can play. */
export const musicMoods = [
  'energetic',
  'elegant',
  'bright',
  'warm',
  'dreamy',
  'playful',
  'tense',
  'anthemic',
  'chill',
] as const;
export const musicMoodSchema = z.enum(musicMoods);
export type MusicMood = z.infer<typeof musicMoodSchema>;
