import type { Made } from '../media/media-orders.ts';
import type { Prediction } from './prediction.ts';

/** A prediction with what is under way for it. */
export interface Affair {
  readonly prediction: Prediction;
  readonly amountMicroUsd: number;
  readonly making: Promise<readonly Made[]>;
  readonly ended: Promise<void>;
  readonly noteEnd: () => void;
  /** Resolves when the webhook of an event has been tried once, or when there is none for it. */
  readonly noticed: Readonly<Record<WebhookEvent, Promise<void>>>;
  readonly noteNotice: Readonly<Record<WebhookEvent, () => void>>;
  /** Set when the simulator has been reset: it goes on to its end, and nobody hears of it. */
  isForgotten: boolean;
}

export type WebhookEvent = 'start' | 'completed';

export function createAffair(parts: Pick<Affair, 'prediction' | 'amountMicroUsd' | 'making'>): Affair {
  const [ended, noteEnd] = createSignal();
  const [start, noteStart] = createSignal();
  const [completed, noteCompleted] = createSignal();
  return {
    ...parts,
    ...{ ended, noteEnd },
    noticed: { start, completed },
    noteNotice: { start: noteStart, completed: noteCompleted },
    isForgotten: false,
  };
}

function createSignal(): [Promise<void>, () => void] {
  let note = (): void => undefined;
  const signal = new Promise<void>((resolve) => (note = resolve));
  return [signal, () => note()];
}
