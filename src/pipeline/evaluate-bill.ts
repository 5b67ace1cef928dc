import { billOf, type Bill, type Remake, type SelectedArtifact } from '#domain/bill.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import type { Phase, Slot } from '#domain/slot.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { PipelineContext } from './pipeline-context.ts';
import type { KnownSpec } from './spec-library.ts';

/** Which part of a film is evaluated, and how. */
export interface Evaluation {
  /** What the slots select. */
  readonly artifacts: readonly Artifact[];
  readonly toPhase: Phase;
  readonly remake: Remake;
  readonly locked: readonly Slot[];
}

/** What going on would make, reuse and cost, with everything the user has had made before. */
export async function evaluateBill(
  context: PipelineContext,
  userId: string,
  { graph }: KnownSpec,
  { artifacts, toPhase, remake, locked }: Evaluation,
): Promise<Bill> {
  const selected = new Map(artifacts.map((artifact) => [artifact.slot, toSelected(artifact)]));
  const found = new Map<string, string | undefined>();
  const bought = new Map<string, boolean>();
  for (;;) {
    const asked = new Set<string>();
    const askedCalls = new Set<string>();
    const bill = billOf({
      graph,
      selected,
      toPhase,
      remake,
      locked: new Set(locked),
      hash: context.hash,
      find: (requestKey) => {
        if (!found.has(requestKey)) asked.add(requestKey);
        return found.get(requestKey);
      },
      isBought: (callKey) => {
        if (!bought.has(callKey)) askedCalls.add(callKey);
        return bought.get(callKey) ?? false;
      },
    });
    if (asked.size === 0 && askedCalls.size === 0) return bill;
    // Requests that depend on others are known only once those are found: one round for each layer of the graph.
    const known = await context.artifacts.knownRequests(userId, [...asked]);
    for (const requestKey of asked) found.set(requestKey, known.get(requestKey));
    const calls = await context.ledger.boughtCalls(userId, [...askedCalls]);
    for (const callKey of askedCalls) bought.set(callKey, calls.has(callKey));
  }
}

/** What the bill compares of an artifact. */
export function toSelected({ sha256, contentDigest, inputs }: Artifact): SelectedArtifact {
  const { content, slots } = inputs as { content?: SelectedArtifact['content']; slots?: [string, string][] };
  return { sha256, contentDigest, content: content ?? ({} as Record<string, JsonValue>), inputs: new Map(slots) };
}
