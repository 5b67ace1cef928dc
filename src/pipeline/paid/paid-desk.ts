import { applyWebhook, type Webhook, type WebhookEffect } from './apply-webhook.ts';
import { createBells } from './bells.ts';
import { buy } from './buy.ts';
import { createGateMemory } from './gate-memory.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createLines } from './lines.ts';
import type { PaidContext, PaidDeskParts } from './paid-context.ts';
import type { Bought, PaidOrder } from './paid-order.ts';
import { createSpeeds } from './speeds.ts';
import { reconcileAtStart, sweep } from './sweep.ts';

/** Where everything that costs money is bought. */
export interface PaidDesk {
  /** Buys a result or finds it bought; see `buy.ts`. Safe to repeat at any point. */
  buy(order: PaidOrder, signal: AbortSignal): Promise<Bought>;
  /** Takes a verified webhook as a hint. */
  applyWebhook(webhook: Webhook): Promise<WebhookEffect>;
  /** Once, before any run goes on, in a process that has its data to itself. Ends when all of it has; do not wait for it. */
  reconcileAtStart(signal: AbortSignal): Promise<number>;
  /** Now and then: brings calls to an end that nobody carries any more. */
  sweep(signal: AbortSignal): Promise<number>;
}

/** One a process. */
export function createPaidDesk(parts: PaidDeskParts): PaidDesk {
  const { ledger, owner, clock, pace } = parts;
  const context: PaidContext = {
    ...parts,
    bells: createBells(clock),
    lines: createLines(),
    heartbeat: createHeartbeat(ledger, owner, clock),
    gateMemory: createGateMemory(clock, pace.pollMostMs),
    speeds: createSpeeds(),
  };
  return {
    buy: (order, signal) => buy(context, order, signal),
    applyWebhook: (webhook) => applyWebhook(context, webhook),
    reconcileAtStart: (signal) => reconcileAtStart(context, signal),
    sweep: (signal) => sweep(context, signal),
  };
}
