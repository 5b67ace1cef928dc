/** Where the cache keeps what belongs to a video: everything of one video starts with `['video', id]`. */
export const videoKeys = {
  library: ['library'] as const,
  video: (videoId: string) => ['video', videoId] as const,
  status: (videoId: string) => ['video', videoId, 'status'] as const,
  details: (videoId: string) => ['video', videoId, 'details'] as const,
  checkpoints: (videoId: string) => ['video', videoId, 'checkpoints'] as const,
  checkpoint: (videoId: string, checkpointId: string) => ['video', videoId, 'checkpoint', checkpointId] as const,
  bill: (videoId: string, checkpointId: string) => ['video', videoId, 'checkpoint', checkpointId, 'bill'] as const,
  retakes: (videoId: string, checkpointId: string, slot: string) =>
    ['video', videoId, 'checkpoint', checkpointId, 'retakes', slot] as const,
  takes: (videoId: string) => ['video', videoId, 'takes'] as const,
};
