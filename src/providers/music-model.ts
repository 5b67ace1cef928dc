import type { MusicScore } from '#media/audio/music-score.ts';

/** One piece of music to be made. */
export interface MusicRequest {
  readonly score: MusicScore;
  /** Where the WAV file is to be written: 48 kHz stereo. */
  readonly outputPath: string;
}

/** Makes music. */
export interface MusicModel {
  readonly provider: string;
  readonly model: string;
  readonly version: string;
  makeMusic(request: MusicRequest): Promise<void>;
}
