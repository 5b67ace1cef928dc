import type { Modality, ProviderName } from '#domain/models/model-entry.ts';
import { modalities } from '#domain/models/model-entry.ts';
import type { Found, Submission, Vendor, VendorCall, VendorReference } from './vendor.ts';
import { VendorFault } from './vendor-fault.ts';

/** What one provider makes, each kind by the part that knows how to ask for it. */
export type ModalityParts = Readonly<Partial<Record<Modality, Vendor>>>;

/**
 * One vendor out of parts, chosen by what the model of a call makes. References carry the part they belong to. Remote
 * outputs are fetched by the part of clips, which are what is left at a provider, or else by the first there is.
 */
export function combineModalities(provider: ProviderName, parts: ModalityParts): Vendor {
  const partOf = (modality: unknown): Vendor => {
    const part = modalities.includes(modality as Modality) ? parts[modality as Modality] : undefined;
    if (part === undefined)
      throw new VendorFault('permanent', `${provider} is not asked for ${String(modality)} here.`);
    return part;
  };
  const partFor = ({ request }: VendorCall): Vendor => partOf(request.entry.modality);
  const named = <Result extends Submission | Found>(call: VendorCall, result: Result): Result =>
    'reference' in result
      ? { ...result, reference: { ...result.reference, modality: call.request.entry.modality } }
      : result;
  const ownerOf = ({ modality }: VendorReference): Vendor => partOf(modality);
  const fetcher = parts.video ?? modalities.map((modality) => parts[modality]).find((part) => part !== undefined);
  return {
    provider,
    prepare: async (call, signal) => partFor(call).prepare(call, signal),
    submit: async (call, prepared, signal) => named(call, await partFor(call).submit(call, prepared, signal)),
    poll: async (reference, signal) => ownerOf(reference).poll(reference, signal),
    reconcile: async (call, prepared, signal) => named(call, await partFor(call).reconcile(call, prepared, signal)),
    cancel: async (reference, signal) => ownerOf(reference).cancel(reference, signal),
    download: async (url, path, signal) => {
      if (fetcher === undefined) throw new VendorFault('permanent', `${provider} makes nothing here.`);
      return fetcher.download(url, path, signal);
    },
  };
}
