import type { Retakes } from '../../lib/calls/list-retakes.ts';
import { useStoryboardText } from './storyboard-texts.ts';

/** What goes out of date, in words: `2 parts go out of date: clip 3, the film.` */
export function useOutdatesWords(): (outdates: Retakes['outdates']) => string {
  const t = useStoryboardText();
  return (outdates) => {
    const names = new Set(
      outdates.map(({ slot }) => {
        const clip = /^chunk\/(\d+)$/.exec(slot);
        if (clip) return t('clip', { number: Number(clip[1]) + 1 });
        return /^(segment\/|final|stitched)/.test(slot) ? t('film') : t('other');
      }),
    );
    if (names.size === 0) return t('billNothing');
    return t('billOutdates', { count: names.size, what: [...names].join(', ') });
  };
}
