import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import type { Found, VendorCall } from '../vendor.ts';
import { encodeInput, type ModelInput } from './encode-input.ts';
import { type UploadedFiles } from './given-files.ts';
import type { Prediction } from './prediction.ts';

/** How a call is known: by the addresses of its uploads, else by its seed and words, else by its whole input. */
interface Sought {
  readonly call: VendorCall;
  readonly input: ModelInput;
  readonly fileUrls: readonly string[];
}

/**
 * Which of the account's predictions a call became. The address of its own upload proves it, whatever the dates say;
 * without one only a prediction created since `sinceMs` counts: an earlier attempt may have had the same seed. `files` is
 * null when it is not known any more what was uploaded.
 * Undecidable when several fit, or when one that may fit cannot be told: its input is deleted after an hour.
 */
export function matchPrediction(
  predictions: readonly Prediction[],
  sinceMs: number,
  call: VendorCall,
  files: UploadedFiles | null,
): Found {
  const candidates = predictions.filter((prediction) => isOfModel(prediction, call));
  const recent = candidates.filter((prediction) => isCreatedSince(prediction, sinceMs));
  const sought = soughtOf(call, files);
  if (sought === null) return { kind: recent.length === 0 ? 'absent' : 'undecidable' };
  const [first, ...others] = (sought.fileUrls.length > 0 ? candidates : recent).filter((prediction) =>
    fits(prediction, sought),
  );
  if (first !== undefined && others.length === 0) return { kind: 'found', reference: { id: first.id } };
  const isHidden = recent.some((prediction) => prediction.data_removed === true);
  return { kind: first === undefined && !isHidden ? 'absent' : 'undecidable' };
}

/** Whether a prediction was created at or after a time; one that does not say when counts as such. */
export function isCreatedSince({ created_at }: Prediction, sinceMs: number): boolean {
  return !(Date.parse(created_at ?? '') < sinceMs);
}

/** Whether a prediction is what a call became; false where that cannot be told. For what a webhook claims. */
export function isPredictionOf(prediction: Prediction, call: VendorCall, files: UploadedFiles | null): boolean {
  const sought = soughtOf(call, files);
  return sought !== null && isOfModel(prediction, call) && fits(prediction, sought);
}

function soughtOf(call: VendorCall, files: UploadedFiles | null): Sought | null {
  const { firstFrame, lastFrame, references = [] } = call.request;
  const hasFiles = firstFrame !== undefined || lastFrame !== undefined || references.length > 0;
  if (files === null && hasFiles) return null;
  const uploaded = files ?? { references: [] };
  const input = encodeInput(call.request, uploaded);
  const sentTexts = new Set(textsOf(input));
  const fileUrls = [uploaded.firstFrame, uploaded.lastFrame, ...uploaded.references].filter(
    (url) => url !== undefined && sentTexts.has(url),
  ) as string[];
  return { call, input, fileUrls };
}

function isOfModel({ model, version }: Prediction, { request: { entry } }: VendorCall): boolean {
  const { vendorModel, vendorVersion } = entry;
  if (vendorVersion !== undefined && version === vendorVersion) return true;
  return model === vendorModel || model?.startsWith(`${vendorModel}:`) === true;
}

function fits({ input }: Prediction, sought: Sought): boolean {
  const there = isObject(input) ? input : {};
  const isEqual = (field: string): boolean =>
    there[field] !== undefined && canonicalJson(there[field]) === canonicalJson(sought.input[field]!);
  if (sought.fileUrls.length > 0) {
    const texts = new Set(textsOf(there));
    return sought.fileUrls.every((url) => texts.has(url));
  }
  const fields = 'seed' in sought.input ? ['seed', 'prompt'] : Object.keys(sought.input);
  return fields.every(isEqual);
}

function textsOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsOf);
}

function isObject(value: unknown): value is ModelInput {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
