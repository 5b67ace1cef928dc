import { BeatboardError } from '#domain/errors.ts';
import { VendorFault } from '../vendor-fault.ts';

/** With these nothing has left this machine. */
const unsent: ReadonlySet<string> = new Set(['url_refused', 'host_unreachable']);

/**
 * A request that brought no answer, as a fault. All of these are trouble on the way, so another try may do; whether a
 * request that may cost had left is told by the error of `safeFetch`. A fault stays as it is.
 */
export function faultOfError(error: unknown, mayCost: boolean): VendorFault {
  if (error instanceof VendorFault) return error;
  if (!(error instanceof BeatboardError)) throw error;
  return new VendorFault('transient', error.message, { sent: mayCost && !unsent.has(error.code) ? 'maybe' : 'no' });
}
