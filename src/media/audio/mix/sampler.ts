import { deriveSeed } from '#domain/random.ts';
import type { NoteEvent } from '../arrange/note-event.ts';
import { instrumentRack } from '../instruments/instrument-rack.ts';
import { levelVoice, type Voice } from '../synth/voice.ts';
import { frequencyOfMidi } from '../theory/scale.ts';

/** Takes of one drum, so that repeated strokes are not the same sample. */
const drumTakes = 3;

/**
 * Renders each different sound of a song once and hands it out again: a song repeats its notes, so this is
 * what makes composing fast. Durations are rounded to 10 ms.
 */
export function createSampler(seed: number): (event: NoteEvent) => Voice {
  const voices = new Map<string, Voice>();
  let count = 0;
  return (event) => {
    const { family, render } = instrumentRack[event.instrument];
    const isTonal = family === 'tonal';
    const durationSeconds = Math.max(0.03, Math.round(event.durationSeconds * 100) / 100);
    const take = isTonal ? 0 : family === 'effect' ? Math.round(event.startSeconds * 1000) : count++ % drumTakes;
    const tone = isTonal || family === 'effect' ? `${event.midi}|${durationSeconds}` : '';
    const key = `${event.instrument}|${event.brightness}|${take}|${tone}`;
    let voice = voices.get(key);
    if (voice === undefined) {
      voice = levelVoice(
        render({
          frequencyHz: frequencyOfMidi(event.midi),
          durationSeconds,
          brightness: event.brightness,
          seed: deriveSeed(seed, event.instrument, event.midi, take),
        }),
      );
      voices.set(key, voice);
    }
    return voice;
  };
}
