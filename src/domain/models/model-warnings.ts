import type { Modality, ModelEntry } from './model-entry.ts';
import { isPriced } from './price-for.ts';

/** What warnings depend on besides the models. */
interface Circumstances {
  /** Names of models that somebody asked for. */
  readonly asked: Partial<Readonly<Record<Modality, string | undefined>>>;
  readonly today: string;
  readonly references?: number;
}

/** So many days before its end a model's owner is told of it. */
const noticeDays = 30;

/** What the owner of an ad should know of the models it is made with, one sentence each. */
export function modelWarnings(
  chosen: ReadonlyMap<Modality, ModelEntry>,
  { asked, today, references = 0 }: Circumstances,
): string[] {
  const entries = [...chosen.values()];
  return [
    ...entries.filter((entry) => !isPriced(entry)).map(unpricedWarning),
    ...entries.filter((entry) => endsSoon(entry, today)).map(endWarning),
    ...drawnWarnings(chosen, asked),
    ...(references === 0 ? [] : referenceWarnings(chosen.get('image'))),
    ...firstFrameWarnings(chosen.get('video')),
  ];
}

function unpricedWarning({ title }: ModelEntry): string {
  return `What ${title} costs is not known, so no limit can hold it.`;
}

function endsSoon({ retiresOn }: ModelEntry, today: string): boolean {
  return retiresOn !== undefined && (Date.parse(retiresOn) - Date.parse(today)) / 86_400_000 <= noticeDays;
}

function endWarning({ title, retiresOn }: ModelEntry): string {
  return `${title} is offered until ${retiresOn} only; what it has made stays.`;
}

/** Drawn beside generated is told unless it was asked for: a key or an aspect ratio may be all that is missing. */
function drawnWarnings(chosen: ReadonlyMap<Modality, ModelEntry>, asked: Circumstances['asked']): string[] {
  const isDrawn = (modality: Modality): boolean => chosen.get(modality)?.provider === 'offline';
  if (isDrawn('image') === isDrawn('video')) return [];
  const [modality, what, one] = isDrawn('video')
    ? (['video', 'clips', 'clip'] as const)
    : (['image', 'pictures', 'picture'] as const);
  if (asked[modality] !== undefined) return [];
  return [`The ${what} are drawn, not generated: no ${one} model can be used for this ad.`];
}

function referenceWarnings(image: ModelEntry | undefined): string[] {
  if (image === undefined || image.mostReferences > 0) return [];
  return [`${image.title} cannot be shown the product photos: it knows the product from words alone.`];
}

function firstFrameWarnings(video: ModelEntry | undefined): string[] {
  if (video?.firstFrame !== 'no') return [];
  return [`${video.title} cannot start from a picture: its clips will not look like the storyboard.`];
}
