import type { MusicMood } from '../music-mood.ts';
import type { Spec } from '../spec.ts';
import { fitSentences } from './fit-sentences.ts';
import type { ModelPrompt, PromptedEntry } from './model-prompt.ts';

/** How each mood sounds, and what plays it. */
const sounds: Readonly<Record<MusicMood, string>> = {
  energetic: 'Driving, confident electronic track with punchy club drums, pumping bass, wide synth stabs and claps',
  elegant: 'Restrained, elegant piece for felt piano, low strings and harp with much room and no drums',
  bright: 'Bright, clean modern pop with plucked synths, light claps, round bass and bells',
  warm: 'Warm acoustic track with nylon guitar, upright bass, soft brushes and a little piano',
  dreamy: 'Dreamy, weightless track with airy pads, soft mallets, gentle pulse and distant choir-like synths',
  playful: 'Playful, bouncy track with pizzicato strings, finger snaps, ukulele, marimba and a cheeky bass',
  tense: 'Tense, cinematic pulse with low synth ostinato, ticking percussion and dark swells',
  anthemic: 'Anthemic, soaring track with big drums, wide guitars, strings and a memorable lead',
  chill: 'Laid-back lo-fi track with lazy drums, electric piano in sevenths and round bass',
};

/** How the film's music is asked for: mood, instruments, tempo, and the arc that its cuts need. Times in seconds. */
export function musicPrompt(spec: Spec, entry: PromptedEntry): ModelPrompt {
  const { mood, tempoBpm } = spec.audio;
  const prompt = fitSentences(
    [
      { words: sounds[mood], weight: 9 },
      { words: `${Math.round(tempoBpm)} BPM, steady, in 4/4, strong downbeats to cut on`, weight: 8 },
      { words: arcWords(spec), weight: 6 },
      {
        words: `It ends at ${shown(spec.durationSeconds)} s with one clear final hit that rings out, no fade`,
        weight: 5,
      },
      { words: 'Music for a commercial, full but uncluttered, room for a voice', weight: 3 },
      { words: 'Instrumental only: no vocals, no speech, no sound effects', weight: 7 },
    ],
    entry.promptMaximumCharacters,
  );
  return { prompt, negativePrompt: entry.takesNegativePrompt ? 'vocals, singing, speech, noise, distortion' : null };
}

function arcWords({ beats }: Spec): string {
  const startOf = (kind: Spec['beats'][number]['kind']): number | null =>
    beats.find((beat, index) => index > 0 && beat.kind === kind)?.startSeconds ?? null;
  const reveal = startOf('reveal');
  const close = startOf('call_to_action');
  const opening = 'It opens at once with a short sparse hook';
  const rise = reveal === null ? '' : `, a riser builds and everything drops in at ${shown(reveal)} s`;
  const lift = close === null ? '' : `. The theme returns at full strength for the end at ${shown(close)} s`;
  return `${opening}${rise}${lift}`;
}

function shown(seconds: number): string {
  return String(Number(seconds.toFixed(1)));
}
