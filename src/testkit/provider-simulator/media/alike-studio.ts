import type { Studio } from './studio.ts';

/** A studio whose pictures, and clips, of one shape are all the same one, whatever was asked for: hardly any is drawn. */
export function createAlikeStudio(studio: Studio): Studio {
  const alike = { prompt: 'the same again', seed: 1 };
  return {
    ...studio,
    image: (order) => studio.image({ ...order, ...alike }),
    clip: (order) => studio.clip({ ...order, ...alike }),
  };
}
