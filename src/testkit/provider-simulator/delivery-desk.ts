import type { Made } from './media/media-orders.ts';

/** Outputs at addresses of their own, as long as vendors keep them. */
export interface DeliveryDesk {
  /** Puts a file out; gives its path, for example `/delivery/replicate/abc/output.mp4`. `lifeSeconds` null keeps it for good. */
  put(made: Made, provider: string, model: string, lifeSeconds: number | null): string;
  find(token: string): Delivery | undefined;
  clear(): void;
}

export interface Delivery {
  readonly made: Made;
  readonly model: string;
  /** Milliseconds since 1970; null for never. */
  readonly expiresMs: number | null;
}

export function createDeliveryDesk(dateMs: () => number, nextToken: () => string): DeliveryDesk {
  const deliveries = new Map<string, Delivery>();
  return {
    put(made, provider, model, lifeSeconds) {
      const token = nextToken();
      deliveries.set(token, { made, model, expiresMs: lifeSeconds === null ? null : dateMs() + lifeSeconds * 1000 });
      return `/delivery/${provider}/${token}/output.${made.extension}`;
    },
    find: (token) => deliveries.get(token),
    clear: () => deliveries.clear(),
  };
}
