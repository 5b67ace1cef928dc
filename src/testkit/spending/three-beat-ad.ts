import type { MakeRequest } from '#domain/make-request.ts';
import { shortFilm } from '../make-requests.ts';

/** The shortest ad: three beats, two of them with a picture and a clip that are bought, planned by a language model. */
export function threeBeatAd(seed: number): MakeRequest {
  return shortFilm('Ember coffee, slow mornings', {
    ...{ durationSeconds: 5, aspectRatio: '1:1', fps: 24, quality: 'draft', autoContinue: true, seed },
  });
}
