import type { Hash } from '#domain/build-graph.ts';
import { createId } from '#storage/create-id.ts';

/**
 * The id of what a command makes. The same named command of the same user gives the same id, so that doing it again
 * after a crash finds what is there; an unnamed one gives a new id.
 */
export function commandIdOf(kind: string, userId: string, commandId: string | undefined, hash: Hash): string {
  if (commandId === undefined) return createId(kind);
  return `${kind}_${hash(`${kind} ${userId} ${commandId}`).slice(0, 26)}`;
}
