import type { Channel, MoodStyle } from '../moods/mood-style.ts';

export interface ChannelSettings {
  readonly gain: number;
  readonly reverb: number;
  readonly echo: number;
  /** Pushed down by kicks. */
  readonly isDucked: boolean;
}

type Sends = readonly [reverb: number, echo: number, isDucked: boolean];

const sends: Readonly<Record<Channel, Sends>> = {
  kick: [0.02, 0, false],
  snare: [0.16, 0, false],
  cymbal: [0.08, 0, false],
  percussion: [0.16, 0.04, false],
  bass: [0, 0, true],
  chords: [0.22, 0.05, true],
  pad: [0.3, 0, true],
  lead: [0.28, 0.22, false],
  arpeggio: [0.26, 0.26, true],
  effect: [0.32, 0, false],
};

export const channels = Object.keys(sends) as Channel[];

export function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20);
}

export function mixerSettings(style: MoodStyle): Readonly<Record<Channel, ChannelSettings>> {
  const settings = {} as Record<Channel, ChannelSettings>;
  for (const channel of channels) {
    const [reverb, echo, isDucked] = sends[channel];
    const levelDb = channel === 'effect' ? style.cues.levelDb : style.levelsDb[channel];
    settings[channel] = { gain: fromDecibels(levelDb), reverb: reverb * style.reverbLevel, echo, isDucked };
  }
  return settings;
}
