import { z } from 'zod';

/** The kinds of ad Beatboard knows how to tell. Their beats stand in `archetype.ts`, their looks in `media/scenes`. */
export const archetypeIds = [
  'sport',
  'luxury',
  'tech',
  'food',
  'beauty',
  'local',
  'problem',
  'testimonial',
  'music',
  'playful',
] as const;
export const archetypeIdSchema = z.enum(archetypeIds);
export type ArchetypeId = z.infer<typeof archetypeIdSchema>;
