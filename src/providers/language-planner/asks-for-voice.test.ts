import { describe, expect, it } from 'vitest';
import { samplePrompts } from '#testkit/sample-prompts.ts';
import { asksForVoice } from './asks-for-voice.ts';

describe('asking for a voice', () => {
  it.each([
    'Ad for tea with a calm voice-over',
    'Ad for tea, narrated by a woman',
    'Werbespot für Tee mit Sprecherin',
    'Anuncio de té con voz en off',
    'Pub pour du thé, voix off douce',
    'お茶のCM、ナレーション付き',
    '茶叶广告,带旁白',
    'إعلان شاي مع تعليق صوتي',
    'चाय का विज्ञापन, वॉइस ओवर के साथ',
  ])('%s', (prompt) => {
    expect(asksForVoice(prompt)).toBe(true);
  });

  it.each([
    'Ad for tea',
    'Ad for tea, no voice-over',
    'Ad for tea without any narration',
    'Werbespot für Tee ohne Sprecher',
    'Pub pour du thé, sans voix off',
    'お茶のCM、ナレーションなし',
    '茶叶广告,不要旁白',
  ])('not in: %s', (prompt) => {
    expect(asksForVoice(prompt)).toBe(false);
  });

  it('is asked for by none of the sample prompts', () => {
    expect(samplePrompts.filter(({ prompt }) => asksForVoice(prompt))).toEqual([]);
  });
});
