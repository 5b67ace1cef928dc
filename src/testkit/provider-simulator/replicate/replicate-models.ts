import { fluxModels } from './models/flux.ts';
import { klingModels } from './models/kling.ts';
import { minimaxModels } from './models/minimax.ts';
import { otherClipModels } from './models/other-clips.ts';
import { soundModels } from './models/sounds.ts';
import { veoModels } from './models/veo.ts';
import { wanModels } from './models/wan.ts';
import type { ReplicateModel } from './replicate-model.ts';

/** All models that the simulated Replicate runs. */
export const replicateModels: readonly ReplicateModel[] = [
  ...minimaxModels,
  ...veoModels,
  ...klingModels,
  ...wanModels,
  ...otherClipModels,
  ...fluxModels,
  ...soundModels,
];

/** The model that `owner/name`, `owner/name:version` or a bare version calls. */
export function findReplicateModel(reference: string): ReplicateModel | undefined {
  const [name, version] = reference.includes('/') ? reference.split(':') : [undefined, reference];
  return replicateModels.find(
    (model) => (name === undefined || model.name === name) && (version === undefined || model.version === version),
  );
}
