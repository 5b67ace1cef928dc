import { z } from 'zod';

/** How much care an ad is made with: it decides models and resolution. A draft is never passed off as final. */
export const qualityTiers = ['draft', 'standard', 'final'] as const;
export const qualityTierSchema = z.enum(qualityTiers);
export type QualityTier = (typeof qualityTiers)[number];
