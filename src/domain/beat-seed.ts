import { deriveSeed } from './random.ts';
import type { Spec } from './spec.ts';

/** Each beat has a seed of its own, so that inserting one elsewhere never changes it. Picture, clip and type share it. */
export function beatSeed(spec: Pick<Spec, 'seed'>, beatIndex: number): number {
  return deriveSeed(spec.seed, 'scene', beatIndex);
}
