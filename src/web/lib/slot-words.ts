import { useCallback } from 'react';
import { defineTexts } from './texts.ts';

const book = defineTexts('slots', {
  en: {
    spec: 'Plan',
    image: 'Beat {{number}}, picture',
    chunk: 'Clip {{number}}',
    voice: 'Beat {{number}}, voice',
    music: 'Music',
    stitched: 'Joined clips',
    mix: 'Sound',
    film: 'Film',
    poster: 'Poster',
    sheet: 'Contact sheet',
    report: 'Quality report',
    part: 'Film, beat {{number}}',
    lastFrame: 'Clip {{number}}, last frame',
  },
  de: {
    spec: 'Plan',
    image: 'Szene {{number}}, Bild',
    chunk: 'Clip {{number}}',
    voice: 'Szene {{number}}, Stimme',
    music: 'Musik',
    stitched: 'Verbundene Clips',
    mix: 'Ton',
    film: 'Film',
    poster: 'Titelbild',
    sheet: 'Kontaktbogen',
    report: 'Prüfbericht',
    part: 'Film, Szene {{number}}',
    lastFrame: 'Clip {{number}}, letztes Bild',
  },
});

const wholes = {
  spec: 'spec',
  music: 'music',
  stitched: 'stitched',
  mix: 'mix',
  final: 'film',
  'final/poster': 'poster',
  'final/sheet': 'sheet',
  'final/report': 'report',
} as const;

const numbered = [
  [/^beat\/(\d+)\/image$/, 'image'],
  [/^chunk\/(\d+)$/, 'chunk'],
  [/^chunk\/(\d+)\/last-frame$/, 'lastFrame'],
  [/^voice\/(\d+)$/, 'voice'],
  [/^segment\/(\d+)$/, 'part'],
] as const;

/** What a slot is called by people: `beat/3/image` is `Beat 4, picture`. The function changes with the language alone. */
export function useSlotWords(): (slot: string) => string {
  const t = book.useText();
  return useCallback(
    (slot: string) => {
      if (slot in wholes) return t(wholes[slot as keyof typeof wholes]);
      for (const [pattern, key] of numbered) {
        const digits = pattern.exec(slot)?.[1];
        if (digits !== undefined) return t(key, { number: Number(digits) + 1 });
      }
      return slot;
    },
    [t],
  );
}
