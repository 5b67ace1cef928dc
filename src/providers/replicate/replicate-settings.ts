/** How one Replicate account is reached. */
export interface ReplicateSettings {
  readonly apiToken: string;
  /** Default `https://api.replicate.com/v1`. */
  readonly baseUrl?: string;
  /** Where outputs may come from besides `replicate.delivery`: host names, or origins on this machine. */
  readonly outputHosts?: readonly string[];
  readonly patience?: Partial<ReplicatePatience>;
}

/** How long answers are waited for, in milliseconds. */
export interface ReplicatePatience {
  /** For the answer to the request that is paid: one given up is not saved but unknown. */
  readonly submitMs: number;
  /** For answers that can be asked for again. */
  readonly readMs: number;
  readonly uploadMs: number;
  readonly downloadMs: number;
  /** Between two parts of any answer. */
  readonly pauseMs: number;
}

export const replicatePatience: ReplicatePatience = {
  submitMs: 90_000,
  readMs: 30_000,
  uploadMs: 300_000,
  downloadMs: 900_000,
  pauseMs: 30_000,
};
