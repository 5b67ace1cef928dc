/** A key as it is shown this once. */
export interface MadeKey {
  readonly name: string;
  readonly key: string;
}
