/**
 * Safeguards a test may break on purpose, to show that it goes red without them:
 * `forget-artifacts` never finds a result that is stored already, so it is made again.
 */
export const sabotages = ['forget-artifacts'] as const;
export type Sabotage = (typeof sabotages)[number];
