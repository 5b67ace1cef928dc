import type { JsonValue } from '#domain/canonical-json.ts';
import type { GenerationRequest } from '../vendor.ts';
import { VendorFault } from '../vendor-fault.ts';
import type { UploadedFiles } from './given-files.ts';
import { modelInputs } from './model-inputs.ts';

/** The input of a model, exactly as it is sent. */
export type ModelInput = { readonly [field: string]: JsonValue };

/**
 * A request as the input of its model: every field one that the model knows, every value one that it takes. Throws a
 * VendorFault, `permanent` and unsent, where the model cannot be asked for it.
 */
export function encodeInput(request: GenerationRequest, files: UploadedFiles): ModelInput {
  const encode = modelInputs[request.entry.vendorModel];
  if (encode === undefined) {
    throw new VendorFault('permanent', `${request.entry.title} is not a model whose input is known; nothing was sent`);
  }
  const fields = Object.entries(encode(request, files));
  return Object.fromEntries(fields.filter((field): field is [string, JsonValue] => field[1] !== undefined));
}
