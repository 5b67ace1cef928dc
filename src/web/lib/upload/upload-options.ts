/** How an upload is followed and stopped. */
export interface UploadOptions {
  readonly signal: AbortSignal;
  /** Told how much has arrived, 0 to 1. */
  readonly onProgress: (share: number) => void;
}
