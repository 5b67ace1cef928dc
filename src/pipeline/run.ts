/** One run of a video, from what exists to a finished ad. Its id is fixed before it starts, so a restart finds the same work. */
export interface Run {
  readonly runId: string;
  readonly userId: string;
  readonly videoId: string;
}
