import type { ProviderName } from '#domain/models/model-entry.ts';
import type { Vendor } from './vendor.ts';
import { VendorFault } from './vendor-fault.ts';

/**
 * A vendor whose result comes with the answer to its one request. There is nothing to ask for afterwards, so a lost
 * answer can never be found again.
 */
export function createSynchronousVendor(provider: ProviderName, submit: Vendor['submit']): Vendor {
  const neverWaits = (): Promise<never> =>
    Promise.reject(new Error(`${provider} answers at once: no call of its is ever waited for.`));
  return {
    provider,
    prepare: () => Promise.resolve(null),
    submit,
    poll: neverWaits,
    reconcile: () => Promise.resolve({ kind: 'undecidable' }),
    cancel: neverWaits,
    download: () => Promise.reject(new VendorFault('permanent', `${provider} leaves nothing to be fetched.`)),
  };
}
