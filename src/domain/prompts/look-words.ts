import type { ArchetypeId } from '../archetype-id.ts';
import type { Beat, TonalValue } from '../beat.ts';
import type { Palette } from '../spec.ts';
import { colourName } from './colour-name.ts';

/** How each kind of ad is photographed: light, surface and air, in words picture and video models understand. */
export const archetypeLooks: Readonly<Record<ArchetypeId, string>> = {
  sport: 'High-energy commercial sports photography, hard rim light, frozen dust and drops, sense of speed',
  luxury:
    'Fine still-life photography, one narrow beam of light, deep shadow, lacquered reflections, nothing superfluous',
  tech: 'Clean studio product photography, seamless background, soft gradient light with one crisp coloured rim',
  food: 'Appetising editorial food photography, low window light, long soft shadows, wood, steam and texture',
  beauty: 'Luminous beauty photography, diffused morning light, dewy glossy texture, shallow depth of field',
  local: 'Honest documentary photography, low golden sun, real materials, small imperfections, welcoming',
  problem: 'Cinematic commercial photography, overcast light that opens up, one bright colour against a muted world',
  testimonial: 'Quiet natural-light portrait photography, calm neutral tones, unposed, nothing in the way',
  music: 'Live-concert photography, haze and stage beams, silhouettes, black with one hot colour',
  playful: 'Bright playful studio photography, bold flat colours, big soft shadows, tumbling shapes',
};

export const shotWords: Readonly<Record<Beat['direction']['shot'], string>> = {
  wide: 'Wide shot, 24 mm lens',
  medium: 'Medium shot, 50 mm lens',
  close: 'Close-up, 85 mm lens, shallow depth of field',
  macro: 'Extreme macro close-up, 100 mm macro lens, razor-thin focus on the material',
};

export const cameraWords: Readonly<Record<Beat['direction']['camera'], string>> = {
  'push-in': 'The camera pushes in slowly and smoothly towards the subject',
  'pull-out': 'The camera pulls back slowly and smoothly, showing more of the scene',
  'drift-left': 'The camera glides slowly to the left, with gentle parallax',
  'drift-right': 'The camera glides slowly to the right, with gentle parallax',
  rise: 'The camera rises slowly and smoothly',
  orbit: 'The camera circles the subject slowly, an eighth of a turn at most',
  'still-life': 'The camera stands perfectly still on a tripod',
};

const grounds: Readonly<Record<TonalValue, string>> = {
  night: 'Low-key frame on a very dark ground of',
  hot: 'Saturated frame on a ground of',
  field: 'Mid-toned frame on a ground of',
  pale: 'Bright, airy frame on a very light ground of',
};

/** The brightness and the colours of a frame. */
export function colourWords(value: TonalValue, palette: Palette): string {
  const ground = colourName(palette[value]);
  const accent = colourName(palette.accent);
  return accent === ground ? `${grounds[value]} ${ground}` : `${grounds[value]} ${ground}, with accents of ${accent}`;
}
