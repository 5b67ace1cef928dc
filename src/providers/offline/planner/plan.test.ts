import { describe, expect, it } from 'vitest';
import type { Spec } from '#domain/spec.ts';
import { createOfflinePlanner } from './plan.ts';
import { planCases } from '#testkit/plan-cases.ts';
import type { ExpectedPlan } from '#testkit/plan-cases.ts';
import { planRequest } from '#testkit/plan-request.ts';

const planner = createOfflinePlanner();

function summary(spec: Spec): Required<ExpectedPlan> {
  return {
    name: spec.product.name,
    brand: spec.product.brand,
    category: spec.product.category.toLowerCase(),
    audience: spec.product.audience,
    offer: spec.product.offer,
    call: spec.product.callToAction,
    contact: spec.product.contact,
    seconds: spec.durationSeconds,
    ratio: spec.aspectRatio,
    size: spec.resolution,
    fps: spec.fps,
    language: spec.language,
    archetype: spec.style.archetype,
    mood: spec.audio.mood,
    hero: spec.beats.find((beat) => beat.kind === 'reveal')?.subjects[0] ?? null,
    warned: spec.warnings.length > 0,
    film: spec.category,
  };
}

describe('the offline planner', () => {
  for (const { prompt, expected } of planCases) {
    it(prompt.slice(0, 90).replaceAll('\n', ' '), async () => {
      const spec = await planner.plan(planRequest(prompt));
      expect(summary(spec)).toMatchObject(expected);
      expect(spec.prompt).toBe(prompt);
    });
  }
});
