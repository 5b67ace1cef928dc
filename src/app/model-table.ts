import type { ModelEntry } from '#api/wire/model.ts';
import type { NodeMakers } from '#domain/build-graph.ts';

/** The models as the API lists them: what is built in can always be used. */
export function modelTable(makers: NodeMakers): ModelEntry[] {
  const { image, video, music } = makers;
  const { clipLengths } = video;
  const clipSeconds =
    clipLengths.kind === 'range'
      ? { shortest: clipLengths.shortest, longest: clipLengths.longest }
      : clipLengths.seconds;
  const entry = (modality: ModelEntry['modality'], { provider, model, price }: NodeMakers['image']): ModelEntry => ({
    id: `${provider}/${model}`,
    provider,
    modality,
    isDefault: true,
    price,
    clipSeconds: modality === 'video' ? clipSeconds : null,
    canUse: true,
    reason: null,
  });
  return [entry('image', image), entry('video', video), entry('music', music)];
}
