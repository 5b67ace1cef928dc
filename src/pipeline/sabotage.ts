/**
 * Safeguards a test may break on purpose, to show that it goes red without them:
 * `forget-artifacts` never finds a result that is stored already, so it is made again;
 * `skip-revision-check` takes edits that were made against another state than the present one;
 * `ignore-locks` changes and makes again what is locked;
 * `remake-stale-unasked` makes everything again that is out of date, at its price;
 * `continue-unlimited` does not compare a run's price with what its owner allows;
 * `forget-doomed-blobs` leaves the bytes of deleted videos;
 * `send-again-blindly` sends a paid call again that may have arrived;
 * `forget-attempts` never finds a paid call that was made before;
 * `ignore-budget` holds prices without comparing them with what may be spent;
 * `believe-webhooks` takes a webhook's word for which call is whose.
 */
export const studioSabotages = [
  'forget-artifacts',
  'skip-revision-check',
  'ignore-locks',
  'remake-stale-unasked',
  'continue-unlimited',
  'forget-doomed-blobs',
] as const;
/** Those of what costs money. */
export const paidSabotages = ['send-again-blindly', 'forget-attempts', 'ignore-budget', 'believe-webhooks'] as const;
export const sabotages = [...studioSabotages, ...paidSabotages] as const;
export type StudioSabotage = (typeof studioSabotages)[number];
export type Sabotage = (typeof sabotages)[number];
