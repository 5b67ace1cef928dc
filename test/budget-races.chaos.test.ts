import { afterAll, beforeAll, expect, it } from 'vitest';
import { raceCapMicroUsd, raceForBudget } from '#testkit/paid/budget-race.ts';
import { openPaidGround, type PaidGround } from '#testkit/paid/paid-office.ts';

const races = Number(process.env.BUDGET_RACES ?? 2000);

let ground: PaidGround;
beforeAll(async () => {
  ground = await openPaidGround();
});
afterAll(() => ground?.remove());

it(`keeps the cap in ${races} races of 50 workers, and leaves no hold`, { timeout: 3_600_000 }, async () => {
  for (let seed = 1; seed <= races; seed++) {
    const race = await raceForBudget(ground.database, seed);
    expect(race.mostUsedMicroUsd, `seed ${seed}`).toBeLessThanOrEqual(raceCapMicroUsd);
    expect(race.usedAtEndMicroUsd, `seed ${seed}`).toBe(race.spentMicroUsd);
    expect(race.reserved + race.refused, `seed ${seed}`).toBe(50);
  }
});
