import type { MusicMood } from '#domain/music-mood.ts';

/** A beat of the film's story, as the music needs it. */
export interface FilmBeat {
  /** hook, problem, tension, solution, reveal, feature, benefit, proof, offer, call_to_action, …; unknown kinds count as feature. */
  readonly kind: string;
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

export interface MusicScore {
  /** 5 to 180 seconds. */
  readonly durationSeconds: number;
  readonly tempoBpm: number;
  readonly mood: MusicMood;
  readonly seed: number;
  /** In order of time; starts are moved to the nearest musical beat. Empty: a default form. */
  readonly beats: readonly FilmBeat[];
}

/** What a section of the song does. */
export type SectionRole = 'intro' | 'build' | 'drop' | 'groove' | 'breakdown' | 'lift' | 'ending';

export interface MusicSection {
  readonly role: SectionRole;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A sound-design moment: where the picture may answer the music. */
export interface MusicCue {
  readonly kind: 'riser' | 'whoosh' | 'reveal-hit' | 'ending-impact' | 'shimmer';
  readonly startSeconds: number;
}

export interface ComposedMusic {
  readonly sampleRateHz: number;
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly beatTimesSeconds: readonly number[];
  /** Strokes of the kick, or the downbeats of a song without one: what a picture may pulse on. */
  readonly pulseTimesSeconds: readonly number[];
  readonly sections: readonly MusicSection[];
  readonly cues: readonly MusicCue[];
}
