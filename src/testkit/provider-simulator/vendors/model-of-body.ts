import type { SimulatedRequest } from '../http/route.ts';

/** The model that the body of a request names. */
export function modelOfBody({ body }: SimulatedRequest): string | null {
  const model = (body as { readonly model?: unknown } | null)?.model;
  return typeof model === 'string' ? model : null;
}
