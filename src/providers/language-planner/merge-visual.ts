import type { Beat } from '#domain/beat.ts';
import { cutAtWord } from '#domain/prompts/fit-sentences.ts';
import { cleanWords, isMostlyLatin } from './clean-words.ts';
import type { BeatAnswer } from './plan-answer.ts';

/** Words that would put lettering into a picture. */
const lettering =
  /["“„«「]|\b(?:text|lettering|letters|typography|caption(?:ed|s)?|subtitles?|titles?|headlines?|words?|slogan|tagline|logos?|logotype|watermarks?|signage|sign (?:says|reads|saying|reading)|inscription|written|that (?:says|reads)|reading)\b/iu;

/** What a beat shows: subject first, then the rest of what the model saw; the plan's own when there is no subject. */
export function mergeVisual({ visual }: Pick<Beat, 'visual'>, answer: BeatAnswer): string {
  if (answer.visual === null) return visual;
  const { subject, action, setting, light, lens } = answer.visual;
  const shown = pictured(subject);
  if (shown === '') return visual;
  const doing = pictured(action);
  const first = doing === '' ? shown : `${shown}, ${lowered(doing)}`;
  const parts = [first, pictured(setting), pictured(light), pictured(lens)].filter((part) => part !== '');
  const whole = cutAtWord(parts.join('. '), 1000);
  return isMostlyLatin(whole) ? whole : visual;
}

/** Shot, camera and movement of a beat, field by field. */
export function mergeDirection({ direction }: Pick<Beat, 'direction'>, answer: BeatAnswer): Beat['direction'] {
  const motion = cutAtWord(pictured(answer.motion), 300);
  return {
    shot: answer.shot ?? direction.shot,
    camera: answer.camera ?? direction.camera,
    action: motion !== '' && isMostlyLatin(motion) ? motion : direction.action,
  };
}

/** A description without its end mark, and without the clauses that speak of lettering. */
function pictured(description: string | null): string {
  if (description === null) return '';
  return cleanWords(description.replaceAll('*', ''))
    .split(/(?<=[.;,!?])\s+/u)
    .filter((clause) => !lettering.test(clause))
    .join(' ')
    .replace(/[\s.;,:!?]+$/u, '');
}

function lowered(words: string): string {
  return /^\p{Lu}\p{Ll}/u.test(words) ? words[0]!.toLowerCase() + words.slice(1) : words;
}
