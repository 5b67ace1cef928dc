/**
 * Safeguards a test may break on purpose, to show that it goes red without them:
 * `forget-artifacts` never finds a result that is stored already, so it is made again;
 * `skip-revision-check` takes edits that were made against another state than the present one;
 * `ignore-locks` changes and makes again what is locked;
 * `remake-stale-unasked` makes everything again that is out of date, at its price;
 * `continue-unlimited` does not compare a run's price with what its owner allows;
 * `forget-doomed-blobs` leaves the bytes of deleted videos.
 */
export const sabotages = [
  'forget-artifacts',
  'skip-revision-check',
  'ignore-locks',
  'remake-stale-unasked',
  'continue-unlimited',
  'forget-doomed-blobs',
] as const;
export type Sabotage = (typeof sabotages)[number];
