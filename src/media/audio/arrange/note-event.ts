import type { InstrumentName } from '../instruments/instrument-rack.ts';
import type { Channel } from '../moods/mood-style.ts';

/** One sound to be mixed. */
export interface NoteEvent {
  readonly channel: Channel;
  readonly instrument: InstrumentName;
  readonly startSeconds: number;
  readonly durationSeconds: number;
  /** MIDI note, may be fractional; ignored by drums and noises. */
  readonly midi: number;
  /** 0 to 1; squared, it is the gain. */
  readonly velocity: number;
  /** -1 left to 1 right. */
  readonly pan: number;
  /** 0 dark to 1 open, in quarters so that voices can be shared. */
  readonly brightness: number;
}
