import type { CompareLook } from './compare-looks.ts';

/** What the address says of a comparison. */
export interface CompareAddress {
  /** Checkpoints, or artifacts of `slot`; null where nothing was chosen. */
  readonly a: string | null;
  readonly b: string | null;
  readonly slot: string | null;
  readonly look: CompareLook;
  /** Where the playhead stands, in seconds. */
  readonly t: number | null;
}

/** What every page of comparing is given. */
export interface ComparePageProps {
  readonly videoId: string;
  readonly address: CompareAddress;
  readonly onAddress: (part: Partial<CompareAddress>) => void;
}
