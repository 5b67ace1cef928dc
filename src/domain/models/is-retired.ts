import type { ModelEntry } from './model-entry.ts';

/** Whether a vendor has ceased to offer a model. `today` is a day in UTC, for example `2026-11-21`. */
export function isRetired({ retiresOn }: Pick<ModelEntry, 'retiresOn'>, today: string): boolean {
  return retiresOn !== undefined && today >= retiresOn;
}
