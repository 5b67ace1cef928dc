import fc from 'fast-check';

/** What somebody does; numbers are taken modulo what there is to choose from. */
export interface RandomOperation {
  readonly kind: OperationKind;
  readonly video: number;
  readonly checkpoint: number;
  readonly one: number;
  readonly other: number;
  /** Whether the next operation is done at the same time. */
  readonly isHurried: boolean;
}

/** How often each kind of operation comes, relative to the others. */
const weights = {
  make: 1,
  'edit-text': 3,
  'edit-picture': 3,
  reorder: 3,
  insert: 1,
  remove: 1,
  continue: 12,
  'continue-with-stale': 2,
  'continue-to-the-end': 1,
  'continue-and-fail': 2,
  'continue-and-cancel': 1,
  regenerate: 5,
  select: 3,
  lock: 4,
  'cherry-pick': 2,
  restore: 2,
  merge: 3,
  discard: 2,
  rename: 3,
  retry: 3,
  delete: 1,
} as const;

export type OperationKind = keyof typeof weights;

const number = fc.nat({ max: 999 });

/** A sequence of operations of one user. */
export const randomOperations: fc.Arbitrary<readonly RandomOperation[]> = fc.array(
  fc.record({
    kind: fc.oneof(
      ...Object.entries(weights).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as OperationKind) })),
    ),
    video: number,
    checkpoint: number,
    one: number,
    other: number,
    isHurried: fc.integer({ min: 0, max: 7 }).map((value) => value === 0),
  }),
  { minLength: 3, maxLength: 16 },
);
