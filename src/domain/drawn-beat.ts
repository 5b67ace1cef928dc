import type { Beat } from './beat.ts';

/**
 * Whether Beatboard draws a beat itself whatever models its film is made with: the end card, where the product is shown
 * unaltered beside the call to action.
 */
export function isDrawn({ layout }: Pick<Beat, 'layout'>): boolean {
  return layout === 'end-card';
}
