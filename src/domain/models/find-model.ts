import type { Modality, ModelEntry } from './model-entry.ts';

/**
 * The model that people mean by a name: its id, one of its short names or the vendor's own name, in any case, with `_`
 * for `-` or not. Undefined when there is none, or none of the modality.
 */
export function findModel(table: readonly ModelEntry[], name: string, modality?: Modality): ModelEntry | undefined {
  const wanted = plain(name);
  const candidates = table.filter((entry) => modality === undefined || entry.modality === modality);
  const called = (namesOf: (entry: ModelEntry) => readonly string[]): ModelEntry | undefined =>
    candidates.find((entry) => namesOf(entry).some((known) => plain(known) === wanted));
  // Ours go before the vendors': two vendors may have the same name for different things.
  return called(({ id, shortNames }) => [id, ...shortNames]) ?? called(({ vendorModel }) => [vendorModel]);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}
