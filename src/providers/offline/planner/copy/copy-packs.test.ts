import { describe, expect, it } from 'vitest';
import { archetypeIds } from '#domain/archetype-id.ts';
import { languageCodes } from '#domain/language.ts';
import { wordCount } from '../prompt-text.ts';
import type { VoiceCopy } from './copy-pack.ts';
import { callKinds } from './copy-pack.ts';
import { copyPacks } from './copy-packs.ts';

function phrasesOf(voice: VoiceCopy): string[] {
  return [...voice.hooks, ...voice.lines, ...voice.pairs, ...voice.taglines];
}

describe('copyPacks', () => {
  for (const language of languageCodes) {
    const pack = copyPacks[language];
    const voices = [...archetypeIds.map((id) => pack.archetypes[id]), ...Object.values(pack.categories)];

    it(`${language}: has enough to say for every archetype, in shapes the layouts can set`, () => {
      for (const id of archetypeIds) {
        const voice = pack.archetypes[id];
        expect(voice.hooks.length).toBeGreaterThanOrEqual(3);
        expect(voice.lines.length).toBeGreaterThanOrEqual(4);
        expect(voice.pairs.length).toBeGreaterThanOrEqual(2);
        expect(voice.words.length).toBeGreaterThanOrEqual(2);
        expect(voice.tension.length).toBeGreaterThanOrEqual(2);
        expect(voice.taglines.length).toBeGreaterThanOrEqual(2);
      }
      for (const id of ['sport', 'tech', 'beauty'] as const) {
        for (const hook of pack.archetypes[id].hooks) expect(hook).toContain(' / ');
      }
      for (const voice of voices) for (const pair of voice.pairs) expect(pair.split(' / ')).toHaveLength(2);
    });

    it(`${language}: asserts no figure and marks accents in pairs`, () => {
      for (const phrase of voices.flatMap(phrasesOf)) {
        expect(phrase).not.toMatch(/[\d%€$£¥]/u);
        expect((phrase.match(/\*/gu) ?? []).length % 2).toBe(0);
        expect(wordCount(phrase.replace(' / ', ' '))).toBeLessThanOrEqual(10);
        expect(phrase).toBe(phrase.trim());
      }
    });

    it(`${language}: says nothing twice inside one list and calls briefly`, () => {
      for (const voice of voices) expect(new Set(voice.lines).size).toBe(voice.lines.length);
      for (const kind of callKinds) for (const call of pack.calls[kind]) expect(call.length).toBeLessThanOrEqual(26);
      for (const phrase of [...pack.solutions, ...pack.introductions]) expect(phrase).toContain('{name}');
    });
  }
});
