import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Beat, BeatKind, TonalValue } from '#domain/beat.ts';
import { clip } from './prompt-text.ts';

/** The world of each archetype, in words a picture model understands. */
const worlds: Readonly<Record<ArchetypeId, string>> = {
  sport: 'streaks of motion, hard rim light, a field of one saturated colour',
  luxury: 'a single slit of light in darkness, lacquer reflections, deep shadow',
  tech: 'seamless studio, one clean rim of coloured light, much empty space',
  food: 'window light through panes, long soft shadows, warm wood and steam',
  beauty: 'soft morning light, glossy texture, petals close to the lens',
  local: 'two-ink poster print, worn paper grain, a low sun',
  problem: 'haze and weather that stops at the edge of the product, one bright colour',
  testimonial: 'quiet daylight, calm paper tones, nothing in the way',
  music: 'haze and stage beams, silhouettes of a crowd, black and one hot colour',
  playful: 'bright flat colour, many objects tumbling, big soft shadows',
};

const grounds: Readonly<Record<TonalValue, string>> = {
  night: 'very dark ground',
  hot: 'saturated ground in the leading colour',
  field: 'mid-toned ground',
  pale: 'very light ground',
};

const scenes: Readonly<Record<BeatKind, string>> = {
  hook: 'a first glimpse of {subject}, cropped boldly',
  problem: 'the moment without {subject}: empty, restless, in bad weather',
  tension: 'a detail of {subject} half in shadow',
  solution: '{subject} standing clear and steady in open space',
  reveal: '{subject} whole and alone, the hero of the frame',
  feature: 'a close look at one part of {subject}',
  benefit: '{subject} at ease in its place, light opening up',
  demonstration: '{subject} in use, material and movement seen from very near',
  lifestyle: '{subject} among the things of its hour of the day',
  proof: '{subject} held still in front, precise light',
  testimonial: '{subject} in quiet daylight, room for words',
  comparison: 'the frame in two halves, dull on one side, {subject} bright on the other',
  offer: '{subject} presented frontally, festive light',
  brand: '{subject} seen from afar in a wide calm space',
  call_to_action: '{subject} beside clear empty space',
};

const actions: Readonly<Record<ArchetypeId, string>> = {
  sport: 'it shoots across the frame and lands',
  luxury: 'light travels slowly over its edge',
  tech: 'everything round it falls still',
  food: 'steam rises, light moves across the table',
  beauty: 'a drop falls, petals drift past',
  local: 'the sun climbs behind it',
  problem: 'the weather breaks round it',
  testimonial: 'light settles',
  music: 'beams sweep on the beat',
  playful: 'objects bounce and roll to rest',
};

/** What the picture of a beat shows. `scene` is the prompt's own direction for it, when it gives one. */
export function writeVisual(
  kind: BeatKind,
  archetype: ArchetypeId,
  value: TonalValue,
  subject: string,
  scene: string | null,
): string {
  const picture = scene ?? scenes[kind].replace('{subject}', subject);
  return clip(`${picture}; ${worlds[archetype]}; ${grounds[value]}; no lettering`, 1000);
}

export function writeAction(kind: BeatKind, archetype: ArchetypeId): Beat['direction']['action'] {
  return kind === 'call_to_action' ? 'it comes to rest and stays' : actions[archetype];
}
