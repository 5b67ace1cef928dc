const megabyte = 1024 * 1024;

/** Everything that is bounded or repeated, in one place. */
export interface ServerLimits {
  /** Body of a JSON request. */
  readonly jsonBytes: number;
  /** One file of a multipart form. */
  readonly fileBytes: number;
  /** One resumable upload. */
  readonly uploadBytes: number;
  /** Unfinished resumable uploads of one user. */
  readonly uploadCount: number;
  readonly uploadExpiryMs: number;
  /** The request line's address. */
  readonly addressCharacters: number;
  /** Open event streams of this process. */
  readonly streams: number;
  /** What may wait in memory for one stream's reader before it is let go of; it comes back by event number. */
  readonly streamBacklogBytes: number;
  readonly heartbeatMs: number;
  /** How often the event table is looked at, whatever was announced. */
  readonly pollMs: number;
  /** How often an open stream's right to be read is asked for again. */
  readonly recheckMs: number;
  /** How often a running request's claim is renewed. */
  readonly renewMs: number;
  /** Longest wait for requests in flight when the server stops. */
  readonly stopMs: number;
  /** Mean delay of the event loop's turns above which requests of the API are turned away. */
  readonly eventLoopDelayMs: number;
  /** How long that mean is taken over: a machine that stood still for a moment is no crowd. */
  readonly eventLoopWindowMs: number;
}

export const defaultLimits: ServerLimits = {
  jsonBytes: 2 * megabyte,
  fileBytes: 512 * megabyte,
  uploadBytes: 4096 * megabyte,
  uploadCount: 50,
  uploadExpiryMs: 24 * 3600 * 1000,
  addressCharacters: 4096,
  streams: 5000,
  streamBacklogBytes: megabyte / 4,
  heartbeatMs: 15_000,
  pollMs: 1000,
  recheckMs: 60_000,
  renewMs: 10_000,
  stopMs: 20_000,
  eventLoopDelayMs: 1000,
  eventLoopWindowMs: 5000,
};
